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
        : Optional.of(
            shortage(
                ProblemCode.STORAGE_FULL,
                "The disk of the ledger has %,d MiB left and keeps %,d MiB free: nothing is"
                    + " recorded until there is room. Reading goes on.",
                "기록부 디스크의 여유 공간이 %,dMiB로, 비워 두어야 하는 %,dMiB보다 적습니다. 공간이 생길 때까지 기록할 수"
                    + " 없고, 읽기는 계속할 수 있습니다.",
                free >> 20,
                bytes >> 20));
  }

  private Optional<Problem> files() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return Optional.empty(); // Windows has no such limit
    }
    long free = unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount();
    return free >= descriptors
        ? Optional.empty()
        : Optional.of(
            shortage(
                ProblemCode.FILES_EXHAUSTED,
                "This process may open %,d more files and connections and keeps %,d free:"
                    + " nothing is recorded until some are closed. Reading goes on.",
                "이 프로세스가 더 열 수 있는 파일과 연결은 %,d개로, 남겨 두어야 하는 %,d개보다 적습니다. 일부가 닫힐 때까지"
                    + " 기록할 수 없고, 읽기는 계속할 수 있습니다.",
                free,
                descriptors));
  }

  private static Problem shortage(ProblemCode code, String en, String ko, long free, long kept) {
    return code.problem(
            String.format(Locale.ROOT, en, free, kept), String.format(Locale.ROOT, ko, free, kept))
        .withHeader("Retry-After", RETRY_AFTER_S);
  }
}
