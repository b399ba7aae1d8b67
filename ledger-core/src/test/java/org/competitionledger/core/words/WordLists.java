package org.competitionledger.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the word lists of the module in whose directory the tests run. */
public final class WordLists {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
  private static final Pattern LITERAL = Pattern.compile("[\"']([a-z0-9.-]+)[\"']");
  private static final Pattern OF_TEMPLATE = Pattern.compile("\\bt\\.([a-z_]+)");
  private static final Pattern CONSTANT =
      Pattern.compile("^  ([A-Z][A-Z0-9_]+)\\b", Pattern.MULTILINE);
  private static final Path LISTS = Path.of("src/main/resources/words");

  private WordLists() {}

  /**
   * Both languages have every key with the same places, and the code names each.
   *
   * @param names enumerations of other modules whose constants are keys
   */
  public static void check(Class<?> speaker, Class<?>... names) {
    Set<String> named = named();
    Stream.of(names)
        .flatMap(each -> Stream.of(each.getEnumConstants()))
        .forEach(each -> named.add(key(((Enum<?>) each).name())));
    for (String room : rooms()) {
      for (Map.Entry<String, Term> text : Words.of(speaker, room).all().entrySet()) {
        String key = room + ": " + text.getKey();
        assertThat(text.getValue().en()).as(key).isNotBlank();
        assertThat(text.getValue().ko()).as(key).isNotBlank();
        assertThat(places(text.getValue().ko())).as(key).isEqualTo(places(text.getValue().en()));
        assertThat(isNamed(text.getKey(), named)).as("the code names " + key).isTrue();
      }
    }
  }

  /** Literally, without what its part is called, or by the beginning of its name. */
  private static boolean isNamed(String key, Set<String> named) {
    return named.contains(key.replaceFirst("^type\\.|\\.(title|meaning|remedy)$", ""))
        || named.stream().anyMatch(each -> each.endsWith("-") && key.startsWith(each));
  }

  private static List<String> rooms() {
    try (Stream<Path> files = Files.list(LISTS)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("_(en|ko)\\.properties$", ""))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<String> places(String template) {
    return PLACE
        .matcher(template)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** What could be a key: a literal of the code, or a constant of an enumeration. */
  private static Set<String> named() {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|html)")).toList()) {
        String text = Files.readString(file);
        LITERAL.matcher(text).results().forEach(found -> named.add(found.group(1)));
        for (Pattern spelled : List.of(CONSTANT, OF_TEMPLATE)) {
          spelled.matcher(text).results().forEach(found -> named.add(key(found.group(1))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return named;
  }
}
