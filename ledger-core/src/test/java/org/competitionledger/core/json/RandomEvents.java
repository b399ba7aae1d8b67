package org.competitionledger.core.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.competitionledger.event.Actor;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/** Events with random content of every shape the schema allows, from a seed. */
public final class RandomEvents {

  private static final String LETTERS = "abcXYZ019-_ .\"\\\n\t/<>&가나다힣é😀";

  private final Random random;

  public RandomEvents(long seed) {
    this.random = new Random(seed);
  }

  /** The payload types of the schema. */
  public static List<Schema> payloadTypes() {
    return Proposal.getClassSchema().getField("payload").schema().getTypes();
  }

  /** A proposal with a payload of the given type, times unresolved. */
  public Proposal proposal(Schema payloadType) {
    Proposal proposal = new Proposal();
    for (Schema.Field field : Proposal.getClassSchema().getFields()) {
      boolean isPayload = field.name().equals("payload");
      proposal.put(field.pos(), value(isPayload ? payloadType : field.schema()));
    }
    return proposal;
  }

  /** A recorded event that says what the proposal says. */
  public Event event(Proposal said) {
    return new Event(
        "cup-" + random.nextInt(1000),
        random.nextLong(Long.MAX_VALUE),
        Instant.EPOCH.plus(random.nextLong(4_000_000_000_000_000L), ChronoUnit.MICROS),
        new Actor(text(), Role.values()[random.nextInt(Role.values().length)]),
        new UUID(random.nextLong(), random.nextLong()).toString(),
        sha256(),
        random.nextInt(500),
        500,
        1,
        said);
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> null;
      case UNION -> value(branch(schema.getTypes()));
      case STRING -> text();
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case LONG ->
          schema.getLogicalType() == null
              ? (Object) random.nextLong()
              : Instant.EPOCH.plus(random.nextInt(), ChronoUnit.MICROS);
      case BYTES -> decimal(((LogicalTypes.Decimal) schema.getLogicalType()).getScale());
      case ENUM -> {
        Object[] constants = SpecificData.get().getClass(schema).getEnumConstants();
        yield constants[random.nextInt(constants.length)];
      }
      case FIXED -> sha256();
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          items.add(value(schema.getElementType()));
        }
        yield items;
      }
      case RECORD -> record(schema);
      default -> throw new IllegalArgumentException(schema.toString());
    };
  }

  /** A null branch less often than the others, or else all alike. */
  private Schema branch(List<Schema> branches) {
    boolean absent = branches.get(0).getType() == Schema.Type.NULL && random.nextInt(3) == 0;
    return absent ? branches.get(0) : branches.get(random.nextInt(branches.size()));
  }

  private Sha256 sha256() {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new Sha256(digest);
  }

  /** A record of any generated class. */
  public SpecificRecordBase record(Schema schema) {
    SpecificRecordBase record = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
    schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
    if (record instanceof LocalisedText text && text.getKo() == null && text.getEn() == null) {
      return new LocalisedText("둘 다", null);
    }
    if (record instanceof ApproximateTime time) {
      return new ApproximateTime("2026-08", Instant.EPOCH, Instant.EPOCH, time.getNote());
    }
    return record;
  }

  private BigDecimal decimal(int scale) {
    BigInteger unscaled = new BigInteger(random.nextInt(80), random);
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale)
        .remainder(BigDecimal.TEN.pow(18))
        .setScale(scale);
  }

  private String text() {
    StringBuilder text = new StringBuilder("t");
    int[] letters = LETTERS.codePoints().toArray();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
