package org.competitionledger.api.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.node.LedgerConfig;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.security.DevelopmentKey;
import org.jboss.logging.Logger;

/** Imports the scenarios over HTTP, as any writer would, and prints how to go on. */
@ApplicationScoped
public class Demo {

  private static final Logger LOG = Logger.getLogger(Demo.class);
  private static final long TOKEN_LIFETIME_S = 8 * 3600;

  private final LedgerNode node;
  private final DevelopmentKey key;

  Demo(LedgerNode node, LedgerConfig config) {
    this.node = node;
    this.key = DevelopmentKey.in(config.data());
  }

  /** Imports what is missing; blocks. */
  public void run(URI url) {
    List<String> there =
        Scenario.ALL.stream().filter(each -> importing(Scenario.load(each), url)).toList();
    announce(url, there);
  }

  /** Whether the competition is there now, as the scenario or as something else. */
  private boolean importing(Scenario scenario, URI url) {
    Optional<List<String>> left = scenario.after(recorded(scenario.competition()));
    if (left.isEmpty()) {
      LOG.warnf(
          "The competition %s holds something else than the scenario: it is left as it is.",
          scenario.competition());
      return true;
    }
    if (left.get().isEmpty()) {
      return true;
    }
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(request(scenario, left.get(), url), HttpResponse.BodyHandlers.ofString());
      Optional<String> refused =
          response.body().lines().filter(line -> !line.contains("\"status\":201")).findFirst();
      if (response.statusCode() != 200 || refused.isPresent()) {
        LOG.errorf(
            "The scenario %s was not imported whole: %s",
            scenario.competition(), refused.orElse(response.body()));
        return false;
      }
      return true;
    } catch (IOException e) {
      LOG.errorf(e, "The scenario %s could not be imported", scenario.competition());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest request(Scenario scenario, List<String> lines, URI url) {
    return HttpRequest.newBuilder(
            url.resolve("/v1/competitions/" + scenario.competition() + "/events?onRefusal=stop"))
        .header("Authorization", "Bearer " + token("scenario", "clerk"))
        .header("Content-Type", "application/x-ndjson")
        .header("Idempotency-Key", "scenario-" + scenario.competition())
        .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines)))
        .build();
  }

  private List<Event> recorded(String competition) {
    EventLog log = node.events();
    List<Event> recorded = new ArrayList<>();
    long after = -1;
    List<StoredEvent> batch;
    while (!(batch = log.read(competition, after, EventLog.READ_MAX)).isEmpty()) {
      batch.forEach(stored -> recorded.add(stored.event()));
      after = batch.get(batch.size() - 1).sequence();
    }
    return recorded;
  }

  /** A token that may write to every competition, for as long as a working day. */
  private String token(String subject, String role) {
    long now = System.currentTimeMillis() / 1000;
    String header = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"groups\":[\"%s\"],\"competitions\":[\"*\"],\"participants\":[],\"iat\":%d,\"exp\":%d}"
            .formatted(DevelopmentKey.ISSUER, subject, role, now, now + TOKEN_LIFETIME_S);
    String signed = encoded(header.getBytes(UTF_8)) + '.' + encoded(claims.getBytes(UTF_8));
    return signed + '.' + encoded(key.sign(signed.getBytes(UTF_8)));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** On stdout, to be read by people and copied into a shell. */
  private void announce(URI url, List<String> scenarios) {
    StringBuilder text = new StringBuilder("\nThe ledger is running: " + url + "\n\n");
    for (String scenario : scenarios) {
      text.append("  page      ").append(url.resolve("/competitions/" + scenario)).append('\n');
      text.append("  API       ").append(url.resolve("/v1/competitions/" + scenario)).append('\n');
      text.append("  stream    curl -N '")
          .append(url.resolve("/v1/competitions/" + scenario + "/events?after=-1"))
          .append("' -H 'Accept: text/event-stream'\n");
    }
    text.append("  reference ").append(url.resolve("/swagger-ui")).append("\n\n");
    text.append("Tokens for trying out writes, valid for eight hours:\n\n");
    for (String role : List.of("organizer", "clerk")) {
      text.append("  export ").append(role.toUpperCase(java.util.Locale.ROOT));
      text.append('=').append(token("demo-" + role, role)).append("\n\n");
    }
    System.out.println(text);
  }
}
