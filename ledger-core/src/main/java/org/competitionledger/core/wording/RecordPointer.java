package org.competitionledger.core.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.competitionledger.core.codec.Schemas;
import org.competitionledger.core.words.Language;

/**
 * A JSON pointer of a difference, read along the schema of what differs: {@code
 * /criteria/nia/maximum} is the member {@code nia} of the criteria, and its field {@code maximum}.
 *
 * @param schema of what stands there; empty where the schema has no such place
 * @param field the last field of the path
 * @param language of the half of a text that it points at; empty for all else
 */
record RecordPointer(
    List<Step> steps, Optional<Schema> schema, String field, Optional<Language> language) {

  /** Members of lists that have a name for people; others are known by what they say. */
  private static final Set<String> CALLED = Set.of("Criterion", "CutRule", "Publication");

  enum Kind {
    FIELD,
    /** A member of a list, by its identifier. */
    MEMBER
  }

  /**
   * A step of the path.
   *
   * @param record the name of the record that it is a field of, or that the member is
   */
  record Step(Kind kind, String record, String name) {}

  /**
   * Reads a pointer.
   *
   * @param root null where it is not known into what the pointer points
   */
  static RecordPointer of(Schema root, String pointer) {
    List<Step> steps = new ArrayList<>();
    Schema at = root;
    String field = "";
    Optional<Language> language = Optional.empty();
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      Schema here = at == null ? null : Schemas.present(at);
      if (here != null && here.getType() == Schema.Type.ARRAY) {
        at = Schemas.present(here.getElementType());
        if (at.getName().equals("Criterion")) { // whose name says that it is one
          steps.remove(steps.size() - 1);
        }
        if (CALLED.contains(at.getName())) {
          steps.add(new Step(Kind.MEMBER, at.getName(), name));
        }
      } else if (isHalf(here, name)) {
        at = Schema.create(Schema.Type.STRING);
        language = Optional.of(name.equals("ko") ? Language.KO : Language.EN);
      } else {
        boolean known = here != null && here.getType() == Schema.Type.RECORD;
        Schema.Field found = known ? here.getField(name) : null;
        steps.add(new Step(Kind.FIELD, known ? here.getName() : "", name));
        at = found == null ? null : found.schema();
        field = name;
      }
    }
    return new RecordPointer(steps, Optional.ofNullable(at), field, language);
  }

  /** Of a text, or of what no schema has, such as an interpretation. */
  private static boolean isHalf(Schema here, String name) {
    boolean named = name.equals("ko") || name.equals("en");
    return named && (here == null || here.getName().equals("LocalisedText"));
  }
}
