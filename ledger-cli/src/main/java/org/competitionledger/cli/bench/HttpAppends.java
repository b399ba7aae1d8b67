package org.competitionledger.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.cli.token.DevelopmentToken;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Proposal;
import org.competitionledger.projections.security.DevelopmentKey;

/** Appends over HTTP, with tokens of the service's development key. */
final class HttpAppends {

  private final int port;
  private final Writer writer;
  private final String path;
  private final List<String> tokens = new ArrayList<>();
  private long keys;
  private long events;

  HttpAppends(ServiceProcess service, Writer writer) {
    this.port = service.httpPort();
    this.writer = writer;
    SampleCompetition competition = writer.competition();
    this.path = "/v1/competitions/" + competition.id() + "/events";
    DevelopmentKey key = DevelopmentKey.in(service.data());
    for (int i = 0; i < competition.evaluators(); i++) {
      tokens.add(
          new DevelopmentToken(
                  SampleCompetition.evaluator(i),
                  List.of("evaluator"),
                  List.of(competition.id()),
                  List.of(),
                  Instant.now(),
                  Duration.ofHours(4))
              .signed(key));
    }
  }

  /** How many events have been appended in all. */
  long events() {
    return events;
  }

  /** Single scores, each a request of its own. */
  HttpLoad.Result singles(int connections, int count) {
    List<byte[]> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Writer.Scores next = writer.nextScores(1);
      all.add(request(next.evaluator(), ProposalJson.bytes(next.scores().get(0))));
    }
    events += count;
    return HttpLoad.run(port, connections, all);
  }

  /** Arrays of scores; events a second. */
  double arrays(int connections, int count, int size) {
    List<byte[]> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Writer.Scores next = writer.nextScores(size);
      all.add(request(next.evaluator(), array(next.scores())));
    }
    events += (long) count * size;
    return HttpLoad.run(port, connections, all).perSecond() * size;
  }

  /** One stream of NDJSON, an event a line, by one evaluator; events a second. */
  double lines(int count) {
    Writer.Scores next = writer.nextScores(count);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Proposal score : next.scores()) {
      body.writeBytes(ProposalJson.bytes(score));
      body.write('\n');
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + tokens.get(next.evaluator()))
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", "http-" + keys++)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    long start = System.nanoTime();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
      int answered = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.contains("\"status\":201")) {
          throw new IOException("answered: " + line);
        }
        answered++;
      }
      if (answered != count) {
        throw new IOException(answered + " of " + count + " lines were answered");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    events += count;
    return Bench.perSecond(count, start);
  }

  private byte[] request(int evaluator, byte[] body) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAuthorization: Bearer "
            + tokens.get(evaluator)
            + "\r\nContent-Type: application/json\r\nIdempotency-Key: http-"
            + keys++
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(UTF_8));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static byte[] array(List<Proposal> events) {
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    for (int i = 0; i < events.size(); i++) {
      array.write(i == 0 ? '[' : ',');
      array.writeBytes(ProposalJson.bytes(events.get(i)));
    }
    array.write(']');
    return array.toByteArray();
  }
}
