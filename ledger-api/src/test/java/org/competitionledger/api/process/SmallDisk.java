package org.competitionledger.api.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of a few MiB that a test may fill; the test is skipped where none can be made. */
final class SmallDisk implements AutoCloseable {

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  static SmallDisk of(int mebibytes, Path directory) throws IOException {
    Files.createDirectories(directory);
    String said =
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString());
    assumeTrue(said.isEmpty(), "no file system can be mounted here, which needs root: " + said);
    return new SmallDisk(directory);
  }

  Path directory() {
    return directory;
  }

  /** Another program takes all but so many bytes. */
  void fillUpTo(long left) throws IOException {
    byte[] block = new byte[4 << 10];
    try (OutputStream out =
        Files.newOutputStream(other(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (Files.getFileStore(directory).getUsableSpace() > left) {
        out.write(block);
      }
    } catch (IOException e) {
      if (left > 0) {
        throw e;
      }
      // full to the last byte, as wished
    }
  }

  /** The other program takes its file away. */
  void free() throws IOException {
    Files.deleteIfExists(other());
  }

  private Path other() {
    return directory.resolve("of-another-program");
  }

  /** What a command said if it failed. */
  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? "" : said + '.';
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void close() {
    run("umount", "-l", directory.toString());
  }
}
