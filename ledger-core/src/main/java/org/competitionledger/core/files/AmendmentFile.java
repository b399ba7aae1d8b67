package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.competitionledger.core.files.WrittenRecord.Field;
import org.competitionledger.event.CriteriaAmended;
import org.competitionledger.event.CriteriaSet;

/** A file that amends the rules: {@code rules} is a full new set; beside it, why and from when. */
public final class AmendmentFile {

  private static final String RULES = "rules";
  private static final String FROM = "effectiveFrom";

  private static final Supplier<Map<String, Field>> FIELDS =
      () -> {
        Map<String, Field> fields = new LinkedHashMap<>();
        Writings.fields(CriteriaAmended.getClassSchema())
            .forEach((name, field) -> fields.put(name.equals("criteria") ? RULES : name, field));
        fields.put(FROM, Writings.fields(CriteriaSet.getClassSchema()).get(FROM));
        fields.putAll(Envelope.fields());
        return fields;
      };

  private static final WrittenRecord FILE =
      new WrittenRecord("Amendment", FIELDS, Optional.empty(), (file, in) -> {});

  private AmendmentFile() {}

  /**
   * Reads a file.
   *
   * @param next the version that it makes, unless it says one
   */
  public static ReadFile read(byte[] yaml, int next) {
    FileReading in = new FileReading();
    Optional<Placed.Fields> root = Envelope.root(yaml, FILE, in);
    if (root.isEmpty()) {
      return ReadFile.unreadable(in);
    }
    Placed.Fields file = root.get();
    Envelope envelope = Envelope.takenOutOf(file);
    file.take(RULES).ifPresent(rules -> file.put("criteria", rules));
    Optional<Placed> from = file.take(FROM);
    file.part("criteria")
        .ifPresent(
            set -> {
              Criteria.version(set, next);
              from.ifPresent(time -> set.put(FROM, time));
            });
    return ReadFile.of(
        "", new Placed.Items(file.at(), List.of(envelope.event("CriteriaAmended", file))), in);
  }

  /** The JSON Schema (2020-12) of such files, for editors. */
  public static ObjectNode schema() {
    return FileSchema.of(FILE, "An amendment of a competition's rules");
  }
}
