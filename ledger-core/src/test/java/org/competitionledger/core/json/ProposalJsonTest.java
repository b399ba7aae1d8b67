package org.competitionledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalJsonTest {

  private static final String SCORE =
      "{'type':'ScoreRecorded','data':{'stage':'s','participant':'p','criterion':'c','value':%s}}";

  @Test
  void takesDefaultsForWhatIsAbsentOrNull() {
    ScoreRecorded score =
        (ScoreRecorded)
            parse(
                    "{'type':'ScoreRecorded','party':null,'data':{'stage':'s','participant':'p',"
                        + "'criterion':'c','value':9,'note':null}}")
                .orElseThrow()
                .getPayload();

    assertThat(score.getOccasion()).isEqualTo(1);
    assertThat(score.getState()).isEqualTo(ScoreState.NUMBER);
    assertThat(score.getValue()).isEqualTo(new BigDecimal("9.000000"));
    assertThat(score.getEvaluator()).isNull();
    assertThat(score.getNote()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.100000",
    "9.200000, 9.200000",
    "12345678901234567.123456, 12345678901234567.123456",
    "999999999999999999.999999, 999999999999999999.999999",
    "-0.000001, -0.000001",
    "1e3, 1000.000000",
    "1.2500000000, 1.250000",
    "-0.0, 0.000000",
    "0e999999999, 0.000000"
  })
  void readsNumbersExactly(String written, BigDecimal exact) {
    ScoreRecorded score =
        (ScoreRecorded) parse(SCORE.formatted(written)).orElseThrow().getPayload();

    assertThat(score.getValue()).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "9.200000, 9.2",
    "12345678901234567.123456, 12345678901234567.123456",
    "1e3, 1000",
    "0.00, 0",
    "-0.50, -0.5"
  })
  void writesNumbersExactlyAndPlainly(String written, String shown) {
    Proposal proposal = parse(SCORE.formatted(written)).orElseThrow();

    assertThat(new String(ProposalJson.bytes(proposal), UTF_8))
        .contains("\"value\":" + shown + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0000001",
        "1234567890123456789",
        "1e18",
        "1e999999999",
        "1e99999999999",
        "1e-999999999",
        "-1000000000000000000.5"
      })
  void refusesNumbersWithMoreDigitsThanAreKept(String written) {
    problems(SCORE.formatted(written))
        .containsExactly(Tuple.tuple("/data/value", "too-many-digits"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'9.2'", "true", "[9.2]", "{}"})
  void refusesAnythingButANumberForANumber(String written) {
    problems(SCORE.formatted(written)).containsExactly(Tuple.tuple("/data/value", "wrong-type"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'Nonsense','data':{}}                                            | /type         | unknown-type
          {'data':{}}                                                              | /type         | missing-field
          {'type':7,'data':{}}                                                     | /type         | wrong-type
          {'type':'StageOpened'}                                                   | /data         | missing-field
          {'type':'StageOpened','data':[]}                                         | /data         | wrong-type
          {'type':'StageOpened','data':{}}                                         | /data/stage   | missing-field
          {'type':'StageOpened','data':{'stage':null}}                             | /data/stage   | missing-field
          {'type':'StageOpened','data':{'stage':1}}                                | /data/stage   | wrong-type
          {'type':'StageOpened','data':{'stage':'s','when':1}}                     | /data/when    | unknown-field
          {'type':'StageOpened','data':{'stage':'s','a/b~':1}}                     | /data/a~1b~0  | unknown-field
          {'type':'StageOpened','recordedAt':'x','data':{'stage':'s'}}             | /recordedAt   | unknown-field
          {'type':'StageOpened','data':{'stage':'s','stage':'t'}}                  | /data/stage   | duplicate-field
          {'type':'StageOpened','type':'StageOpened','data':{}}                    | /type         | duplicate-field
          {'type':'StageOpened','causedBy':1.0,'data':{'stage':'s'}}               | /causedBy     | wrong-type
          {'type':'StageOpened','causedBy':99999999999999999999,'data':{'stage':'s'}} | /causedBy  | out-of-range
          {'type':'OccasionClosed','data':{'stage':'s','occasion':3000000000}}     | /data/occasion | out-of-range
          {'type':'StageOpened','source':{'kind':'RUMOUR'},'data':{'stage':'s'}}   | /source/kind  | unknown-value
          {'type':'StageOpened','source':{'kind':'NAMED','citation':{}},'data':{'stage':'s'}} | /source/citation | missing-text
          {'type':'StageOpened','source':{'kind':'NAMED','citation':{'ko':' '}},'data':{'stage':'s'}} | /source/citation | missing-text
          {'type':'StageOpened','occurredAt':'','data':{'stage':'s'}}              | /occurredAt   | invalid-time
          {'type':'StageOpened','occurredAt':7,'data':{'stage':'s'}}               | /occurredAt   | wrong-type
          {'type':'StageOpened','occurredAt':{'note':{'ko':'x'}},'data':{'stage':'s'}} | /occurredAt/time | missing-field
          {'type':'StageOpened','occurredAt':{'time':'2026','x':1},'data':{'stage':'s'}} | /occurredAt/x | unknown-field
          {'type':'StageOpened','data':{'stage':'\\ud800'}}                        | /data/stage   | invalid-text
          {'type':'StageOpened','data':{'stage':'a\\u0000'}}                       | /data/stage   | invalid-text
          {'type':'TieResolved','data':{'stage':'s','order':['a',null]}}           | /data/order/1 | wrong-type
          {'type':'PanelAnnounced','data':{'stage':'s','panel':'p','size':1,'identitiesWithheld':0}} | /data/identitiesWithheld | wrong-type
          """)
  void namesWhatIsWrongAndWhere(String json, String pointer, String code) {
    problems(json).containsExactly(Tuple.tuple(pointer, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{'type':}", "{} {}", "nul", "{'type':'a'} x"})
  void refusesWhatIsNotOneJsonDocument(String json) {
    assertThat(codes(json)).containsExactly("malformed-json");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(codes("[".repeat(100))).containsExactly("too-large");
    assertThat(codes(SCORE.formatted("1".repeat(1000)))).containsExactly("too-large");
    assertThat(codes("{'type':'StageOpened','data':{'stage':'" + "x".repeat(70_000) + "'}}"))
        .containsExactly("too-large");
  }

  @Test
  void collectsSeveralProblemsUpToALimit() {
    problems("{'type':'StageOpened','x':1,'data':{'y':2}}")
        .containsExactlyInAnyOrder(
            Tuple.tuple("/x", "unknown-field"),
            Tuple.tuple("/data/y", "unknown-field"),
            Tuple.tuple("/data/stage", "missing-field"));

    StringBuilder many = new StringBuilder("{'type':'StageOpened','data':{'stage':'s'}");
    for (int i = 0; i < 50; i++) {
      many.append(",'f").append(i).append("':1");
    }
    problems(many + "}").hasSize(Problems.COUNT_MAX);
  }

  @Test
  void saysWhatIsWrongInBothLanguages() {
    JsonProblem problem = parse("{'type':'Nonsense','data':{}}").problems().get(0);

    assertThat(problem.message().en()).isEqualTo("There is no event type \"Nonsense\".");
    assertThat(problem.message().ko()).isEqualTo("없는 이벤트 유형입니다: Nonsense");
  }

  @Test
  void leavesTimesToBeResolvedWhereTheZoneIsKnown() {
    PromiseMade promise =
        (PromiseMade)
            parse(
                    "{'type':'PromiseMade','data':{'promise':'p','kind':'DECIDE',"
                        + "'text':{'ko':'t'},'due':{'time':'2026','note':{'en':'late'}}}}")
                .orElseThrow()
                .getPayload();

    assertThat(promise.getDue().getWritten()).isEqualTo("2026");
    assertThat(promise.getDue().getEarliest()).isEqualTo(Instant.EPOCH);
    assertThat(promise.getDue().getLatest()).isEqualTo(Instant.EPOCH);
    assertThat(promise.getDue().getNote().getEn()).isEqualTo("late");
  }

  private static Parsed<Proposal> parse(String json) {
    return ProposalJson.parse(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static List<String> codes(String json) {
    return parse(json).problems().stream().map(JsonProblem::code).toList();
  }

  private static ListAssert<Tuple> problems(String json) {
    return assertThat(
        parse(json).problems().stream().map(p -> Tuple.tuple(p.pointer(), p.code())).toList());
  }
}
