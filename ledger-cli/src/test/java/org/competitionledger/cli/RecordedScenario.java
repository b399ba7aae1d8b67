package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.bundle.BundleWriter;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.decide.Decide;
import org.competitionledger.core.decide.Decision;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/** A built-in scenario as the service would have recorded it. */
final class RecordedScenario {

  private static final Instant RECORDED_AT = Instant.parse("2026-11-01T00:00:00Z");

  private RecordedScenario() {}

  /** Writes its events as NDJSON, as {@code GET …/events} gives them. */
  static Path write(String competition, Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (EncodedEvent event : events(competition)) {
      out.write(EventJson.bytes(event.event()));
      out.write('\n');
    }
    return Files.write(file, out.toByteArray());
  }

  /** Writes a bundle, unzipped, signed by a key of nobody's; with further lines behind its own. */
  static Path bundle(String competition, Path directory, String... further) throws IOException {
    return bundle(events(competition, further), competition, directory);
  }

  /** Writes a bundle whose signer has left an event out. */
  static Path forged(String competition, int leftOut, Path directory) throws IOException {
    List<EncodedEvent> events = events(competition);
    events.remove(leftOut);
    return bundle(events, competition, directory);
  }

  static Path bundle(List<EncodedEvent> events, String competition, Path directory) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    events.forEach(event -> tree.append(LeafHash.of(event.bytes())));
    SigningKey key =
        new SigningKey(
            new Origin("ledger.example", competition).text(), SignatureType.ED25519, new byte[32]);
    Checkpoint head = new Checkpoint(key.verification().name(), tree.size(), tree.root());
    BundleWriter writer =
        new BundleWriter(
            head.sign(List.of(key)),
            List.of(key.verification()),
            (name, content) -> {
              Path file = directory.resolve(name);
              Files.createDirectories(file.getParent());
              Files.write(file, content);
            });
    events.forEach(event -> writer.append(event.bytes()));
    writer.finish();
    return directory;
  }

  private static List<EncodedEvent> events(String competition, String... further)
      throws IOException {
    MapState state = new MapState();
    List<EncodedEvent> events = new ArrayList<>();
    List<String> lines =
        new ArrayList<>(List.of(text("/scenarios/" + competition + ".ndjson").split("\n")));
    lines.addAll(List.of(further));
    for (String line : lines) {
      CommandJson.Line read = CommandJson.line(line.getBytes(UTF_8)).orElseThrow();
      Command command =
          new Command(
              CommandIds.of(competition, "clerk", read.key().orElseThrow()).toString(),
              new Sha256(Digests.commandDigest(read.proposals())),
              new Authority("clerk", List.of(Role.CLERK), List.of(competition), List.of()),
              null,
              read.proposals());
      Decision.Accepted accepted =
          (Decision.Accepted) Decide.decide(competition, state, command, RECORDED_AT);
      accepted.after().commit();
      events.addAll(accepted.events());
    }
    return events;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = RecordedScenario.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
