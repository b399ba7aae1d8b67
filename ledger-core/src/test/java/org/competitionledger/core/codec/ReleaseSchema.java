package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.json.RandomEvents;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.junit.jupiter.api.Test;

/**
 * Releases the event schema as it now is in the IDL. No test: it runs only when it is asked for.
 *
 * <pre>
 * mvn -pl schemas,ledger-core test -Dtest=ReleaseSchema -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * <p>With {@code -Dreplace=true} the newest released schema gives way to this one: only as long as
 * nobody has recorded an event with it.
 */
class ReleaseSchema {

  private static final Path RELEASED = Path.of("../schemas/src/main/resources/avro/released");
  private static final Path SAMPLES = Path.of("src/test/resources/released");
  private static final Path SUMS = RELEASED.resolve("SHA256SUMS");

  @Test
  void release() throws IOException {
    Files.createDirectories(RELEASED);
    Files.createDirectories(SAMPLES);
    List<String> sums = new ArrayList<>(Files.exists(SUMS) ? Files.readAllLines(SUMS) : List.of());
    if (Boolean.getBoolean("replace") && !sums.isEmpty()) {
      String newest = sums.remove(sums.size() - 1).split(" +")[1];
      Files.deleteIfExists(RELEASED.resolve(newest));
      Files.deleteIfExists(SAMPLES.resolve(newest.replace(".avsc", ".ndjson")));
    }
    Schema schema = Event.getClassSchema();
    String fingerprint = MessageHeader.text(SchemaNormalization.parsingFingerprint64(schema));
    String text = SchemaText.of(schema);
    String line = sha256(text) + "  " + fingerprint + ".avsc";
    if (!sums.contains(line)) {
      sums.add(line);
    }
    Files.writeString(RELEASED.resolve(fingerprint + ".avsc"), text);
    Files.writeString(SUMS, String.join("\n", sums) + "\n");
    Files.writeString(SAMPLES.resolve(fingerprint + ".ndjson"), samples());
  }

  /** An event of every type: its bytes, and what it says. */
  private static String samples() {
    StringBuilder lines = new StringBuilder();
    long seed = 0;
    for (Schema type : RandomEvents.payloadTypes()) {
      RandomEvents random = new RandomEvents(seed++);
      Proposal said = random.proposal(type);
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      byte[] bytes = EventCodec.encode(random.event(said));
      line.put("bytes", Base64.getEncoder().encodeToString(bytes));
      line.set("said", SchemaText.parse(new String(ProposalJson.bytes(said), UTF_8)));
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
