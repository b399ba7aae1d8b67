package org.competitionledger.api.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** Until a reveal no public address tells anything of what is sealed (§5.13). */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class SealedWorldsTest {

  private static final int LAST = 14;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16,}|[A-Za-z0-9+/_-]{40,}=*");
  private static final List<String> ROOMS =
      List.of(
          "",
          "/standings",
          "/standings/alpha",
          "/timeline",
          "/findings",
          "/rules",
          "/participants",
          "/participants/alpha",
          "/reveals",
          "/events/13",
          "/proof",
          "/feeds",
          "/data");
  private static final List<String> TABLES =
      List.of(
          "/standings.csv?stage=final",
          "/events.csv",
          "/findings.csv",
          "/events?limit=100",
          "/standings/what-if?stage=final&version=1");

  private final Api api = new Api();
  private final SealedFinal cup = new SealedFinal(api);

  @Test
  void showTheSameEverywhereUntilTheReveal() throws IOException, InterruptedException {
    cup.told("worlds-a", "9.5", "2");
    cup.told("worlds-b", "1", "8.75");
    awaitSigned("worlds-a");
    awaitSigned("worlds-b");
    Map<String, String> one = everything("worlds-a");
    Map<String, String> other = everything("worlds-b");
    SoftAssertions all = new SoftAssertions();
    one.forEach(
        (address, shown) -> all.assertThat(other.get(address)).as(address).isEqualTo(shown));
    all.assertAll();
    assertThat(one.values().stream().filter(shown -> shown.startsWith("200")))
        .hasSizeGreaterThan(60);

    cup.by("eva", "worlds-a", SealedFinal.revealed("alpha", "9.5", "0"), 201);
    cup.by("eva", "worlds-b", SealedFinal.revealed("alpha", "1", "0"), 201);
    String table = "/v1/competitions/%s/standings?stage=final&atLeast=" + (LAST + 1);
    assertThat(shown("worlds-a", table)).isNotEqualTo(shown("worlds-b", table));
  }

  /** Proofs are of the head that was signed last: it has to be that of the last event. */
  private void awaitSigned(String competition) throws InterruptedException {
    String size = "\n" + (LAST + 1) + "\n";
    for (int at = 0; at < 300; at++) {
      if (shown(competition, "/v1/competitions/%s/log/checkpoint").contains(size)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the head of " + competition + " was not signed");
  }

  @Test
  void refusesWhatWasNotSealed() {
    cup.told("worlds-c", "9.5", "2");
    assertThat(
            cup.by("eva", "worlds-c", SealedFinal.revealed("alpha", "9.5", "1"), 409)
                .path("code")
                .asText())
        .isEqualTo("reveal-mismatch");
    JsonNode value = cup.by("eva", "worlds-c", SealedFinal.revealed("alpha", "9.4", "0"), 409);
    assertThat(value.path("code").asText()).isEqualTo("reveal-mismatch");
    assertThat(value.toString()).doesNotContain("9.5");
    assertThat(
            cup.by("eva", "worlds-c", SealedFinal.revealed("beta", "9.5", "0"), 409)
                .path("code")
                .asText())
        .isEqualTo("reveal-mismatch");
    cup.by("gus", "worlds-c", SealedFinal.revealed("alpha", "9.5", "0"), 403);
    String asGus = SealedFinal.revealed("alpha", "9.5", "0").replace("\"eva\"", "\"gus\"");
    assertThat(cup.by("gus", "worlds-c", asGus, 409).path("code").asText())
        .isEqualTo("score-not-sealed");
    cup.by("eva", "worlds-c", SealedFinal.revealed("alpha", "9.5", "0"), 201);
  }

  /** The whole stage in one command of the organizer's, in the order in which it is sent. */
  @Test
  void areRevealedByTheOrganizerAllOrNone() {
    cup.told("worlds-d", "9.5", "2");
    String alpha = SealedFinal.revealed("alpha", "9.5", "0");
    String beta = SealedFinal.revealed("beta", "2", "0");
    cup.by("gus", "worlds-d", SealedFinal.sealed("worlds-d", "beta", "gus", "6"), 201);
    String gus = SealedFinal.revealed("beta", "6", "0").replace("\"eva\"", "\"gus\"");

    JsonNode refused =
        Api.json(
            api.append(
                "worlds-d", "wrong", SealedFinal.batch(beta, gus.replace(":6,", ":6.5,"), alpha)));
    assertThat(refused.path("code").asText()).isEqualTo("reveal-mismatch");
    assertThat(refused.path("errors").path(0).path("pointer").asText()).startsWith("/1/data");
    assertThat(refused.toString()).doesNotContain("6.5", "9.5");
    JsonNode page =
        Api.json(api.get("/v1/competitions/worlds-d/events?type=ScoreRevealed&atLeast=15"));
    assertThat(page.path("events")).isEmpty();
    assertThat(page.path("lastSequence").asLong()).isEqualTo(LAST + 1);

    HttpResponse<String> revealed =
        api.append("worlds-d", "right", SealedFinal.batch(beta, gus, alpha));
    assertThat(revealed.statusCode()).as(revealed.body()).isEqualTo(201);
    JsonNode events =
        Api.json(api.get("/v1/competitions/worlds-d/events?type=ScoreRevealed&atLeast=18"))
            .path("events");
    assertThat(events).hasSize(3);
    assertThat(List.of(events.path(0), events.path(1), events.path(2)))
        .extracting(event -> event.path("data").path("participant").asText())
        .containsExactly("beta", "beta", "alpha");
    assertThat(events.path(1).path("actor").path("role").asText()).isEqualTo("organizer");
    assertThat(events.path(1).path("data").path("evaluator").asText()).isEqualTo("gus");
  }

  /** Every address that the document names, and the pages, in both languages. */
  private Map<String, String> everything(String competition) throws IOException {
    List<String> addresses = new ArrayList<>();
    try (InputStream document = SealedWorldsTest.class.getResourceAsStream("/openapi.json")) {
      JsonNode paths = Api.json(new String(document.readAllBytes(), UTF_8)).path("paths");
      paths.properties().stream()
          .filter(path -> path.getValue().has("get") && isOfCompetition(path.getKey()))
          .forEach(path -> addresses.addAll(addresses(path.getKey())));
    }
    TABLES.forEach(below -> addresses.add("/v1/competitions/%s" + below));
    for (String language : List.of("en", "ko")) {
      ROOMS.forEach(room -> addresses.add("/competitions/%s" + room + "?lang=" + language));
    }
    Map<String, String> everything = new TreeMap<>();
    addresses.forEach(address -> everything.put(address, shown(competition, address)));
    return everything;
  }

  /** But for tiles and bundles: hashes, and the events once more; nor its place in the register. */
  private static boolean isOfCompetition(String path) {
    return path.startsWith("/v1/competitions/{competition}")
        && !path.contains("{path}")
        && !path.endsWith("/bundle")
        && !path.endsWith("/register.tlog-proof");
  }

  private static List<String> addresses(String path) {
    String query =
        "?stage=final&from=1&to=1&version=1" + (path.contains("log/") ? "" : "&atLeast=" + LAST);
    String one =
        path.replace("{competition}", "%s")
            .replace("{version}", "1")
            .replace("{index}", "0")
            .replace("{participant}", "alpha");
    List<String> addresses = new ArrayList<>();
    for (int sequence = 0; sequence <= (path.contains("{sequence}") ? LAST : 0); sequence++) {
      addresses.add(one.replace("{sequence}", Integer.toString(sequence)) + query);
    }
    return addresses;
  }

  /** Status and body; ids, times, hashes and signatures by their sizes. */
  private String shown(String competition, String address) {
    HttpResponse<String> answer = api.get(address.replace("%s", competition));
    String body =
        answer
            .body()
            .replace(competition, "worlds-x")
            .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME")
            .replaceAll("\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?", "TIME")
            .replaceAll("(?s)<svg class=\"lanes?\".*?</svg>", "LANES") // drawn by the times
            .replaceAll("(?s)<section aria-labelledby=\"register\">.*?</section>", "PLACE")
            .replaceAll("data-(from|until)=\"\\d+\"", "TIME")
            .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID");
    StringBuilder sized = new StringBuilder();
    Matcher hash = HASH.matcher(body);
    while (hash.find()) {
      hash.appendReplacement(sized, "HASH" + hash.group().length());
    }
    return answer.statusCode() + " " + hash.appendTail(sized);
  }
}
