package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Reads Avro's binary encoding of the basic types. Bytes may come from strangers: no length in them
 * makes it allocate more than the bytes there are, and what {@link ByteSink} would write otherwise
 * is malformed, so that a value has one encoding.
 */
final class ByteSource {

  /** What Java reads in place of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;
  private int next;

  ByteSource(byte[] bytes, int from) {
    this.bytes = bytes;
    this.next = from;
  }

  /** How many bytes were read, those before the first counted in. */
  int position() {
    return next;
  }

  int remaining() {
    return bytes.length - next;
  }

  void requireEnd() {
    if (remaining() > 0) {
      throw new MalformedBytes(remaining() + " bytes after the record");
    }
  }

  byte read() {
    if (next >= bytes.length) {
      throw new MalformedBytes("ends early, after " + next + " bytes");
    }
    return bytes[next++];
  }

  /** A zig-zag number in the fewest bytes, at most ten. */
  long readLong() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = read();
      number |= (b & 0x7FL) << shift;
      if (b >= 0) {
        if (shift > 0 && b == 0 || shift == 63 && b > 1) {
          throw new MalformedBytes("a number in more bytes than it takes, before byte " + next);
        }
        return number >>> 1 ^ -(number & 1);
      }
    }
    throw new MalformedBytes("a number of more than ten bytes before byte " + next);
  }

  int readInt() {
    long number = readLong();
    if (number != (int) number) {
      throw new MalformedBytes(number + " is no 32-bit number, before byte " + next);
    }
    return (int) number;
  }

  String readString() {
    int length = readLength();
    String text = new String(bytes, next, length, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, next, next + length))) {
      throw new MalformedBytes("a text that is no UTF-8, before byte " + next);
    }
    next += length;
    return text;
  }

  byte[] readFixed(int length) {
    requireRemaining(length);
    byte[] read = Arrays.copyOfRange(bytes, next, next + length);
    next += length;
    return read;
  }

  /** A length of something that takes at least as many bytes. */
  int readLength() {
    return requireRemaining(readLong());
  }

  private int requireRemaining(long length) {
    if (length < 0 || length > remaining()) {
      throw new MalformedBytes("a length of " + length + " with " + remaining() + " bytes left");
    }
    return (int) length;
  }
}
