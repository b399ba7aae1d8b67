package org.competitionledger.api.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.function.Supplier;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** A log that has grown and is not signed is told of wherever somebody looks. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
@QuarkusTestResource(value = UnsignedLogTest.RareHeads.class, restrictToAnnotatedClass = true)
class UnsignedLogTest {

  private final Api api = new Api();

  /** The first head comes at once, the next one not within this test. */
  public static final class RareHeads implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      return Map.of("ledger.log.sign-every", "1h", "ledger.log.unsigned-after", "2s");
    }

    @Override
    public void stop() {}
  }

  @Test
  void isAFindingAndNotReady() throws InterruptedException {
    assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
    String competition = api.announced();
    String path = "/v1/competitions/" + competition;
    await(() -> api.get(path + "/log/checkpoint").statusCode() == 200);
    api.append(competition, "a", Events.notice("a"));
    api.append(competition, "b", Events.notice("b"));

    await(() -> api.get("/health/ready").statusCode() == 503);
    assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
    JsonNode check = check("ledger-log-signed");
    assertThat(check.path("status").asText()).isEqualTo("DOWN");
    assertThat(check.path("data").path(competition).asText()).startsWith("not signed since 20");

    JsonNode findings =
        Api.json(api.get(path + "/findings?code=log-unsigned&lang=en")).path("findings");
    assertThat(findings).hasSize(1);
    assertThat(findings.path(0).path("severity").asText()).isEqualTo("serious");
    assertThat(findings.path(0).path("sequences").path(0).asLong()).isEqualTo(1);
    assertThat(findings.path(0).path("detail").path("en").asText())
        .contains("covers the 2 events from number 1 on");
  }

  private JsonNode check(String name) {
    for (JsonNode check : Api.json(api.get("/health/ready")).path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }

  private static void await(Supplier<Boolean> wanted) throws InterruptedException {
    for (int attempt = 0; attempt < 1_200; attempt++) {
      if (wanted.get()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it did not come");
  }
}
