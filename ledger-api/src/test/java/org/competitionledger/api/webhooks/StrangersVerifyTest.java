package org.competitionledger.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A delivery is verified by programs that know nothing of this one: the npm package of Standard
 * Webhooks, and what {@code docs/webhooks.md} tells receivers to write.
 */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class StrangersVerifyTest {

  private static final Path DOCS = Path.of("..", "docs", "webhooks.md");
  private static final String PACKAGE = "standardwebhooks@1.1.1";

  @TempDir Path directory;

  private final Api api = new Api();
  private String publicKey;
  private String secret;

  @BeforeEach
  void aDeliveryIsWrittenDown() throws IOException {
    String competition = api.announced();
    try (TestReceiver receiver = new TestReceiver()) {
      HttpResponse<String> made =
          api.send(
              api.request("/v1/webhooks")
                  .header("Authorization", "Bearer " + Api.token("n", List.of("clerk"), 3_600))
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"url\":\"%s\",\"symmetric\":true,\"events\":{\"competitions\":[\"%s\"]}}"
                              .formatted(receiver.url("/"), competition)))
                  .build());
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      String id = Api.json(made).path("id").asText();
      publicKey = Api.json(made).at("/signing/publicKey").asText();
      secret = Api.json(made).at("/signing/secret").asText();
      assertThat(secret).startsWith("whsec_");
      HttpResponse<String> again =
          api.get(
              "/v1/webhooks/" + id,
              "Authorization",
              "Bearer " + Api.token("n", List.of("clerk"), 3_600));
      assertThat(again.body()).contains(publicKey).doesNotContain("whsec_");
      api.append(competition, "n", Events.notice("n1"));
      TestReceiver.await("delivered", () -> !receiver.received().isEmpty());
      TestReceiver.Received delivery = receiver.received().get(0);
      Files.writeString(directory.resolve("body"), delivery.body());
      new ObjectMapper().writeValue(directory.resolve("headers.json").toFile(), delivery.headers());
      assertThat(
              api.send(
                      api.request("/v1/webhooks/" + id)
                          .header(
                              "Authorization", "Bearer " + Api.token("n", List.of("clerk"), 3_600))
                          .DELETE()
                          .build())
                  .statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  void thePackageOfStandardWebhooksVerifiesTheSharedSecret() throws Exception {
    assumeTrue(runs("node", "--version") && runs("npm", "--version"), "there is no node and npm");
    assumeTrue(
        runs("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE),
        "the npm registry is not reached");
    Files.writeString(
        directory.resolve("verify.js"),
        """
        const { readFileSync } = require("node:fs");
        const { Webhook } = require("standardwebhooks");
        const headers = JSON.parse(readFileSync("headers.json"));
        const told = new Webhook(process.env.WEBHOOK_SECRET).verify(readFileSync("body"), headers);
        if (told.id !== headers["webhook-id"]) process.exit(1);
        let refused = false;
        try {
          new Webhook(process.env.WEBHOOK_SECRET).verify(readFileSync("body") + " ", headers);
        } catch (e) { refused = true; }
        process.exit(refused ? 0 : 2);
        """);
    assertThat(runs("node", "verify.js")).isTrue();
  }

  @Test
  void nodeVerifiesAsTheDocumentSays() throws Exception {
    assumeTrue(runs("node", "--version"), "there is no node");
    Files.writeString(
        directory.resolve("verify.js"),
        code("js")
            + """
            const { readFileSync } = require("node:fs");
            const headers = JSON.parse(readFileSync("headers.json")), body = readFileSync("body");
            const other = Buffer.concat([body, Buffer.from(" ")]);
            process.exit(verified(headers, body) && !verified(headers, other) ? 0 : 1);
            """);
    assertThat(runs("node", "verify.js")).isTrue();
  }

  @Test
  void pythonVerifiesAsTheDocumentSays() throws Exception {
    assumeTrue(runs("python3", "-c", "import cryptography"), "there is no python3-cryptography");
    Files.writeString(
        directory.resolve("verify.py"),
        code("python")
            + """
            import json, sys
            headers, body = json.load(open("headers.json")), open("body", "rb").read()
            verify(headers, body)
            try:
                verify(headers, body + b" ")
                sys.exit(1)
            except Exception:
                pass
            """);
    assertThat(runs("python3", "verify.py")).isTrue();
  }

  /** The piece of code in a language in the document. */
  private static String code(String language) throws IOException {
    String text = Files.readString(DOCS, UTF_8);
    int from = text.indexOf("```" + language + "\n") + language.length() + 4;
    return text.substring(from, text.indexOf("```", from)) + "\n";
  }

  private boolean runs(String... command) throws InterruptedException {
    try {
      ProcessBuilder program = new ProcessBuilder(command).directory(directory.toFile());
      program.environment().put("WEBHOOK_PUBLIC_KEY", publicKey);
      program.environment().put("WEBHOOK_SECRET", secret);
      program.redirectErrorStream(true);
      program.redirectOutput(directory.resolve("said").toFile());
      Process process = program.start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }
}
