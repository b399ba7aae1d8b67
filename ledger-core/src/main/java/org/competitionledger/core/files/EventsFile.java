package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.competitionledger.core.files.WrittenRecord.Field;
import org.competitionledger.event.Proposal;

/**
 * A file of events, each behind the name of its type: {@code - StageOpened: {stage: final}}. All of
 * them are one command.
 */
public final class EventsFile {

  private static final String EVENTS = "events";
  private static final String CERTIFIED = "StandingsCertified";

  /** What one certifies of a table, and need not write. */
  private static final Set<String> OF_TABLE = Set.of("version", "sequence", "digest");

  private static final Map<String, Field> TYPES = types();
  private static final WrittenRecord EVENT =
      new WrittenRecord("Event", EventsFile::ofEvent, Optional.empty(), (event, in) -> {});
  private static final WrittenRecord FILE =
      new WrittenRecord("Events", EventsFile::ofFile, Optional.empty(), (file, in) -> {});

  /** A table that can be certified. */
  public record Table(int version, long sequence, String digest) {

    /** Stands for one that nobody asked for yet. */
    private static final Table ANY = new Table(1, 0, "0".repeat(64));
  }

  /** Where tables are asked for. */
  @FunctionalInterface
  public interface Tables {

    /** The table of a stage as it stands. */
    Table of(String stage) throws InterruptedException;
  }

  private EventsFile() {}

  /** Reads a file as far as that needs no ledger: the tables that it certifies are not known. */
  public static ReadFile read(byte[] yaml) {
    try {
      return read(yaml, stage -> Table.ANY);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing is waited for", e);
    }
  }

  /** Reads a file; who certifies and does not say which table means the one that stands. */
  public static ReadFile read(byte[] yaml, Tables tables) throws InterruptedException {
    FileReading in = new FileReading();
    Optional<Placed.Fields> root = Envelope.root(yaml, FILE, in);
    if (root.isEmpty()) {
      return ReadFile.unreadable(in);
    }
    Placed.Fields file = root.get();
    Envelope ofAll = Envelope.takenOutOf(file);
    if (!(file.of().get(EVENTS) instanceof Placed.Items written)) {
      if (!file.has(EVENTS)) {
        in.problem(file.at(), "events-missing");
      }
      return ReadFile.unreadable(in);
    }
    List<Placed> events = new ArrayList<>();
    for (Placed each : written.of()) {
      events.add(each instanceof Placed.Fields event ? read(event, ofAll, tables, in) : each);
    }
    return ReadFile.of("", new Placed.Items(file.at(), events), in);
  }

  private static Placed read(Placed.Fields written, Envelope ofAll, Tables tables, FileReading in)
      throws InterruptedException {
    Envelope own = ofAll.of(written);
    if (written.of().size() != 1) {
      return in.problem(written.at(), "event-of-one-type");
    }
    String type = written.of().keySet().iterator().next();
    Placed data = written.of().get(type);
    if (type.equals(CERTIFIED) && data instanceof Placed.Fields table) {
      certified(table, tables);
    }
    return own.event(type, data);
  }

  private static void certified(Placed.Fields data, Tables tables) throws InterruptedException {
    Optional<String> stage = data.text("stage");
    if (stage.isEmpty() || OF_TABLE.stream().anyMatch(data::has)) {
      return; // what is missing is told by the reader of its JSON
    }
    Table table = tables.of(stage.get());
    data.put("version", Placed.number(data.at(), BigDecimal.valueOf(table.version())));
    data.put("sequence", Placed.number(data.at(), BigDecimal.valueOf(table.sequence())));
    data.put("digest", Placed.text(data.at(), table.digest()));
  }

  /** The JSON Schema (2020-12) of such files, for editors. */
  public static ObjectNode schema() {
    return FileSchema.of(FILE, "Events of a competition");
  }

  private static Map<String, Field> ofFile() {
    Map<String, Field> fields = new LinkedHashMap<>(Envelope.fields());
    fields.put(
        EVENTS,
        new Field(WrittenList.of(EVENT), "What is to be recorded, all of it or nothing.", true));
    return fields;
  }

  private static Map<String, Field> ofEvent() {
    Map<String, Field> fields = new LinkedHashMap<>(TYPES);
    fields.putAll(Envelope.ofOne());
    return fields;
  }

  private static Map<String, Field> types() {
    return Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
        .collect(
            Collectors.toMap(
                Schema::getName,
                type -> new Field(written(type), type.getDoc(), false),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** What needs one field alone may be written as that: {@code - StageOpened: final}. */
  private static WrittenRecord written(Schema type) {
    WrittenRecord whole = Writings.record(type);
    Set<String> optional = type.getName().equals(CERTIFIED) ? OF_TABLE : Set.of();
    Map<String, Field> fields = Writings.without(whole.fields().get(), Set.of(), optional);
    List<String> required =
        fields.keySet().stream().filter(name -> fields.get(name).required()).toList();
    return new WrittenRecord(
        whole.name(),
        () -> fields,
        required.size() == 1
            ? Optional.of(Writings.alone(required.get(0), fields.get(required.get(0)).written()))
            : whole.shortForm(),
        whole.completion());
  }
}
