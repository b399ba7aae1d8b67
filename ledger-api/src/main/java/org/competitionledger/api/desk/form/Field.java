package org.competitionledger.api.desk.form;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of a form, as a template draws it.
 *
 * @param kind what it is filled in with
 * @param name its JSON pointer into the event
 * @param label what it is called
 * @param help what to fill in, where the label does not say it; empty where it does
 * @param value what stands in it
 * @param required whether nothing can be recorded without it
 * @param choices what it can be, where that is known
 * @param parts what it consists of
 * @param problems why it was refused, in words
 */
public record Field(
    Kind kind,
    String name,
    String label,
    String help,
    String value,
    boolean required,
    List<Choice> choices,
    List<Field> parts,
    List<String> problems) {

  /** What a field is filled in with. */
  public enum Kind {
    LINE,
    AREA,
    NUMBER,
    /** As exactly as it is known: a day, an instant, a range. */
    TIME,
    /** SHA-256 of a file, which a browser can work out. */
    DIGEST,
    CHOICE,
    YES_NO,
    /** Several identifiers or numbers, with commas between them. */
    ROW,
    GROUP,
    LIST,
    MEMBER;

    /** As templates compare it. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** One of what a field can be. */
  public record Choice(String value, String label) {}

  /** A name for the element, unique in the form. */
  public String id() {
    return "f" + name.replace('/', '-');
  }

  /** The elements that tell more of it: what is wrong, and what to fill in. */
  public String describedBy() {
    return Stream.of(
            problems.isEmpty() ? "" : id() + "-problem", help.isEmpty() ? "" : id() + "-help")
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Whether it is a text in two languages, of which one is enough. */
  public boolean bilingual() {
    return kind == Kind.GROUP && parts.stream().anyMatch(part -> part.name().equals(name + "/ko"));
  }

  /** Whether anything in it is filled in or refused, so that it is shown unfolded. */
  public boolean open() {
    return required
        || !problems.isEmpty()
        || !value.isEmpty()
        || parts.stream().anyMatch(Field::told);
  }

  private boolean told() {
    return !problems.isEmpty() || !value.isEmpty() || parts.stream().anyMatch(Field::told);
  }

  /** The name of a further member of a list. */
  public String next() {
    return name + '/' + parts.size();
  }
}
