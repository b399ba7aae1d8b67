package org.competitionledger.core.scenarios;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results that others published, in {@code ../shared/data} beside the repository. */
final class PublishedData {

  private PublishedData() {}

  /**
   * The lines of a CSV file without quotes, by column; skips the test where there is no such file.
   */
  static List<Map<String, String>> read(String name) {
    Path file = root().resolveSibling("shared").resolve("data").resolve(name);
    assumeTrue(Files.isReadable(file), () -> "no " + name + " in ../shared/data");
    try {
      List<String> lines = Files.readAllLines(file);
      String[] columns = lines.get(0).split(",", -1);
      List<Map<String, String>> records = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> record = new HashMap<>();
        for (int index = 0; index < columns.length; index++) {
          record.put(columns[index], cells[index]);
        }
        records.add(record);
      }
      return records;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The repository's root: the nearest directory that holds the schemas' module. */
  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("schemas"))) {
      at = at.getParent();
    }
    return at;
  }
}
