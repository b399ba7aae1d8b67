package org.competitionledger.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A decimal: its unscaled value in the fewest bytes of two's complement, big end first. */
record DecimalLayout(int precision, int scale) implements Layout {

  /** So many decimal digits always fit into 64 bits. */
  private static final int LONG_DIGITS_MAX = 18;

  @Override
  public void write(Object value, ByteSink out) {
    BigDecimal decimal = ((BigDecimal) value).setScale(scale);
    int digits = decimal.precision();
    if (digits > precision) {
      throw new IllegalArgumentException(decimal + " has more than " + precision + " digits");
    }
    if (digits <= LONG_DIGITS_MAX) {
      writeSmall(decimal.scaleByPowerOfTen(scale).longValueExact(), out);
    } else {
      out.writeBytes(decimal.unscaledValue().toByteArray());
    }
  }

  private static void writeSmall(long unscaled, ByteSink out) {
    int length = length(unscaled);
    out.writeLong(length);
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      out.write((byte) (unscaled >> shift));
    }
  }

  private static int length(long unscaled) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(unscaled < 0 ? ~unscaled : unscaled);
    return bits / Byte.SIZE + 1;
  }

  @Override
  public Object read(ByteSource in) {
    int length = in.readLength();
    if (length == 0) {
      throw new MalformedBytes("a decimal without digits");
    }
    if (length > Long.BYTES) {
      BigInteger unscaled = new BigInteger(in.readFixed(length));
      BigDecimal decimal = new BigDecimal(unscaled, scale);
      requireLength(length, unscaled.bitLength() / Byte.SIZE + 1);
      if (decimal.precision() > precision) {
        throw new MalformedBytes("a decimal of more than " + precision + " digits");
      }
      return decimal;
    }
    long unscaled = in.read();
    for (int i = 1; i < length; i++) {
      unscaled = unscaled << 8 | in.read() & 0xFF;
    }
    requireLength(length, length(unscaled));
    return BigDecimal.valueOf(unscaled, scale);
  }

  private static void requireLength(int length, int fewest) {
    if (length != fewest) {
      throw new MalformedBytes("a decimal in " + length + " bytes that takes " + fewest);
    }
  }
}
