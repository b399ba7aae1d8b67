package org.competitionledger.api.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** Every operation is described, and its examples do what the document says. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DocumentedExamplesTest {

  private static final int ATTEMPTS_MAX = 60;
  private static final int ATTEMPT_MS = 500;

  private final Api api = new Api();
  private final PublishedDocument document = new PublishedDocument(api);

  private record Operation(String method, String path, JsonNode described) {}

  @Test
  void everyOperationSaysWhatItIs() {
    SoftAssertions softly = new SoftAssertions();
    Set<String> names = new HashSet<>();
    for (Operation operation : operations()) {
      JsonNode described = operation.described();
      String name = described.path("operationId").asText();
      softly.assertThat(names.add(name)).as("a name of its own: %s", operation).isTrue();
      softly.assertThat(name).as("%s", operation).isNotEmpty();
      softly.assertThat(described.path("summary").asText()).as("%s", operation).isNotEmpty();
      softly.assertThat(described.path("tags").size()).as("%s", operation).isEqualTo(1);
      for (JsonNode each : described.path("parameters")) {
        JsonNode parameter = resolved(each);
        softly
            .assertThat(parameter.path("description").asText())
            .as("%s of %s", parameter.path("name"), name)
            .isNotEmpty();
        if (parameter.path("required").asBoolean()) {
          softly
              .assertThat(parameter.has("example") || parameter.has("examples"))
              .as("example of %s of %s", parameter.path("name"), name)
              .isTrue();
        }
      }
      described
          .path("responses")
          .properties()
          .forEach(
              response ->
                  softly
                      .assertThat(resolved(response.getValue()).has("content"))
                      .as("content of %s of %s", response.getKey(), name)
                      .isEqualTo(!Set.of("204", "304").contains(response.getKey())));
    }
    softly.assertAll();
  }

  /** The examples of appending, in their order; each with the key of its name. */
  @Test
  void oneAfterTheOtherTheyMakeACompetition() {
    JsonNode append =
        document.document().at("/paths/~1v1~1competitions~1{competition}~1events/post");
    JsonNode keys = parameter(append, "Idempotency-Key").path("examples");
    String competition = parameter(append, "competition").path("example").asText();
    int appended = 0;
    for (Map.Entry<String, JsonNode> content : append.at("/requestBody/content").properties()) {
      for (Map.Entry<String, JsonNode> example : content.getValue().path("examples").properties()) {
        JsonNode value = example.getValue().path("value");
        boolean lines = content.getKey().equals("application/x-ndjson");
        String body = lines ? value.asText() : value.toString();
        for (JsonNode sent : lines ? body.lines().map(Api::json).toList() : List.of(value)) {
          if (sent instanceof ObjectNode line) {
            line.remove("key"); // that any line may have
          }
          assertThat(document.violations(content.getValue().path("schema"), sent))
              .as(example.getKey())
              .isEmpty();
        }
        HttpResponse<String> answer =
            api.send(
                api.request("/v1/competitions/" + competition + "/events")
                    .header("Authorization", "Bearer " + Api.organizer())
                    .header("Content-Type", content.getKey())
                    .header("Idempotency-Key", keys.at("/" + example.getKey() + "/value").asText())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        assertThat(answer.statusCode())
            .as("%s: %s", example.getKey(), answer.body())
            .isEqualTo(lines ? 200 : 201);
        assertThat(unlike(append, answer)).as(example.getKey()).isEmpty();
        if (lines) {
          assertThat(Api.lines(answer))
              .allSatisfy(line -> assertThat(line.path("status").asInt()).isEqualTo(201));
        }
        appended++;
      }
    }
    assertThat(appended).isEqualTo(keys.size());
    JsonNode table =
        Api.json(api.get("/v1/competitions/" + competition + "/standings?stage=semifinal"));
    assertThat(table.at("/rows/0/participant").asText()).isEqualTo("kite");
    assertThat(table.at("/rows/0/outcome").asText()).isEqualTo("advanced");
  }

  @Test
  void whatIsAskedByTheExamplesIsAnsweredAsDocumented() throws InterruptedException {
    Scenarios.load(api, "science-fair");
    SoftAssertions softly = new SoftAssertions();
    for (Operation operation : operations()) {
      if (operation.described().path("operationId").asText().equals("append")
          || operation.path().startsWith("/v1/webhooks")
          || operation.path().contains("/refusals/")) {
        continue; // the test above; WebhooksTest, as they are their owner's alone; RefusalsTest
      }
      for (String type : types(operation)) {
        HttpResponse<String> answer = ask(operation, type);
        softly
            .assertThat(unlike(operation.described(), answer))
            .as("%s %s as %s", operation.method(), answer.uri(), type)
            .isEmpty();
        softly
            .assertThat(answer.statusCode())
            .as("%s %s as %s: %s", operation.method(), answer.uri(), type, answer.body())
            // a log that this ledger witnesses would have to be an example
            .isEqualTo(operation.path().endsWith("/add-checkpoint") ? 404 : 200);
      }
    }
    softly.assertAll();
  }

  /** What is not there is a problem, as documented. */
  @Test
  void whatIsNotThereIsADocumentedProblem() throws InterruptedException {
    SoftAssertions softly = new SoftAssertions();
    for (Operation operation : operations()) {
      if (operation.method().equals("get") && operation.path().contains("{competition}")) {
        HttpResponse<String> answer =
            api.get(target(operation).replace("science-fair", "no-such-competition"));
        softly.assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(404);
        softly.assertThat(unlike(operation.described(), answer)).as("%s", answer.uri()).isEmpty();
      }
    }
    softly.assertAll();
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.document().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        all.add(new Operation(one.getKey(), path.getKey(), one.getValue()));
      }
    }
    assertThat(all).hasSizeGreaterThan(30);
    return all;
  }

  /** In which forms an answer is to be had; streams have tests of their own. */
  private List<String> types(Operation operation) {
    List<String> types = new ArrayList<>();
    operation.described().at("/responses/200/content").fieldNames().forEachRemaining(types::add);
    types.remove("text/event-stream");
    return types;
  }

  private HttpResponse<String> ask(Operation operation, String type) throws InterruptedException {
    HttpRequest.Builder request = api.request(target(operation)).header("Accept", type);
    if (operation.described().has("security")) {
      request.header("Authorization", "Bearer " + Api.organizer());
    }
    if (operation.method().equals("post")) {
      Map.Entry<String, JsonNode> content =
          operation.described().at("/requestBody/content").properties().iterator().next();
      JsonNode example = content.getValue().path("example");
      if (example.isMissingNode()) {
        example = resolved(content.getValue().path("schema")).path("example");
      }
      assertThat(example.isMissingNode()).as("%s has an example", operation).isFalse();
      request
          .header("Content-Type", content.getKey())
          .POST(
              HttpRequest.BodyPublishers.ofString(
                  example.isTextual() ? example.asText() : example.toString()));
    }
    HttpResponse<String> answer = api.send(request.build());
    for (int i = 0; i < ATTEMPTS_MAX && answer.statusCode() == 503; i++) {
      Thread.sleep(ATTEMPT_MS); // until the head of the log is signed
      answer = api.send(request.build());
    }
    return answer;
  }

  /** The address with the examples of its parameters. */
  private String target(Operation operation) {
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    for (JsonNode each : operation.described().path("parameters")) {
      JsonNode parameter = resolved(each);
      String name = parameter.path("name").asText();
      String example = parameter.path("example").asText();
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", example);
      } else if (parameter.has("example")) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
        query.append(URLEncoder.encode(example, UTF_8));
      }
    }
    return path + query;
  }

  /** In what an answer is not as it is documented; nothing if in nothing. */
  private List<String> unlike(JsonNode operation, HttpResponse<String> answer) {
    JsonNode responses = operation.path("responses");
    String status = String.valueOf(answer.statusCode());
    JsonNode response =
        resolved(responses.path(responses.has(status) ? status : status.charAt(0) + "XX"));
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(" *;.*", "");
    JsonNode content = response.path("content");
    for (Map.Entry<String, JsonNode> each : content.properties()) {
      if (each.getKey().replaceAll(" *;.*", "").equals(type)) {
        return type.contains("json") ? violations(each.getValue(), type, answer.body()) : List.of();
      }
    }
    return List.of(answer.statusCode() + " as '" + type + "' is not documented: " + answer.body());
  }

  private List<String> violations(JsonNode content, String type, String body) {
    List<JsonNode> values =
        type.endsWith("ndjson") ? body.lines().map(Api::json).toList() : List.of(Api.json(body));
    return values.stream()
        .flatMap(value -> document.violations(content.path("schema"), value).stream())
        .toList();
  }

  private JsonNode parameter(JsonNode operation, String name) {
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter = resolved(each);
      if (parameter.path("name").asText().equals(name)) {
        return parameter;
      }
    }
    throw new AssertionError("no parameter " + name);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? document.document().at(node.path("$ref").asText().substring(1))
        : node;
  }
}
