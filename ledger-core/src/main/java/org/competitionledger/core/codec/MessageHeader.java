package org.competitionledger.core.codec;

/**
 * The header of Avro's single-object encoding: {@code C3 01}, then the schema's CRC-64-AVRO, least
 * significant byte first.
 */
final class MessageHeader {

  static final int LENGTH = 10;

  private static final byte MARKER = (byte) 0xC3;
  private static final byte VERSION = 1;

  private MessageHeader() {}

  static void write(long fingerprint, ByteSink out) {
    out.write(MARKER);
    out.write(VERSION);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      out.write((byte) (fingerprint >>> shift));
    }
  }

  static long fingerprint(byte[] message) {
    if (message.length < LENGTH || message[0] != MARKER || message[1] != VERSION) {
      throw new MalformedBytes("no Avro single-object encoding");
    }
    long fingerprint = 0;
    for (int i = LENGTH - 1; i >= 2; i--) {
      fingerprint = fingerprint << Byte.SIZE | message[i] & 0xFF;
    }
    return fingerprint;
  }

  /** As text: 16 lower-case hexadecimal digits, most significant first. */
  static String text(long fingerprint) {
    return java.util.HexFormat.of().toHexDigits(fingerprint);
  }
}
