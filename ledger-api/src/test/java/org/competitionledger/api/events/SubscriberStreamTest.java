package org.competitionledger.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.competitionledger.api.Loopback;
import org.competitionledger.api.MemoryNode;
import org.competitionledger.api.read.Sentences;
import org.competitionledger.api.read.Wakeups;
import org.competitionledger.event.Actor;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.NoticePublished;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The flow of a stream over a real connection; the log grows when the test says so. */
class SubscriberStreamTest {

  private static final int RECENT_MAX = 200;
  private static final String LARGE = "x".repeat(5_000);

  private final MemoryNode node = new MemoryNode(RECENT_MAX);
  private final Wakeups wakeups = new Wakeups(node);
  private final RenderedEvents rendered = new RenderedEvents(new Sentences(node));
  private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
  private final Loopback server = new Loopback(this::answer);

  private void answer(RoutingContext exchange) {
    long after = Long.parseLong(exchange.request().getParam("after"));
    exchange.response().setChunked(true);
    new SubscriberStream(
            exchange.vertx(),
            exchange.response(),
            wakeups,
            new Upcoming(
                node,
                rendered,
                EventFilter.of(exchange.queryParams()),
                new Framing.ServerSent(false),
                Positions.of("cup", after),
                Long.MAX_VALUE))
        .follow(
            Duration.ofMillis(50),
            end -> {
              followers.add(end);
              return () -> followers.remove(end);
            });
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Loopback.Client follow(String query) throws Exception {
    Loopback.Client client = server.client(16 << 10);
    client.head("GET /?" + query + " HTTP/1.1");
    return client;
  }

  private void record(int count, String text) {
    for (int i = 0; i < count; i++) {
      long sequence = node.lastSequence("cup") + 1;
      NoticePublished notice =
          NoticePublished.newBuilder()
              .setNotice("n" + sequence)
              .setTitle(new LocalisedText(null, text))
              .build();
      node.record(
          Event.newBuilder()
              .setCompetition("cup")
              .setSequence(sequence)
              .setRecordedAt(Instant.EPOCH)
              .setActor(new Actor("eva", Role.ORGANIZER))
              .setCommandId("c")
              .setCommandDigest(new Sha256(new byte[32]))
              .setCommandIndex(0)
              .setCommandSize(1)
              .setLedgerVersion(1)
              .setSaid(Proposal.newBuilder().setPayload(notice).build())
              .build());
    }
  }

  private static List<Long> ids(Loopback.Client client, int count) {
    return client.lines("id: ").limit(count).map(SubscriberStreamTest::id).toList();
  }

  private static long id(String line) {
    return Long.parseLong(line.substring("id: ".length()));
  }

  private static List<Long> upTo(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void whatIsOldComesFromTheLogAndWhatIsNewFromMemoryInOneOrder() throws Exception {
    record(1_500, "old");
    try (Loopback.Client client = follow("after=-1")) {
      assertThat(ids(client, 1_400)).isEqualTo(upTo(0, 1_399));
      record(300, "new");
      assertThat(ids(client, 400)).isEqualTo(upTo(1_400, 1_799));
    }
  }

  @Test
  void whoReadsOnAfterAPauseHasLostNothing() throws Exception {
    try (Loopback.Client client = follow("after=-1")) {
      Loopback.await(() -> followers.size() == 1);
      record(900, LARGE); // more than a connection holds, less than would be too much
      assertThat(ids(client, 900)).isEqualTo(upTo(0, 899));
    }
  }

  @Test
  void whoDoesNotReadIsDisconnectedHarmsNobodyAndResumesWhereItWas() throws Exception {
    try (Loopback.Client slow = follow("after=-1");
        Loopback.Client other = follow("after=-1")) {
      Loopback.await(() -> followers.size() == 2);
      List<Long> seenByOther = new ArrayList<>();
      for (int recorded = 0; followers.size() == 2 || recorded == 0; recorded += 100) {
        assertThat(recorded).as("events until it is disconnected").isLessThan(5_000);
        record(100, LARGE);
        seenByOther.addAll(ids(other, 100));
      }
      long last = node.lastSequence("cup");
      assertThat(seenByOther).isEqualTo(upTo(0, last));

      List<Long> seen = new ArrayList<>(whole(slow));
      assertThat(seen.size()).isLessThan((int) last);
      try (Loopback.Client again = follow("after=" + (seen.size() - 1))) {
        seen.addAll(ids(again, (int) last + 1 - seen.size()));
      }
      assertThat(seen).isEqualTo(upTo(0, last));
    }
  }

  /** Events of which all came before the connection was cut. */
  private static List<Long> whole(Loopback.Client client) {
    List<Long> ids = new ArrayList<>();
    long id = -1;
    for (String line = client.line(); line != null; line = client.line()) {
      if (line.startsWith("id: ")) {
        id = id(line);
      } else if (line.isEmpty() && id >= 0) {
        ids.add(id);
        id = -1;
      }
    }
    return ids;
  }

  @Test
  void aSilentStreamSaysThatItIsAliveAndAFilteredOneHowFarItIs() throws Exception {
    record(3, "kept back");
    try (Loopback.Client all = follow("after=2");
        Loopback.Client filtered = follow("after=-1&type=ScoreRecorded")) {
      assertThat(all.lines(": ").limit(2)).containsExactly(": alive", ": alive");
      assertThat(filtered.lines("id: ").limit(1)).containsExactly("id: 2");
    }
  }

  @Test
  void whoHasLeftIsForgotten() throws Exception {
    follow("after=-1").close();
    try (Loopback.Client stays = follow("after=-1")) {
      Loopback.await(() -> followers.size() == 1);
      record(1, "one");
      assertThat(ids(stays, 1)).containsExactly(0L);
    }
    Loopback.await(followers::isEmpty);
  }

  @Test
  void theEndOfTheServiceEndsTheStreamProperly() throws Exception {
    record(2, "one");
    try (Loopback.Client client = follow("after=-1")) {
      assertThat(ids(client, 2)).isEqualTo(upTo(0, 1));
      followers.forEach(Runnable::run);
      assertThat(client.lines("0").limit(1)).as("the last chunk").containsExactly("0");
      assertThat(followers).isEmpty();
    }
  }
}
