package org.competitionledger.api.node;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;

/**
 * What is kept free for work that is under way and for reading: bytes in the file system of the
 * data directory, and descriptors of this process. Kafka gives a log up for good where a write to
 * it fails, so appends end before one does.
 *
 * @param directory the data directory
 * @param bytes kept free there
 * @param descriptors kept free of those that this process may open
 */
record Reserve(Path directory, long bytes, long descriptors) {

  private static final String RETRY_AFTER_S = "10";

  /** Why nothing is to be appended now; costs some system calls. */
  Optional<Problem> shortage() {
    return disk().or(this::files);
  }

  private Optional<Problem> disk() {
    long free;
    try {
      free = Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      return Optional.empty(); // not made yet, or gone: whoever writes there says so
    }
    return free >= bytes
        ? Optional.empty()
        : Optional.of(shortage(ProblemCode.STORAGE_FULL, "disk-short", free >> 20, bytes >> 20));
  }

  private Optional<Problem> files() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return Optional.empty(); // Windows has no such limit
    }
    long free = unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount();
    return free >= descriptors
        ? Optional.empty()
        : Optional.of(shortage(ProblemCode.FILES_EXHAUSTED, "files-short", free, descriptors));
  }

  private static Problem shortage(ProblemCode code, String key, long free, long kept) {
    return code.problem(key, grouped(free), grouped(kept)).withHeader("Retry-After", RETRY_AFTER_S);
  }

  /** {@code 1,024}. */
  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
