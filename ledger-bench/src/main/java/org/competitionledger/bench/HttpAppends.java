package org.competitionledger.bench;

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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.competitionledger.command.Command;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Proposal;
import org.competitionledger.projections.security.DevelopmentKey;
import org.competitionledger.projections.security.DevelopmentToken;

/** Appends over HTTP, with tokens of the service's development key. */
final class HttpAppends {

  private static final int ARRAY_MAX = 500;
  private static final int PACED_CONNECTIONS = 64;

  private final int port;
  private final Writer writer;
  private final String path;
  private final String organizer;
  private final List<String> tokens = new ArrayList<>(); // of the evaluators
  private long keys;
  private long events;

  HttpAppends(ServiceProcess service, SampleCompetition competition) {
    this.port = service.httpPort();
    this.writer = new Writer(competition);
    this.path = "/v1/competitions/" + competition.id() + "/events";
    DevelopmentKey key = DevelopmentKey.in(service.data());
    organizer = token(key, Writer.ORGANIZER, "organizer");
    for (int i = 0; i < competition.evaluators(); i++) {
      tokens.add(token(key, SampleCompetition.evaluator(i), "evaluator"));
    }
  }

  private String token(DevelopmentKey key, String subject, String role) {
    return new DevelopmentToken(
            subject,
            List.of(role),
            List.of(writer.competition().id()),
            List.of(),
            Instant.now(),
            Duration.ofHours(4))
        .signed(key);
  }

  SampleCompetition competition() {
    return writer.competition();
  }

  /** How many events have been appended in all. */
  long events() {
    return events;
  }

  /** All that comes before the scores. */
  void setUp() {
    List<byte[]> all = new ArrayList<>();
    for (Command command : writer.setUp(ARRAY_MAX)) {
      all.add(request(organizer, array(command.getProposals())));
      events += command.getProposals().size();
    }
    HttpLoad.run(port, 1, all);
  }

  /** Single scores, each a request of its own. */
  HttpLoad.Result singles(int connections, int count) {
    List<byte[]> all = Stream.generate(this::single).limit(count).toList();
    return HttpLoad.run(port, connections, all);
  }

  private byte[] single() {
    Writer.Scores next = writer.nextScores(1);
    events++;
    return request(tokens.get(next.evaluator()), ProposalJson.bytes(next.scores().get(0)));
  }

  /** Single scores at a steady rate, each made when it is due; how many a second there were. */
  double paced(int perSecond, int seconds) {
    int count = perSecond * seconds;
    long start = System.nanoTime();
    Iterator<byte[]> due =
        new Iterator<>() {
          private int sent;

          @Override
          public boolean hasNext() {
            return sent < count;
          }

          @Override
          public byte[] next() {
            LockSupport.parkNanos(start + sent * 1_000_000_000L / perSecond - System.nanoTime());
            sent++;
            return single();
          }
        };
    return HttpLoad.run(port, PACED_CONNECTIONS, 201, due, count).perSecond();
  }

  /** Arrays of the next scores; events a second. */
  double arrays(int connections, int count, int size) {
    List<byte[]> all = requests(count, size);
    return HttpLoad.run(port, connections, all).perSecond() * size;
  }

  /** Arrays of the next scores, to be sent. */
  List<byte[]> requests(int count, int size) {
    return requests(Stream.generate(() -> writer.nextScores(size)).limit(count).toList());
  }

  /** Arrays, to be sent. */
  List<byte[]> requests(List<Writer.Scores> arrays) {
    List<byte[]> all = new ArrayList<>(arrays.size());
    for (Writer.Scores next : arrays) {
      all.add(request(tokens.get(next.evaluator()), array(next.scores())));
      events += next.scores().size();
    }
    return all;
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

  private byte[] request(String token, byte[] body) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAuthorization: Bearer "
            + token
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
