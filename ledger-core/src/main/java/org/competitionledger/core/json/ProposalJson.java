package org.competitionledger.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.event.Proposal;

/**
 * A proposed event as a writer sends it: {@code {type, occurredAt?, announcedAt?, party?, source?,
 * causedBy?, data}}, where {@code type} names a payload record and {@code data} is that record.
 *
 * <p>A writer is never silently ignored: unknown and repeated fields are problems, and so is a
 * number with more digits than the ledger keeps. Times are not resolved here, see {@link
 * TimeShape}.
 */
public final class ProposalJson {

  static final String TYPE = "type";
  static final String DATA = "data";
  private static final String PAYLOAD = "payload";

  /** What stands beside type and data: the fields of Proposal but its payload. */
  static final List<RecordShape.Field> ENVELOPE =
      Proposal.getClassSchema().getFields().stream()
          .filter(field -> !field.name().equals(PAYLOAD))
          .map(RecordShape.Field::of)
          .toList();

  private static final int PAYLOAD_POSITION = Proposal.getClassSchema().getField(PAYLOAD).pos();

  private ProposalJson() {}

  /** Reads one event object from UTF-8 bytes. */
  public static Parsed<Proposal> parse(byte[] json) {
    Problems problems = new Problems();
    Proposal proposal =
        JsonText.read(json, problems)
            .map(node -> read(node, Location.ROOT, Set.of(), problems))
            .orElse(null);
    return problems.orElse(() -> proposal);
  }

  /** Reads one event object, which may also have the given fields that are read elsewhere. */
  static Proposal read(JsonNode node, Location at, Set<String> besides, Problems problems) {
    if (!node.isObject()) {
      problems.add(JsonProblem.wrongType(at.pointer(), JsonType.OBJECT, JsonType.of(node)));
      return null;
    }
    refuseUnknownFields(node, at, besides, problems);
    Proposal proposal = new Proposal();
    for (RecordShape.Field field : ENVELOPE) {
      JsonNode given = node.get(field.name());
      if (given != null && !given.isNull()) {
        proposal.put(field.position(), field.shape().read(given, at.field(field.name()), problems));
      }
    }
    proposal.put(PAYLOAD_POSITION, payload(node, at, problems));
    return proposal;
  }

  private static void refuseUnknownFields(
      JsonNode node, Location at, Set<String> besides, Problems problems) {
    node.properties()
        .forEach(
            property -> {
              String name = property.getKey();
              if (!name.equals(TYPE)
                  && !name.equals(DATA)
                  && !besides.contains(name)
                  && ENVELOPE.stream().noneMatch(field -> field.name().equals(name))) {
                problems.add(JsonProblem.unknownField(at.field(name).pointer(), name));
              }
            });
  }

  private static Object payload(JsonNode node, Location at, Problems problems) {
    Location typeAt = at.field(TYPE);
    if (!node.hasNonNull(TYPE)) {
      problems.add(JsonProblem.missingField(typeAt.pointer(), TYPE));
      return null;
    }
    JsonNode type = node.get(TYPE);
    if (!type.isTextual()) {
      problems.add(JsonProblem.wrongType(typeAt.pointer(), JsonType.TEXT, JsonType.of(type)));
      return null;
    }
    RecordShape shape = Shapes.PAYLOADS.get(type.textValue());
    if (shape == null) {
      problems.add(JsonProblem.unknownType(typeAt.pointer(), type.textValue()));
      return null;
    }
    if (!node.hasNonNull(DATA)) {
      problems.add(JsonProblem.missingField(at.field(DATA).pointer(), DATA));
      return null;
    }
    return shape.read(node.get(DATA), at.field(DATA), problems);
  }

  /** Writes a proposal in the form that {@link #parse} reads. */
  public static void write(Proposal proposal, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField(TYPE, typeOf(proposal));
    writeEnvelope(ENVELOPE, proposal, out);
    writeData(proposal, out);
    out.writeEndObject();
  }

  /** A proposal as UTF-8 bytes in the form that {@link #parse} reads. */
  public static byte[] bytes(Proposal proposal) {
    return JsonBytes.of(512, out -> write(proposal, out));
  }

  /** The same as a tree. */
  public static JsonNode tree(Proposal proposal) {
    return JsonText.parse(bytes(proposal)).orElseThrow();
  }

  /** The name of a proposal's payload type, for example {@code ScoreRecorded}. */
  public static String typeOf(Proposal proposal) {
    return ((SpecificRecord) proposal.getPayload()).getSchema().getName();
  }

  static void writeEnvelope(List<RecordShape.Field> fields, Proposal proposal, JsonGenerator out)
      throws IOException {
    for (RecordShape.Field field : fields) {
      Object content = proposal.get(field.position());
      if (content != null) {
        out.writeFieldName(field.encodedName());
        field.shape().write(content, out);
      }
    }
  }

  static void writeData(Proposal proposal, JsonGenerator out) throws IOException {
    out.writeFieldName(DATA);
    Shapes.PAYLOADS.get(typeOf(proposal)).write(proposal.getPayload(), out);
  }
}
