package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is told by line and column, all at once, in both languages. */
class FileProblemsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  private static final String HEAD =
      """
      competition: cup
      name: Cup
      zone: Asia/Seoul
      """;
  private static final String STAGE = HEAD + "stages: {final: {name: Final}}\n";
  private static final String RULES = STAGE + "rules:\n  criteria:\n    skill:\n";

  /** The text, and what is told of it: {@code line:column code}. */
  static Stream<Arguments> faults() {
    return Stream.of(
        fault("", "1:1 file-empty"),
        fault("# nothing\n", "1:1 file-empty"),
        fault("just words\n", "1:1 fields-expected"),
        fault("- a\n- b\n", "1:1 fields-expected"),
        fault(HEAD + "\tstages: 1\n", "4:1 tab"),
        fault(HEAD + "description: first: second\n", "4:19 colon"),
        fault(HEAD + "description: [a, b\n", "4:14 bracket-open"),
        fault(HEAD + "stages:\n  a: {name: A}\n b: {name: B}\n", "6:2 indentation"),
        fault(HEAD + "description: \"open\n", "4:14 quotation-open"),
        fault(HEAD + "description\nrecord: live\n", "5:1 colon-missing"),
        fault(HEAD + "description: @home\n", "4:14 quotation-needed"),
        fault(HEAD.replace("Cup", "\"C\\x01p\""), "2:7 invalid-text"),
        fault(HEAD + "--- \nname: two\n", "4:1 malformed-yaml"),
        fault("name: Cup\nzone: Asia/Seoul\n", "1:1 competition-missing"),
        fault("competition: cup\nzone: Asia/Seoul\n", "1:1 missing-field"),
        fault(HEAD + "naem: Other\n", "4:1 key-unknown"),
        fault(HEAD + "name: Other\n", "4:1 key-twice"),
        fault(HEAD + "? [a]\n: b\n", "4:3 key-no-word"),
        fault(HEAD + "record: lively\n", "4:9 word-unknown"),
        fault(HEAD + "licence: !spdx CC0-1.0\n", "4:10 tag-unknown"),
        fault(HEAD + "organizer: [a]\n", "4:12 short-form-unknown"),
        fault(HEAD + "organizer: {fr: Bureau}\n", "4:12 missing-text", "4:13 key-unknown"),
        fault(HEAD + "organizer: true\n", "4:12 wrong-type"),
        fault(HEAD + "goals: sport\n", "4:8 list-or-mapping-expected"),
        fault(HEAD + "languages: [de]\n", "4:13 word-unknown"),
        fault(HEAD + "party: &p {id: *p}\n", "4:8 alias-of-itself"),
        fault(HEAD + "stages:\n  final:\n    order: 1\n", "5:3 missing-field"),
        fault(
            HEAD + "stages:\n  - stage: final\n    name: Final\n    odrer: 2\n", "7:5 key-unknown"),
        fault(STAGE.replace("{name", "{stage: last, name"), "4:25 key-said-twice"),
        fault(HEAD + "stages: {final: {name: F, evaluation: 1/2/3}}\n", "4:39 window-malformed"),
        fault(HEAD + "stages: {final: {name: F, occasions: 501}}\n", "4:38 occasions-malformed"),
        fault(HEAD + "stages: {f: {name: F, panel: {same-as: f}}}\n", "4:40 same-as-unknown"),
        fault(HEAD + "participants: {ants: }\n", "4:16 missing-field"),
        fault(RULES + "      points: 0x10\n", "7:5 missing-field", "8:15 number-not-plain"),
        fault(RULES + "      name: S\n      points: \"10\"\n", "9:15 wrong-type"),
        fault(RULES + "      name: S\n      points: 1.2345678\n", "9:15 too-many-digits"),
        fault(RULES + "      name: S\n      points: 1,5\n", "9:15 decimal-comma"),
        fault(STAGE + "rules: {criteria: {a: {name: S, points: 1,5}}}\n", "5:43 decimal-comma"),
        fault(RULES + "      name: S\n  cut: {finl: {top: 1}}\n", "9:9 stage-unknown"),
        fault(RULES + "      name: S\n      scale: 1-10\n", "9:14 scale-malformed"),
        fault(
            RULES + "      name: S\n      points: 10\n      maximum: 10\n",
            "9:15 said-in-two-ways"),
        fault(RULES + "      name: S\n      points: 10\n      scale: 0..3\n", "9:15 factor-needed"),
        fault(RULES + "      name: S\n      panel: meen\n", "9:14 word-unknown"),
        fault(RULES + "      name: S\n  cut: {final: 3}\n", "9:16 fields-expected"),
        fault(RULES + "      name: S\n  tieBreaks: [coin]\n", "9:15 word-unknown"),
        fault(
            RULES + "      name: S\n  tieBreaks: [{count: 1}]\n",
            "9:15 missing-field",
            "9:16 key-unknown"));
  }

  private static Arguments fault(String yaml, String... told) {
    return Arguments.of(yaml, List.of(told));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsWhereItIs(String yaml, List<String> told) {
    ReadFile file = ContestFile.read(yaml.getBytes(UTF_8));

    assertThat(file.problems().stream().map(FileProblemsTest::place)).as(yaml).isEqualTo(told);
    assertThat(file.proposals()).isEmpty();
    for (FileProblem problem : file.problems()) {
      assertThat(problem.message().ko()).as(yaml).doesNotContain("{").matches(".*[가-힣].*");
      assertThat(problem.message().en()).as(yaml).doesNotContain("{");
    }
  }

  private static String place(FileProblem problem) {
    return problem.at().line() + ":" + problem.at().column() + ' ' + problem.code();
  }

  @Test
  void saysWhatIsAllowedAndWhatWasMeant() {
    ReadFile file = ContestFile.read((HEAD + "record: lvie\nnaem: N\n").getBytes(UTF_8));

    assertThat(file.problems().stream().map(problem -> problem.text("cup.yaml", Language.EN)))
        .first()
        .isEqualTo(
            "cup.yaml:4:9: \"lvie\" is not known here. Did you mean \"live\"? Known: live,"
                + " reconstructed [word-unknown]");
    assertThat(file.problems().get(1).text("cup.yaml", Language.KO))
        .startsWith("cup.yaml:5:1: 여기에 쓸 수 없는 항목입니다: naem. 혹시 name 아닙니까? (쓸 수 있는 항목:");
  }

  @Test
  void tellsEverythingAtOnce() {
    ReadFile file =
        ContestFile.read(
            (RULES + "      nmae: S\n      gate: rulde\n  cut: {final: {topp: 3}}\n")
                .getBytes(UTF_8));

    assertThat(file.problems().stream().map(FileProblemsTest::place))
        .containsExactly("8:7 key-unknown", "9:13 word-unknown", "10:17 key-unknown");
  }

  @Test
  void tellsWhatTheRulesRefuseWhereItIsWritten() {
    ReadFile file =
        ContestFile.read(
            (RULES
                    + "      name: Skill\n      points: 60\n  points: 100\n"
                    + "  cut: {final: {top: 1}}\n"
                    + "calls:\n  entries: {name: C, window: 2027-02-01/2027-01-01}\n")
                .replace("Asia/Seoul", "Mars/Olympus")
                .getBytes(UTF_8));
    assertThat(file.problems()).isEmpty();
    assertThat(refused(file)).containsExactly("3:7 zone-unknown");

    ReadFile known =
        ContestFile.read(
            (RULES
                    + "      name: Skill\n      points: 60\n  points: 100\n"
                    + "calls:\n  entries: {name: C, window: 2027-02-01/2027-01-01}\n")
                .getBytes(UTF_8));
    assertThat(refused(known)).containsExactly("10:11 sums-mismatch", "12:30 window-reversed");
  }

  @Test
  void tellsNothingThatMerelyFollows() {
    ReadFile file =
        ContestFile.read(
            (HEAD
                    + "stages:\n  final: {name: F, evaluation: 2027-02-01/2027-01-01, panel: {evaluators: [a, b]}}\n"
                    + "rules: {stages: [final, semi], criteria: {skill: {name: S}}}\n")
                .getBytes(UTF_8));

    assertThat(refused(file)).containsExactly("5:32 window-reversed");

    ReadFile named =
        ContestFile.read(
            (STAGE + "rules: {stages: [final, semi], criteria: {skill: {name: S}}}\n")
                .getBytes(UTF_8));
    assertThat(refused(named)).containsExactly("5:25 unknown-stage");
  }

  private static List<String> refused(ReadFile file) {
    return file.problems(file.asNewCompetition(Role.ORGANIZER, NOW)).stream()
        .map(FileProblemsTest::place)
        .toList();
  }

  @Test
  void readsNoMoreThanItsLimits() {
    assertThat(only("a".repeat((1 << 20) + 1))).isEqualTo("1:1 file-too-large");
    assertThat(only("[".repeat(500_000))).isEqualTo("1:33 file-too-deep");
    assertThat(only("a: ".repeat(40))).endsWith("colon");
    StringBuilder text = new StringBuilder(HEAD + "languages:\n  - &a0 [ko, ko, ko, ko, ko, ko]\n");
    for (int i = 1; i < 9; i++) {
      text.append("  - &a")
          .append(i)
          .append(" [")
          .append(("*a" + (i - 1) + ", ").repeat(9))
          .append("]\n");
    }
    assertThat(ContestFile.read(text.toString().getBytes(UTF_8)).problems()).isNotEmpty();
    assertThat(ContestFile.read(new byte[] {(byte) 0xff, 'a'}).problems().get(0).code())
        .isEqualTo("not-utf-8");
  }

  private static String only(String yaml) {
    List<FileProblem> problems = ContestFile.read(yaml.getBytes(UTF_8)).problems();
    assertThat(problems).hasSize(1);
    return place(problems.get(0));
  }
}
