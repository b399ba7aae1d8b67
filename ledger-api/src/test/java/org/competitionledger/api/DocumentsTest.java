package org.competitionledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.competitionledger.core.json.EventSchemas;
import org.junit.jupiter.api.Test;

/** What is documented is what is served. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class DocumentsTest {

  private final Api api = new Api();

  /** What the API promises: all but the types of events, which released schemas promise. */
  @Test
  void openApiThatIsServedIsTheOneThatWasPromised() throws IOException {
    ObjectNode served = (ObjectNode) Api.json(api.get("/openapi?format=json"));
    ObjectNode schemas = (ObjectNode) served.path("components").path("schemas");
    schemas.remove(EventSchemas.components("").keySet());
    String promised = served.toPrettyString() + "\n";
    Path fresh = Path.of("target", "openapi.json");
    Files.writeString(fresh, promised);
    assertThat(resource("openapi.json"))
        .as("copy %s over src/test/resources/openapi.json", fresh)
        .isEqualTo(promised);
  }

  @Test
  void openApiNamesEveryAddressOnce() {
    String served = api.get("/openapi?format=yaml").body();
    assertThat(served)
        .contains(
            "/v1/competitions/{competition}/events:",
            "/v1/competitions/{competition}/standings:",
            "/v1/competitions/{competition}/criteria/changes:",
            "application/x-ndjson",
            "text/event-stream");
  }

  @Test
  void asyncApiIsServed() {
    assertThat(api.get("/asyncapi.yaml").body()).startsWith("asyncapi: 3.0.0");
  }

  @Test
  void healthAndMetricsAreServed() {
    assertThat(Api.json(api.get("/health/live")).path("status").asText()).isEqualTo("UP");
    assertThat(Api.json(api.get("/health/ready")).path("status").asText()).isEqualTo("UP");
    api.announced();
    assertThat(api.get("/metrics").body())
        .contains("ledger_appends_total", "ledger_append_latency_seconds", "ledger_event_streams")
        .containsPattern("ledger_lag_records\\{topology=\"decide\"} [0-9]")
        .containsPattern("ledger_lag_records\\{topology=\"project\"} [0-9]")
        .contains("ledger_folded_ratio 1.0");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
