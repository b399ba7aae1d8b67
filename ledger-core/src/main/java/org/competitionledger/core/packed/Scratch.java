package org.competitionledger.core.packed;

import java.nio.ByteBuffer;

/**
 * Where there is room for bytes that nobody needs afterwards: on disk, or in the heap for tests.
 */
@FunctionalInterface
public interface Scratch {

  /**
   * Further room, all zeros.
   *
   * @param bytes how much
   * @throws java.io.UncheckedIOException if there is no more
   */
  ByteBuffer allocate(int bytes);
}
