package org.competitionledger.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.competitionledger.projections.security.DevelopmentKey;
import org.eclipse.microprofile.config.ConfigProvider;

/** The ledger as a stranger's program uses it. */
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger COMPETITIONS = new AtomicInteger();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base =
      URI.create(
          "http://localhost:"
              + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class));

  /** An id that no other test uses. */
  public static String freshCompetition() {
    return "test-" + COMPETITIONS.incrementAndGet();
  }

  /** A token signed with the development key. */
  public static String token(String subject, List<String> roles, long expiresInSeconds) {
    Path data = Path.of(ConfigProvider.getConfig().getValue("ledger.data", String.class));
    return token(data, subject, roles, expiresInSeconds);
  }

  /** A token signed with the development key of a data directory. */
  public static String token(Path data, String subject, List<String> roles, long expiresInSeconds) {
    long now = System.currentTimeMillis() / 1000;
    String groups = roles.stream().map(r -> '"' + r + '"').collect(Collectors.joining(","));
    String signed =
        encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\"}")
            + "."
            + encoded(
                "{\"iss\":\"competition-ledger-dev\",\"sub\":\"%s\",\"groups\":[%s],\"competitions\":[\"*\"],\"participants\":[\"alpha\"],\"iat\":%d,\"exp\":%d}"
                    .formatted(subject, groups, now - 1000, now + expiresInSeconds));
    byte[] signature = DevelopmentKey.in(data).sign(signed.getBytes(UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  public static String organizer() {
    return token("organizer-1", List.of("organizer"), 3600);
  }

  /** A request to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** An append as organizer. */
  public HttpRequest.Builder appending(String competition, String key, String body) {
    return request("/v1/competitions/" + competition + "/events")
        .header("Authorization", "Bearer " + organizer())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  public HttpResponse<String> append(String competition, String key, String body) {
    return send(appending(competition, key, body).build());
  }

  /** A bulk append as organizer. */
  public HttpResponse<String> bulk(String competition, String key, String query, String lines) {
    return send(
        request("/v1/competitions/" + competition + "/events" + query)
            .header("Authorization", "Bearer " + organizer())
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build());
  }

  /** A new competition with its announcement, one event. */
  public String announced() {
    String competition = freshCompetition();
    HttpResponse<String> response = append(competition, "announce", Events.ANNOUNCED);
    if (response.statusCode() != 201) {
      throw new AssertionError(response.body());
    }
    return competition;
  }

  public static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of an NDJSON answer. */
  public static List<JsonNode> lines(HttpResponse<String> response) {
    return response.body().lines().map(Api::json).toList();
  }

  public HttpClient client() {
    return client;
  }
}
