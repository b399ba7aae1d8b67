package org.competitionledger.core.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.wording.Readable.assertInOurWords;
import static org.competitionledger.core.wording.Readable.assertReadable;

import java.text.MessageFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.competitionledger.core.decide.Specification.Then;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.LocalisedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal there is comes about, with its message complete in both languages. */
class EveryRefusalTest {

  private static final Examples EXAMPLES = Examples.all();

  @ParameterizedTest
  @EnumSource
  void isComeToByItsExample(RefusalCode code) {
    Then then = EXAMPLES.of(code).orElseThrow().get();

    then.thenRefused(code);
    List<String> arguments = then.refused().refusal().arguments();
    assertReadable(new LocalisedText(code.message(arguments).ko(), code.message(arguments).en()));
    assertThat(code.message(arguments).en()).isNotBlank().doesNotContain("{", "null");
    assertThat(code.message(arguments).ko()).isNotBlank().doesNotContain("{", "null");
    for (String argument : arguments) {
      assertThat(code.message(arguments).en() + code.message(arguments).ko()).contains(argument);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesTheSameArgumentsInBothLanguages(RefusalCode code) {
    List<String> arguments = IntStream.range(0, 4).mapToObj(i -> "<" + i + ">").toList();

    for (String argument : arguments) {
      assertThat(code.message(arguments).en().contains(argument))
          .isEqualTo(code.message(arguments).ko().contains(argument));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPublicAsAProblemOfTheContract(RefusalCode code) {
    assertThat(code.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(code.status()).isIn(400, 403, 404, 409, 412, 413, 422);
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenForAReader(RefusalCode code) {
    String english = code.message(List.of("a", "b", "c")).en();
    String korean = code.message(List.of("a", "b", "c")).ko();

    assertInOurWords(new LocalisedText(korean, english));
    assertThat(korean).matches("(?s).*니다[.:]?( .*)?|.*니다\\(.*\\)?");
    assertThat(english).doesNotContain("''").matches("(?s)^[A-Z0-9ab].*");
    assertThat(korean).matches("(?s).*\\p{IsHangul}.*");
    assertThat(new MessageFormat(english).getFormats()).isEmpty();
  }
}
