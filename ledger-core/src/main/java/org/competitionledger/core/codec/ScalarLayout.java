package org.competitionledger.core.codec;

import java.nio.ByteBuffer;
import java.time.Instant;

/** The layouts that need no schema. */
enum ScalarLayout implements Layout {
  NULL {
    @Override
    public void write(Object value, ByteSink out) {}

    @Override
    public Object read(ByteSource in) {
      return null;
    }
  },
  BOOLEAN {
    @Override
    public void write(Object value, ByteSink out) {
      out.write((byte) ((Boolean) value ? 1 : 0));
    }

    @Override
    public Object read(ByteSource in) {
      byte read = in.read();
      if (read != (read & 1)) {
        throw new MalformedBytes("a truth value of " + read);
      }
      return read == 1;
    }
  },
  INT {
    @Override
    public void write(Object value, ByteSink out) {
      out.writeLong((Integer) value);
    }

    @Override
    public Object read(ByteSource in) {
      return in.readInt();
    }
  },
  LONG {
    @Override
    public void write(Object value, ByteSink out) {
      out.writeLong((Long) value);
    }

    @Override
    public Object read(ByteSource in) {
      return in.readLong();
    }
  },
  /** Microseconds since 1970, those before it rounded down. */
  INSTANT {
    @Override
    public void write(Object value, ByteSink out) {
      Instant instant = (Instant) value;
      long micros = Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND);
      out.writeLong(Math.addExact(micros, instant.getNano() / 1_000));
    }

    @Override
    public Object read(ByteSource in) {
      long micros = in.readLong();
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, MICROS_PER_SECOND),
          Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }
  },
  STRING {
    @Override
    public void write(Object value, ByteSink out) {
      out.writeString((String) value);
    }

    @Override
    public Object read(ByteSource in) {
      return in.readString();
    }
  },
  BYTES {
    @Override
    public void write(Object value, ByteSink out) {
      ByteBuffer buffer = ((ByteBuffer) value).duplicate();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      out.writeBytes(bytes);
    }

    @Override
    public Object read(ByteSource in) {
      return ByteBuffer.wrap(in.readFixed(in.readLength()));
    }
  };

  private static final long MICROS_PER_SECOND = 1_000_000;
}
