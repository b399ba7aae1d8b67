package org.competitionledger.api.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.command.Refused;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemJsonTest {

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyRefusalIsAProblemInBothLanguages(RefusalCode code) {
    List<String> arguments = List.of("a", "b", "c", "d");
    Problem problem =
        Refusals.problem(new Refused(code.code(), 2, "/data/stage", arguments, 7L, null), true);
    assertThat(problem.status()).isEqualTo(code.status()).isBetween(400, 499);
    assertThat(problem.code()).isEqualTo(code.code());
    assertThat(problem.extensions()).containsEntry("index", 2L).containsEntry("lastSequence", 7L);
    assertThat(problem.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/2/data/stage"));
    assertThat(json(problem, Language.EN))
        .contains("\"detail\":\"" + code.message(arguments).en().charAt(0));
    assertThat(json(problem, Language.KO)).matches("(?s).*[가-힣].*");
  }

  @Test
  void everyRefusalHasATitleOfItsOwnInBothLanguages() {
    List<Term> titles = Stream.of(RefusalCode.values()).map(RefusalCode::title).toList();
    assertThat(titles).extracting(Term::en).doesNotHaveDuplicates().allMatch(t -> !t.isBlank());
    assertThat(titles)
        .extracting(Term::ko)
        .doesNotHaveDuplicates()
        .allMatch(title -> title.matches(".*[가-힣].*"));
  }

  @Test
  void titleIsTheSameWhoeverFindsThatThereIsNoSuchCompetition() {
    assertThat(RefusalCode.UNKNOWN_COMPETITION.title())
        .isEqualTo(ProblemCode.UNKNOWN_COMPETITION.problem().title());
  }

  @Test
  void bugInARuleIsNoFaultOfTheWriter() {
    Problem problem =
        Refusals.problem(new Refused("internal-error", null, null, List.of(), -1L, null), false);
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.code()).isEqualTo("unexpected");
  }

  @Test
  void pointerOfSingleEventHasNoIndex() {
    Problem problem =
        Refusals.problem(
            new Refused(
                RefusalCode.UNKNOWN_COMPETITION.code(), 0, "/data", List.of("x"), -1L, null),
            false);
    assertThat(problem.errors().get(0).pointer()).isEqualTo("/data");
    assertThat(problem.extensions()).doesNotContainKey("lastSequence");
  }

  @Test
  void refusalOfNewerVersionIsStillTold() {
    Problem problem =
        Refusals.problem(new Refused("from-the-future", null, null, List.of(), 3L, null), false);
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("from-the-future");
  }

  @Test
  void codesAreOfOneOwner() {
    List<String> rules = Stream.of(RefusalCode.values()).map(RefusalCode::code).toList();
    List<String> both =
        Stream.of(ProblemCode.values()).map(ProblemCode::code).filter(rules::contains).toList();
    assertThat(both).as("asked for before and after the rules").containsOnly("unknown-competition");
  }

  @Test
  void unexpectedFailureTellsNothingOutside() {
    Problem problem = ProblemMappers.of(new IllegalStateException("secret"));
    assertThat(problem.status()).isEqualTo(500);
    assertThat(json(problem, Language.EN)).doesNotContain("secret").doesNotContain("Exception");
  }

  private static String json(Problem problem, Language language) {
    return new String(ProblemJson.bytes(problem, language), UTF_8);
  }
}
