package org.competitionledger.api.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.event.Event;
import org.competitionledger.projections.EventLog;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.security.DevelopmentKey;

/** Imports the scenarios over HTTP, as any writer would, and prints how to go on. */
@ApplicationScoped
public class Demo {

  private static final long TOKEN_LIFETIME_S = 8 * 3600;

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");
  private static final long READABLE_POLL_MS = 20;
  private static final Duration READABLE_WITHIN = Duration.ofSeconds(60);

  private final LedgerNode node;
  private final DevelopmentKey key;
  private final List<String> wanted;
  private volatile boolean pending;

  Demo(LedgerNode node, LedgerConfig config) {
    this.node = node;
    this.key = DevelopmentKey.in(config.data());
    this.wanted = config.demo() ? Scenario.ALL : List.of();
    this.pending = config.demo();
  }

  /** Whether the ledger is not what was asked for yet. */
  public boolean pending() {
    return pending;
  }

  /**
   * Imports what is missing and waits until it can be read.
   *
   * @return what was loaded, or why not, a sentence for each scenario
   */
  public List<String> load(URI url) throws InterruptedException {
    List<String> told = new ArrayList<>();
    try {
      for (String each : wanted) {
        told.add("scenario " + each + ": " + loaded(Scenario.load(each), url));
      }
    } finally {
      pending = false;
    }
    return told;
  }

  private String loaded(Scenario scenario, URI url) throws InterruptedException {
    try {
      List<Event> recorded = recorded(scenario.competition());
      Optional<List<String>> left = scenario.after(recorded);
      if (left.isEmpty()) {
        return "left alone, since the competition holds something else";
      }
      if (left.get().isEmpty()) {
        return recorded.size() + " events, loaded before";
      }
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(request(scenario, left.get(), url), HttpResponse.BodyHandlers.ofString());
      Optional<String> refused =
          response.body().lines().filter(line -> !line.contains("\"status\":201")).findFirst();
      if (response.statusCode() != 200 || refused.isPresent()) {
        return "not loaded whole: " + refused.orElse(response.body());
      }
      long last =
          SEQUENCE.matcher(response.body()).results().mapToLong(Demo::sequence).max().orElse(-1);
      awaitReadable(scenario.competition(), last);
      return (last + 1)
          + " events"
          + (recorded.isEmpty() ? "" : ", " + recorded.size() + " of them loaded before");
    } catch (IOException | RuntimeException e) {
      return "not loaded, " + e;
    }
  }

  private static long sequence(MatchResult found) {
    return Long.parseLong(found.group(1));
  }

  /** What was appended is in the tables a moment later. */
  private void awaitReadable(String competition, long last) throws InterruptedException {
    long began = System.nanoTime();
    while (node.alive()
        && node.views().lastSequence(competition) < last
        && System.nanoTime() - began < READABLE_WITHIN.toNanos()) {
      Thread.sleep(READABLE_POLL_MS);
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

  /** How to go on: on stdout, to be read by people and copied into a shell. */
  public void announce(URI url) {
    if (wanted.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("\nThe ledger is running: " + url + "\n\n");
    for (String scenario : wanted) {
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
