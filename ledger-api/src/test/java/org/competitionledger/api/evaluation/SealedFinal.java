package org.competitionledger.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.core.seal.SealedScore;

/** A final with two entries, whose scores by eva are sealed. */
public final class SealedFinal {

  /** The final, its entries and its panel of eva and gus, behind the announcement. */
  public static final String LINES =
      Events.SMALL_COMPETITION
              .replace("\"DIRECT\"", "\"PANEL\",\"panel\":{\"method\":\"MEAN\",\"digits\":2}")
              .lines()
              .filter(line -> !line.contains("ScoreRecorded"))
              .collect(Collectors.joining("\n"))
          + """

          {"type":"PanelAnnounced","data":{"stage":"final","panel":"jury","size":2}}
          {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury","evaluator":"eva"}}
          {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury","evaluator":"gus"}}
          """;

  private final Api api;

  public SealedFinal(Api api) {
    this.api = api;
  }

  /** A competition in which eva sealed a score of each entry, and gus gave one to the first. */
  public void told(String competition, String alpha, String beta) {
    assertThat(api.append(competition, "announce", Events.ANNOUNCED).statusCode()).isEqualTo(201);
    HttpResponse<String> bulk = api.bulk(competition, "told", "", LINES);
    assertThat(Api.lines(bulk)).allMatch(line -> line.path("status").asInt() == 201, bulk.body());
    by(
        "gus",
        competition,
        Events.score("alpha", "7").replace("\"value\"", "\"evaluator\":\"gus\",\"value\""),
        201);
    by("eva", competition, sealed(competition, "alpha", "eva", alpha), 201);
    by("eva", competition, sealed(competition, "beta", "eva", beta), 201);
  }

  public JsonNode by(String evaluator, String competition, String event, int status) {
    String token = Api.token(evaluator, List.of("evaluator"), 3600);
    HttpResponse<String> answer =
        api.send(
            api.appending(competition, "k" + event.hashCode(), event)
                .setHeader("Authorization", "Bearer " + token)
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Api.json(answer);
  }

  public static String sealed(
      String competition, String participant, String evaluator, String value) {
    String commitment =
        new SealedScore(competition, "final", participant, "skill", 1, evaluator, value)
            .commitment(new byte[SealedScore.SALT_BYTES]);
    return """
        {"type":"ScoreSealed","data":{"stage":"final","participant":"%s","criterion":"skill",\
        "evaluator":"%s","commitment":"%s"}}"""
        .formatted(participant, evaluator, commitment);
  }

  public static String revealed(String participant, String value, String salt) {
    return """
        {"type":"ScoreRevealed","data":{"stage":"final","participant":"%s","criterion":"skill",\
        "evaluator":"eva","value":%s,"salt":"%s"}}"""
        .formatted(participant, value, salt.repeat(64));
  }

  /** Events as one command. */
  public static String batch(String... events) {
    return "[" + String.join(",", events) + "]";
  }
}
