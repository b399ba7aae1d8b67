package org.competitionledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.StageClosed;
import org.competitionledger.event.StageOpened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandJsonTest {

  private static final String OPENED = "{'type':'StageOpened','data':{'stage':'s'}}";
  private static final String CLOSED = "{'data':{'stage':'s'},'type':'StageClosed'}";
  private static final Proposal OPENING =
      Proposal.newBuilder().setPayload(new StageOpened("s")).build();
  private static final Proposal CLOSING =
      Proposal.newBuilder().setPayload(new StageClosed("s")).build();

  @Test
  void readsOneEventOrAnArray() {
    assertThat(CommandJson.body(json(OPENED)).orElseThrow()).containsExactly(OPENING);
    assertThat(CommandJson.body(json("[" + OPENED + "," + CLOSED + "]")).orElseThrow())
        .containsExactly(OPENING, CLOSING);
  }

  @Test
  void readsLinesWithAndWithoutKey() {
    assertThat(line(OPENED)).isEqualTo(new CommandJson.Line(Optional.empty(), List.of(OPENING)));
    assertThat(line("[" + OPENED + "]"))
        .isEqualTo(new CommandJson.Line(Optional.empty(), List.of(OPENING)));
    assertThat(line("{'key':'k-1','type':'StageOpened','data':{'stage':'s'}}"))
        .isEqualTo(new CommandJson.Line(Optional.of("k-1"), List.of(OPENING)));
    assertThat(line("{'key':'k-1','events':[" + OPENED + "," + CLOSED + "]}"))
        .isEqualTo(new CommandJson.Line(Optional.of("k-1"), List.of(OPENING, CLOSING)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      textBlock =
          """
          7                                                     | ""            | wrong-type
          []                                                    | ""            | no-events
          [7]                                                   | /0            | wrong-type
          [{'type':'StageOpened','data':{'stage':'s'}},{'type':'StageOpened','data':{}}] | /1/data/stage | missing-field
          {'key':'k','type':'StageOpened','data':{'stage':'s'}} | /key          | unknown-field
          {'events':[]}                                         | /type         | missing-field
          """)
  void pointsAtWhatIsWrongInABody(String body, String pointer, String code) {
    assertThat(CommandJson.body(json(body)).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'key':'a b','events':[{'type':'StageOpened','data':{'stage':'s'}}]} | /key    | invalid-key
          {'key':'','type':'StageOpened','data':{'stage':'s'}}                 | /key    | invalid-key
          {'key':7,'type':'StageOpened','data':{'stage':'s'}}                  | /key    | wrong-type
          {'key':'k','events':{}}                                              | /events | wrong-type
          {'key':'k','events':[]}                                              | /events | no-events
          {'key':'k','events':[{'type':'StageOpened','data':{'stage':'s'}}],'x':1} | /x   | unknown-field
          {'events':[{'type':'StageOpened','data':{}}]}                        | /events/0/data/stage | missing-field
          """)
  void pointsAtWhatIsWrongInALine(String line, String pointer, String code) {
    assertThat(CommandJson.line(json(line)).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  @Test
  void takesFiveHundredEventsAndNoMore() {
    String five = (OPENED + ",").repeat(CommandJson.EVENTS_MAX - 1) + OPENED;

    assertThat(CommandJson.body(json("[" + five + "]")).orElseThrow()).hasSize(500);
    assertThat(CommandJson.body(json("[" + five + "," + OPENED + "]")).problems())
        .extracting(JsonProblem::code)
        .containsExactly("too-many-events");
  }

  private static CommandJson.Line line(String json) {
    return CommandJson.line(json(json)).orElseThrow();
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }
}
