package org.competitionledger.api.append;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.competitionledger.command.Accepted;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.event.Event;
import org.competitionledger.projections.StoredEvent;

/**
 * Writes receipts, {@code {competition, commandId, events: [{sequence, id, type, recordedAt,
 * leafHash}]}}. A repeat's receipt is written from the log and is the first one byte for byte.
 */
final class Receipts {

  private static final int LEAF_HASH_LENGTH = 32;

  private Receipts() {}

  /** The receipt of a command that was accepted now. */
  static void write(String competition, Proposed proposed, Accepted accepted, JsonGenerator out)
      throws IOException {
    start(competition, proposed.command().getCommandId(), out);
    ByteBuffer hashes = accepted.getLeafHashes().duplicate();
    for (int i = 0; i < accepted.getCount(); i++) {
      byte[] leafHash = new byte[LEAF_HASH_LENGTH];
      hashes.get(leafHash);
      event(
          competition,
          accepted.getFirstSequence() + i,
          proposed.types().get(i),
          accepted.getRecordedAt(),
          leafHash,
          out);
    }
    end(out);
  }

  /** The receipt of a command that was accepted before, from its recorded events. */
  static void write(
      String competition, String commandId, List<StoredEvent> events, JsonGenerator out)
      throws IOException {
    start(competition, commandId, out);
    for (StoredEvent stored : events) {
      Event event = stored.event();
      event(
          competition,
          stored.sequence(),
          ProposalJson.typeOf(event.getSaid()),
          event.getRecordedAt(),
          LeafHash.of(stored.bytes()),
          out);
    }
    end(out);
  }

  private static void start(String competition, String commandId, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("competition", competition);
    out.writeStringField("commandId", commandId);
    out.writeArrayFieldStart("events");
  }

  private static void event(
      String competition,
      long sequence,
      String type,
      Instant recordedAt,
      byte[] leafHash,
      JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("sequence", sequence);
    out.writeStringField("id", competition + '/' + sequence);
    out.writeStringField("type", type);
    out.writeStringField("recordedAt", recordedAt.toString());
    out.writeStringField("leafHash", Base64.getEncoder().encodeToString(leafHash));
    out.writeEndObject();
  }

  private static void end(JsonGenerator out) throws IOException {
    out.writeEndArray();
    out.writeEndObject();
  }
}
