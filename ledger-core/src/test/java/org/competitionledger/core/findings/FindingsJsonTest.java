package org.competitionledger.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.event.PromiseKept;
import org.junit.jupiter.api.Test;

/** What the public API says of a finding. */
class FindingsJsonTest {

  private static JsonNode json(FindingAt found) throws IOException {
    return JsonText.parse(
            JsonBytes.of(out -> FindingsJson.write(found, ZoneId.of("Asia/Seoul"), out)))
        .orElseThrow();
  }

  private static JsonNode parsed(String json) throws IOException {
    return JsonText.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void tellsWhatItIsWhatProvesItAndWhenItWasSettled() throws IOException {
    Story story =
        Story.of(PromiseCases.promise(null, null)).on("2026-02-01", new PromiseKept("p-1", null));
    assertThat(json(story.finding(FindingCode.PROMISE_OPEN).orElseThrow()))
        .isEqualTo(
            parsed(
                """
                {"code": "promise-open", "severity": "info",
                 "title": {"ko": "%s", "en": "%s"},
                 "detail": {
                  "ko": "The host가 한 약속을 지켰다는 기록이 아직 없다(2026년 1월 1일): \
                ‘We will say more’.",
                  "en": "No event on record keeps a promise of The host yet (1 January 2026): \
                “We will say more”."},
                 "sequences": [1], "proofs": 1, "since": "2026-01-01T14:59:59.999999Z",
                 "openDays": 31, "resolvedAt": "2026-02-01T14:59:59.999999Z", "resolvedBy": 2,
                 "help": "/findings/promise-open"}
                """
                    .formatted(
                        FindingCode.PROMISE_OPEN.title().getKo(),
                        FindingCode.PROMISE_OPEN.title().getEn())));
  }

  @Test
  void ofAnOpenOneNothingIsSaidOfItsEnd() throws IOException {
    JsonNode json =
        json(
            Story.of(PromiseCases.promise(null, null))
                .finding(FindingCode.PROMISE_OPEN)
                .orElseThrow());
    assertThat(json.has("resolvedAt")).isFalse();
    assertThat(json.has("resolvedBy")).isFalse();
  }
}
