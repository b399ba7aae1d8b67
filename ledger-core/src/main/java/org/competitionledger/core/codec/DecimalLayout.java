package org.competitionledger.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A decimal: its unscaled value in the fewest bytes of two's complement, big end first. */
record DecimalLayout(int precision, int scale) implements Layout {

  @Override
  public void write(Object value, ByteSink out) {
    BigDecimal decimal = ((BigDecimal) value).setScale(scale);
    if (decimal.precision() > precision) {
      throw new IllegalArgumentException(decimal + " has more than " + precision + " digits");
    }
    BigInteger unscaled = decimal.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      writeSmall(unscaled.longValue(), unscaled.bitLength() / 8 + 1, out);
    } else {
      out.writeBytes(unscaled.toByteArray());
    }
  }

  private static void writeSmall(long unscaled, int length, ByteSink out) {
    out.writeLong(length);
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      out.write((byte) (unscaled >> shift));
    }
  }

  @Override
  public Object read(ByteSource in) {
    int length = in.readLength();
    if (length == 0) {
      throw new MalformedBytes("a decimal without digits");
    }
    if (length > Long.BYTES) {
      return new BigDecimal(new BigInteger(in.readFixed(length)), scale);
    }
    long unscaled = in.read();
    for (int i = 1; i < length; i++) {
      unscaled = unscaled << 8 | in.read() & 0xFF;
    }
    return BigDecimal.valueOf(unscaled, scale);
  }
}
