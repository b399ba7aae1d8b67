package org.competitionledger.api.desk.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.competitionledger.core.form.Form;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.AbsenceReason;
import org.competitionledger.event.ScoreState;

/**
 * A score as an evaluator types it: a number, or why there is none.
 *
 * @param value null where there is none
 * @param absence null where there is a number
 */
public record Figure(BigDecimal value, AbsenceReason absence) {

  /** As the schema's decimal(24, 6) holds it. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");

  /** Reads what was typed: a reason by its words in any language, or by its name. */
  public static Optional<Figure> read(String typed) {
    String text = typed.strip();
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(new Figure(new BigDecimal(text), null));
    }
    return Stream.of(AbsenceReason.values())
        .filter(reason -> names(reason).anyMatch(text::equalsIgnoreCase))
        .findFirst()
        .map(reason -> new Figure(null, reason));
  }

  private static Stream<String> names(AbsenceReason reason) {
    return Stream.concat(
        Stream.of(reason.name(), reason.name().replace('_', ' '), reason.name().replace('_', '-')),
        Stream.of(Language.values()).map(language -> said(reason, language)));
  }

  /** Why there is none, as people read it. */
  public static String said(AbsenceReason reason, Language language) {
    return RecordInWords.value(reason.getSchema(), reason.name(), language);
  }

  /** As people read it. */
  public String said(Language language) {
    return value == null ? said(absence, language) : Form.plain(value);
  }

  /** As a sheet of CSV has it. */
  public String csv() {
    return value == null ? absence.name() : Form.plain(value);
  }

  /** Puts it into the data of a recorded score. */
  void into(ObjectNode data) {
    if (value == null) {
      data.put("state", ScoreState.ABSENT.name()).put("absence", absence.name());
    } else {
      data.put("value", value);
    }
  }
}
