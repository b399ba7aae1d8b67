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
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.competitionledger.core.seal.SealedScore;
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

  /** A competition in which eva sealed a score of each entry, and gus gave one to the first. */
  private void told(String competition, String alpha, String beta) {
    assertThat(api.append(competition, "announce", Events.ANNOUNCED).statusCode()).isEqualTo(201);
    String lines =
        Events.SMALL_COMPETITION
            .replace("\"DIRECT\"", "\"PANEL\",\"panel\":{\"method\":\"MEAN\",\"digits\":2}")
            .lines()
            .filter(line -> !line.contains("ScoreRecorded"))
            .reduce("", (all, line) -> all + line + '\n');
    String panel =
        """
        {"type":"PanelAnnounced","data":{"stage":"final","panel":"jury","size":2}}
        {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury","evaluator":"eva"}}
        {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury","evaluator":"gus"}}
        """;
    HttpResponse<String> bulk = api.bulk(competition, "told", "", lines + panel);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    by(
        "gus",
        competition,
        Events.score("alpha", "7").replace("\"value\"", "\"evaluator\":\"gus\",\"value\""),
        201);
    by("eva", competition, sealed(competition, "alpha", alpha), 201);
    by("eva", competition, sealed(competition, "beta", beta), 201);
  }

  private JsonNode by(String evaluator, String competition, String event, int status) {
    String token = Api.token(evaluator, List.of("evaluator"), 3600);
    HttpResponse<String> answer =
        api.send(
            api.appending(competition, "k" + event.hashCode(), event)
                .setHeader("Authorization", "Bearer " + token)
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Api.json(answer);
  }

  private static String sealed(String competition, String participant, String value) {
    String commitment =
        new SealedScore(competition, "final", participant, "skill", 1, "eva", value)
            .commitment(new byte[SealedScore.SALT_BYTES]);
    return """
        {"type":"ScoreSealed","data":{"stage":"final","participant":"%s","criterion":"skill",\
        "evaluator":"eva","commitment":"%s"}}"""
        .formatted(participant, commitment);
  }

  private static String revealed(String participant, String value, String salt) {
    return """
        {"type":"ScoreRevealed","data":{"stage":"final","participant":"%s","criterion":"skill",\
        "evaluator":"eva","value":%s,"salt":"%s"}}"""
        .formatted(participant, value, salt.repeat(64));
  }

  @Test
  void showTheSameEverywhereUntilTheReveal() throws IOException, InterruptedException {
    told("worlds-a", "9.5", "2");
    told("worlds-b", "1", "8.75");
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

    by("eva", "worlds-a", revealed("alpha", "9.5", "0"), 201);
    by("eva", "worlds-b", revealed("alpha", "1", "0"), 201);
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
    told("worlds-c", "9.5", "2");
    assertThat(by("eva", "worlds-c", revealed("alpha", "9.5", "1"), 409).path("code").asText())
        .isEqualTo("reveal-mismatch");
    JsonNode value = by("eva", "worlds-c", revealed("alpha", "9.4", "0"), 409);
    assertThat(value.path("code").asText()).isEqualTo("reveal-mismatch");
    assertThat(value.toString()).doesNotContain("9.5");
    assertThat(by("eva", "worlds-c", revealed("beta", "9.5", "0"), 409).path("code").asText())
        .isEqualTo("reveal-mismatch");
    by("gus", "worlds-c", revealed("alpha", "9.5", "0"), 403);
    String asGus = revealed("alpha", "9.5", "0").replace("\"eva\"", "\"gus\"");
    assertThat(by("gus", "worlds-c", asGus, 409).path("code").asText())
        .isEqualTo("score-not-sealed");
    by("eva", "worlds-c", revealed("alpha", "9.5", "0"), 201);
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
