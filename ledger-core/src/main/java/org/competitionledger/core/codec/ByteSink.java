package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A growing buffer that knows Avro's binary encoding of the basic types. */
final class ByteSink {

  /** Most events and records of state fit. */
  private static final int CAPACITY = 256;

  private byte[] bytes = new byte[CAPACITY];
  private int size;

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void write(byte b) {
    reserve(1);
    bytes[size++] = b;
  }

  void write(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  /** A 32 or 64-bit number: zig-zag, then seven bits a byte, least significant first. */
  void writeLong(long number) {
    reserve(10);
    long rest = number << 1 ^ number >> 63;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** The number of bytes of its UTF-8 form, then that form. */
  void writeString(String text) {
    int length = text.length();
    int start = size;
    writeLong(length);
    reserve(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        size = start;
        writeBytes(text.getBytes(UTF_8));
        return;
      }
      bytes[size++] = (byte) c;
    }
  }

  /** Their number, then the bytes. */
  void writeBytes(byte[] source) {
    writeLong(source.length);
    write(source);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
