package org.competitionledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comments call {@code §5.3} is a section of docs/rules.md. */
class RulesReferencesTest {

  private static final Path RULES = Path.of("../docs/rules.md");
  private static final Pattern REFERENCE = Pattern.compile("§(\\d+(?:\\.\\d+)?)");
  private static final Pattern HEADING =
      Pattern.compile("^##+ (\\d+(?:\\.\\d+)?) ", Pattern.MULTILINE);

  @Test
  void everySectionThatCommentsReferToIsThere() throws IOException {
    Set<String> referredTo = all(REFERENCE, Files.readString(RULES));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        referredTo.addAll(all(REFERENCE, Files.readString(source)));
      }
    }
    assertThat(all(HEADING, Files.readString(RULES))).containsAll(referredTo);
    assertThat(referredTo).hasSizeGreaterThan(30);
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
