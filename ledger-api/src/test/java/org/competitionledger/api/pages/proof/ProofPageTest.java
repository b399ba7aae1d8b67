package org.competitionledger.api.pages.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class ProofPageTest {

  private static final int EVENTS = 600;

  private final Api api = new Api();

  @Test
  void tellsWhatIsSignedByWhichKeysAndWhichWitnesses() {
    String competition = signed(Events.SMALL_COMPETITION, 10);
    String[] head = checkpoint(competition).split("\n");
    String[] keys = api.get("/v1/competitions/" + competition + "/log/vkey").body().split("\n");

    String page = page(competition, "en");

    assertThat(page)
        .contains(
            "11 events, recorded up to ",
            "<code>" + head[0] + "</code>",
            "<code>" + head[2] + "</code>",
            "data-size=\"11\" data-root=\"" + head[2] + "\"",
            "<a href=\"/competitions/" + competition + "/events/10?lang=en\">#10</a>",
            "/v1/competitions/" + competition + "/bundle\"",
            "./ledger verify " + competition + ".zip --vkey '" + keys[0],
            "of 1 witnesses signed this head. It may be shown without any.",
            "No table has been certified yet.",
            "<script src=\"http://localhost:");
    assertThat(keys).allSatisfy(key -> assertThat(page).contains("<code>" + key));
    assertThat(page(competition, "ko"))
        .contains("까지 남긴 기록 11건이 서명 하나로 봉인되어 있습니다.", "이 브라우저에서 검증", "아직 확정된 순위표가 없습니다.");
  }

  @Test
  void showsWhatWasCertifiedAndWhereItComesOutAgain() {
    String closed =
        String.join(
            "\n",
            Events.SMALL_COMPETITION,
            "{\"type\":\"EvaluationClosed\",\"data\":{\"stage\":\"final\"}}",
            "{\"type\":\"StageClosed\",\"data\":{\"stage\":\"final\"}}");
    String competition = signed(closed, 12);
    String digest =
        Api.json(api.get("/v1/competitions/" + competition + "/standings/digest?atLeast=12"))
            .path("digest")
            .asText();
    String certified =
        """
        {"type":"StandingsCertified","data":{"stage":"final","version":1,"sequence":12,\
        "digest":"%s"}}"""
            .formatted(digest);
    assertThat(api.append(competition, "certified", certified).statusCode()).isEqualTo(201);
    api.get("/v1/competitions/" + competition + "?atLeast=13");

    assertThat(page(competition, "en"))
        .contains(
            "<th scope=\"row\">Stage final <span class=\"badge certified\">certified</span></th>",
            "/events/13?lang=en\">#13</a>",
            "<code>" + digest + "</code>",
            "/standings/digest?stage=final&amp;asOf=12\"");
  }

  @Test
  void saysSoWhereThereIsNothing() {
    assertThat(api.get("/competitions/nobody-knows/proof").statusCode()).isEqualTo(404);
  }

  /** What browsers run finds nothing wrong with a log, and every byte that was flipped in it. */
  @Test
  void theVerifierOfThePageFindsEveryFlippedByte() throws Exception {
    assumeThat(run("node", "--version").code()).as("node").isZero();
    String notices =
        IntStream.rangeClosed(1, EVENTS)
            .mapToObj(i -> Events.notice("n" + i))
            .collect(Collectors.joining("\n"));
    String competition = signed(notices, EVENTS);
    String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
    String log = "http://localhost:" + port + "/v1/competitions/" + competition + "/log";

    Ran ran = run("node", "src/test/js/verify.test.mjs", log);

    assertThat(ran.code()).as(ran.printed()).isZero();
    assertThat(ran.printed()).contains("verified " + (EVENTS + 1) + " events; every flipped byte");
  }

  private record Ran(int code, String printed) {}

  private static Ran run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), printed);
    } catch (IOException e) {
      return new Ran(127, e.getMessage());
    }
  }

  /** A competition whose head is signed up to its last event. */
  private String signed(String lines, int last) {
    String competition = api.announced();
    HttpResponse<String> recorded = api.bulk(competition, "lines", "", lines);
    assertThat(Api.lines(recorded)).allMatch(line -> line.path("status").asInt() == 201);
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!checkpoint(competition).contains("\n" + (last + 1) + "\n")) {
      assertThat(System.nanoTime()).as("not signed").isLessThan(deadlineNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return competition;
  }

  private String checkpoint(String competition) {
    return api.get("/v1/competitions/" + competition + "/log/checkpoint").body();
  }

  private String page(String competition, String language) {
    return api.get("/competitions/" + competition + "/proof?lang=" + language).body();
  }
}
