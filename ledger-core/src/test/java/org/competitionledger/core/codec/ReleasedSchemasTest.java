package org.competitionledger.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {

  private static final String HOW_TO_RELEASE =
      "the event schema in the IDL is not the newest released one. Released schemas are never"
          + " edited: if the change is meant (fields with defaults, payloads at the end of the"
          + " union), release it with\n  mvn -pl schemas,ledger-core test -Dtest=ReleaseSchema"
          + " -Dsurefire.failIfNoSpecifiedTests=false\n(with -Dreplace=true only if nobody has"
          + " recorded an event with the newest one)";

  static Stream<ReleasedSchema> released() {
    return ReleasedSchemas.all().stream();
  }

  @Test
  void theSchemaInUseIsTheNewestReleasedOneToTheLastDocAndDefault() {
    ReleasedSchema newest = ReleasedSchemas.current();

    assertThat(newest.fingerprint())
        .as(HOW_TO_RELEASE)
        .isEqualTo(
            MessageHeader.text(SchemaNormalization.parsingFingerprint64(Event.getClassSchema())));
    assertThat(SchemaText.parse(newest.text()))
        .as(HOW_TO_RELEASE)
        .isEqualTo(SchemaText.tree(Event.getClassSchema()));
  }

  @ParameterizedTest
  @MethodSource("released")
  void everyReleasedTextIsAsItWasReleased(ReleasedSchema released) {
    assertThat(ReleaseSchema.sha256(released.text())).isEqualTo(released.sha256());
    assertThat(MessageHeader.text(SchemaNormalization.parsingFingerprint64(released.schema())))
        .isEqualTo(released.fingerprint());
    assertThat(released.text()).doesNotContain("avro.java");
    assertThat(ReleasedSchemas.find(released.fingerprint())).contains(released);
  }

  @ParameterizedTest
  @MethodSource("released")
  void everyReleasedSchemaIsStillRead(ReleasedSchema released) throws IOException {
    List<JsonNode> samples = samples(released.fingerprint());

    assertThat(samples).isNotEmpty();
    for (JsonNode sample : samples) {
      byte[] bytes = Base64.getDecoder().decode(sample.get("bytes").textValue());
      byte[] said = sample.get("said").toString().getBytes(UTF_8);
      assertThat(EventCodec.fingerprint(bytes)).isEqualTo(released.fingerprint());
      assertThat(EventCodec.decode(bytes).getSaid())
          .isEqualTo(ProposalJson.parse(said).orElseThrow());
    }
  }

  @Test
  void findsNothingUnderAFingerprintThatWasNeverReleased() {
    assertThat(ReleasedSchemas.find("0000000000000000")).isEmpty();
  }

  @Test
  void everyTypeAndFieldOfAnEventIsDescribedAndOfAFixedForm() {
    List<String> faults = new ArrayList<>();
    collectFaults(Event.getClassSchema(), "Event", faults);

    assertThat(faults).isEmpty();
  }

  private static void collectFaults(Schema schema, String path, List<String> faults) {
    switch (schema.getType()) {
      case RECORD -> {
        requireDoc(schema.getDoc(), path, faults);
        for (Schema.Field field : schema.getFields()) {
          String at = schema.getName() + "." + field.name();
          requireDoc(field.doc(), at, faults);
          collectFaults(field.schema(), at, faults);
        }
      }
      case UNION -> schema.getTypes().forEach(branch -> collectFaults(branch, path, faults));
      case ARRAY -> collectFaults(schema.getElementType(), path, faults);
      case ENUM, FIXED -> requireDoc(schema.getDoc(), path + " " + schema.getName(), faults);
      case BYTES -> {
        if (!LogicalTypes.decimal(24, 6).equals(schema.getLogicalType())) {
          faults.add(path + " is no decimal(24, 6)");
        }
      }
      case LONG -> {
        boolean isTime = path.matches(".*(At|earliest|latest)$");
        if (isTime != LogicalTypes.timestampMicros().equals(schema.getLogicalType())) {
          faults.add(path + " is no time in microseconds, or else is named like one");
        }
      }
      case MAP, FLOAT, DOUBLE -> faults.add(path + " is a " + schema.getType());
      default -> {}
    }
  }

  private static void requireDoc(String doc, String path, List<String> faults) {
    if (doc == null || doc.isBlank()) {
      faults.add(path + " has no doc");
    }
  }

  private static List<JsonNode> samples(String fingerprint) throws IOException {
    String name = "/released/" + fingerprint + ".ndjson";
    try (InputStream in = ReleasedSchemasTest.class.getResourceAsStream(name)) {
      assertThat(in).as("samples of this schema, " + name).isNotNull();
      return new String(in.readAllBytes(), UTF_8).lines().map(SchemaText::parse).toList();
    }
  }
}
