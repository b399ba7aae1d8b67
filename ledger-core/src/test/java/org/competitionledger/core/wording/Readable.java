package org.competitionledger.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;

/** What every sentence is held to that people read. */
public final class Readable {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d|\\bnull\\b|''");

  /** A place in JSON. */
  private static final Pattern POINTER =
      Pattern.compile("(^|[\\s(“‘])/(data|party|source|criteria|gate|stages|cutRules)\\b");

  /** 은(는), 이(가), 을(를), (으)로, (이)라는: a particle that nobody chose. */
  private static final Pattern UNDECIDED = Pattern.compile("[은이을과]\\([는가를와]\\)|\\((으|이)\\)");

  /** "The public word is another": what pages and records no longer call so. */
  private static final Pattern OTHER_WORDS =
      Pattern.compile("심사|관문|전제 조건|지원서|모집|해당자|미선정|원장|장부|사건|이벤트를 기록한");

  private static final Pattern CONSTANT =
      Pattern.compile(
          constants(Proposal.getClassSchema(), new HashSet<>()).stream()
              .collect(Collectors.joining("|", "\\b(", ")\\b")));

  private Readable() {}

  /** Both languages: nothing unresolved, no place in JSON, no name of a constant. */
  public static void assertReadable(LocalisedText text) {
    for (String sentence : List.of(text.getKo(), text.getEn())) {
      assertThat(sentence)
          .doesNotContainPattern(PLACEHOLDER)
          .doesNotContainPattern(POINTER)
          .doesNotContainPattern(CONSTANT)
          .doesNotContainPattern(UNDECIDED);
    }
  }

  /** The same, and in Korean one word a concept. For sentences without anybody's own words. */
  public static void assertInOurWords(LocalisedText text) {
    assertReadable(text);
    assertThat(text.getKo()).doesNotContainPattern(OTHER_WORDS).doesNotContain("'", "\"");
    assertThat(text.getEn()).doesNotContain(" '", "\"");
  }

  private static Set<String> constants(Schema schema, Set<String> seen) {
    Set<String> found = new HashSet<>();
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(type -> found.addAll(constants(type, seen)));
      case ARRAY -> found.addAll(constants(schema.getElementType(), seen));
      case ENUM -> found.addAll(schema.getEnumSymbols());
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          schema.getFields().forEach(field -> found.addAll(constants(field.schema(), seen)));
        }
      }
      default -> {}
    }
    return found;
  }
}
