package org.competitionledger.api.append;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.competitionledger.api.Events;
import org.competitionledger.api.Loopback;
import org.competitionledger.api.MemoryNode;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.command.Authority;
import org.competitionledger.event.Role;
import org.competitionledger.projections.Appender;
import org.competitionledger.projections.LedgerUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The flow of a bulk append over a real connection; what is decided when, the test says. */
class NdjsonAppendTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNDER_WAY_MAX = 4;
  private static final int LINES = 40_000;

  /** Their results are many times what two kernels' buffers and the queue of results hold. */
  private static final int UNREAD_LINES = 150_000;

  /** What a connection that is not read on has taken in: groups, results, a chunk. */
  private static final long TAKEN_BYTES_MAX = 1 << 20;

  private final MemoryNode node = new MemoryNode(0);
  private final CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final Loopback server = new Loopback(this::answer);

  private void answer(RoutingContext exchange) {
    exchange.request().pause();
    exchange.request().connection().closeHandler(over -> gone.countDown());
    AppendServices services =
        new AppendServices(
            node,
            new AppendMetrics(new SimpleMeterRegistry()),
            new Acknowledged(node, new Wakeups(node)),
            Optional::empty,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
    Authority organizer = new Authority("eva", List.of(Role.ORGANIZER), List.of("*"), List.of());
    BulkLines lines = new BulkLines("cup", organizer, Optional.of("k"));
    new NdjsonAppend(exchange, "cup", lines, services).start();
    arrived.complete(exchange.request());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Loopback.Client append(String query, Stream<String> chunks) throws Exception {
    Loopback.Client client = server.client();
    client.head("POST /" + query + " HTTP/1.1\r\nTransfer-Encoding: chunked");
    client.chunks(chunks);
    return client;
  }

  /** Notices, a hundred a chunk. */
  private static Stream<String> notices(int count) {
    return IntStream.range(0, count / 100)
        .mapToObj(
            chunk ->
                String.join(
                        "\n",
                        IntStream.range(chunk * 100, chunk * 100 + 100)
                            .mapToObj(i -> Events.notice("n" + i))
                            .toList())
                    + "\n");
  }

  @Test
  void fourGroupsOfFiveHundredAreUnderWayAndTheRestIsNotRead() throws Exception {
    try (Loopback.Client client = append("", notices(LINES))) {
      Loopback.await(() -> node.asked().size() == UNDER_WAY_MAX);
      Loopback.awaitRest(client::written);
      assertThat(node.asked()).hasSize(UNDER_WAY_MAX);
      assertThat(arrived.get().bytesRead()).isLessThan(TAKEN_BYTES_MAX);

      List<Integer> sizes = decideAll(client, LINES);

      assertThat(sizes).allMatch(size -> size <= Appender.COMMANDS_MAX);
    }
  }

  /** Accepts one request after the other while the results are read; their sizes. */
  private List<Integer> decideAll(Loopback.Client client, int lines) throws Exception {
    List<Integer> sizes = new ArrayList<>();
    Thread decider =
        new Thread(
            () -> {
              for (int decided = 0; decided < lines; decided += sizes.get(sizes.size() - 1)) {
                assertThat(node.asked().size()).isLessThanOrEqualTo(UNDER_WAY_MAX);
                MemoryNode.Asked next = take();
                sizes.add(next.commands().size());
                node.accept(next);
              }
            });
    decider.start();
    assertThat(client.lines("{").limit(lines).map(NdjsonAppendTest::parsed))
        .allMatch(result -> result.path("status").asInt() == 201)
        .map(result -> result.path("line").asLong())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, lines).boxed().toList());
    decider.join();
    return sizes;
  }

  private MemoryNode.Asked take() {
    try {
      return node.asked().poll(30, SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoDoesNotReadResultsIsNotReadOnEither() throws Exception {
    String wrong = "no JSON\n".repeat(100); // a result is many times as long
    try (Loopback.Client client =
        append("", IntStream.range(0, UNREAD_LINES / 100).mapToObj(i -> wrong))) {
      Loopback.awaitRest(() -> arrived.isDone() ? arrived.join().bytesRead() : client.written());
      assertThat(arrived.get().bytesRead()).isLessThan(wrong.length() * (UNREAD_LINES / 100L) / 2);

      assertThat(client.lines("{").limit(UNREAD_LINES).map(NdjsonAppendTest::parsed))
          .allMatch(result -> result.path("status").asInt() == 400)
          .map(result -> result.path("line").asLong())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, UNREAD_LINES).boxed().toList());
    }
  }

  @Test
  void anInterruptionEndsWithTheFirstLineWhoseOutcomeIsUnknown() throws Exception {
    try (Loopback.Client client = append("", notices(LINES))) {
      Loopback.await(() -> node.asked().size() == UNDER_WAY_MAX);
      MemoryNode.Asked first = take();
      MemoryNode.Asked second = take();
      node.accept(take()); // decided, but behind one of which nobody knows
      second.outcomes().completeExceptionally(new LedgerUnavailable("no broker", null));
      node.accept(first);

      List<JsonNode> results = client.lines("{").map(NdjsonAppendTest::parsed).toList();

      int decided = first.commands().size();
      assertThat(results).hasSize(decided + 1);
      assertThat(results.subList(0, decided))
          .allMatch(result -> result.path("status").asInt() == 201);
      JsonNode last = results.get(decided);
      assertThat(last.path("status").asInt()).isEqualTo(503);
      assertThat(last.path("line").asLong()).isEqualTo(decided + 1L);
      assertThat(last.path("problem").path("code").asText()).isEqualTo("interrupted");
      Loopback.await(() -> gone.getCount() == 0);
    }
  }

  /** While nothing is read, nothing tells that the writer has gone: the next result does. */
  @Test
  void ofAWriterWhoLeavesWhatWasSentIsDecidedAndNoMore() throws Exception {
    Loopback.Client client = append("", notices(LINES));
    Loopback.await(() -> node.asked().size() == UNDER_WAY_MAX);
    client.close();
    int decided = 0;
    for (; gone.getCount() > 0; decided += node.asked().isEmpty() ? 0 : accepted(take())) {
      assertThat(node.asked().size()).isLessThanOrEqualTo(UNDER_WAY_MAX);
    }
    while (!node.asked().isEmpty()) {
      decided += accepted(take());
    }

    Loopback.awaitRest(() -> node.asked().size());
    assertThat(node.asked()).isEmpty();
    assertThat(decided).isLessThan(LINES / 2);
  }

  private int accepted(MemoryNode.Asked request) {
    node.accept(request);
    return request.commands().size();
  }

  @Test
  void whereARefusalStopsItOneGroupIsUnderWay() throws Exception {
    try (Loopback.Client client = append("?onRefusal=stop", notices(LINES))) {
      MemoryNode.Asked first = take();
      Loopback.awaitRest(client::written);
      assertThat(node.asked()).isEmpty();
      node.accept(first);
      take().outcomes().completeExceptionally(new LedgerUnavailable("no broker", null));

      List<JsonNode> results = client.lines("{").map(NdjsonAppendTest::parsed).toList();

      assertThat(results).hasSize(first.commands().size() + 1);
      assertThat(node.asked()).isEmpty();
    }
  }
}
