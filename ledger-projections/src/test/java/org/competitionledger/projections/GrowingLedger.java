package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.command;
import static org.competitionledger.projections.Fixture.registered;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Command;
import org.competitionledger.command.Outcome;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.node.KafkaLedger;
import org.competitionledger.projections.topics.Topic;

/**
 * A process of its own, to be killed: a ledger that grows without end, and says on stdout, a line
 * each, what others have seen of it by then: {@code head <note>}, {@code receipt <sequence>
 * <leaf>}.
 */
final class GrowingLedger implements AutoCloseable {

  static final String COMPETITION = "cup";

  /** Signed far more often than in earnest, so that death meets heads in the making. */
  private static final Duration SIGN_EVERY = Duration.ofMillis(50);

  private static final int TOGETHER = 20;

  private final EmbeddedBroker broker;
  private final KafkaLedger ledger;

  private GrowingLedger(Path directory) {
    broker =
        EmbeddedBroker.start(
            EmbeddedBroker.Config.in(directory.resolve("kafka")).withReadable(Topic.readable()));
    NodeConfig defaults = NodeConfig.single(broker.clientSettings(), directory.resolve("state"));
    LogSettings log = LogSettings.in(directory);
    ledger =
        KafkaLedger.start(
            new NodeConfig(
                defaults.stateDirectory(),
                defaults.instanceId(),
                Fixture.PARTITIONS,
                defaults.replication(),
                defaults.advertised(),
                defaults.appendTimeout(),
                new LogSettings(log.ledgerName(), log.keyFile(), SIGN_EVERY),
                defaults.kafka()));
  }

  static GrowingLedger in(Path directory) {
    return new GrowingLedger(directory);
  }

  KafkaLedger ledger() {
    return ledger;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** What a client that may do everything needs. */
  Map<String, Object> kafka() {
    return Map.copyOf(broker.clientSettings());
  }

  /** Grows until it is killed: the directory, and a word that no earlier process was given. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    try (GrowingLedger growing = in(Path.of(args[0]))) {
      KafkaLedger ledger = growing.ledger();
      ledger
          .transparency()
          .onPublished(
              competition ->
                  ledger.transparency().head(competition).ifPresent(head -> say(out, head)));
      accepted(append(ledger.appender(), COMPETITION, "announce", announced()));
      for (int round = 0; ; round++) {
        grow(ledger, args[1] + '-' + round, out);
      }
    }
  }

  private static void say(PrintStream out, SignedNote head) {
    out.println("head " + Base64.getEncoder().encodeToString(head.bytes()));
  }

  private static void grow(KafkaLedger ledger, String word, PrintStream out) {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      String team = word + '-' + i;
      commands.add(command(COMPETITION, team, registered(team)));
    }
    List<Outcome> outcomes =
        ledger.appender().append(COMPETITION, commands, false, Optional.empty()).join();
    for (Outcome outcome : outcomes) {
      Accepted accepted = accepted(outcome);
      ByteBuffer leaf = accepted.getLeafHashes();
      byte[] hash = new byte[leaf.remaining()];
      leaf.duplicate().get(hash);
      out.println(
          "receipt "
              + accepted.getFirstSequence()
              + ' '
              + Base64.getEncoder().encodeToString(hash));
    }
  }

  @Override
  public void close() {
    ledger.close();
    broker.close();
  }
}
