package org.competitionledger.core.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.competitionledger.core.words.Template;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.SourceKind;
import org.competitionledger.event.TimeWindow;

/**
 * A sentence in the making: a clause, remarks in parentheses, and perhaps somebody's words after a
 * colon.
 */
final class Headline {

  private static final String ENDS = ".!?…";
  private static final Pattern ARTICLE = Pattern.compile("(the|an?) ");

  private final String key;
  private final Term[] terms;
  private final List<Term> remarks = new ArrayList<>();
  private Term words;
  private boolean saysOnWhoseWord;

  private Headline(String key, Term... terms) {
    this.key = key;
    this.terms = terms;
  }

  /** Begins with a clause; from {@link Words#SENTENCES}. The English one starts in lower case. */
  static Headline of(String key, Term... terms) {
    return new Headline(key, terms);
  }

  /** Adds a remark in parentheses. */
  Headline remark(String key, Term... about) {
    remarks.add(Words.SENTENCES.say(key, (Object[]) about));
    return this;
  }

  /** Adds a remark, if the condition holds. */
  Headline remarkIf(boolean condition, String key) {
    return condition ? remark(key) : this;
  }

  /** Adds a labelled text, if there is one. */
  Headline remark(String key, LocalisedText text) {
    return text == null ? this : labelled(key, Term.of(text).open());
  }

  /** Adds why, if it was said. */
  Headline because(LocalisedText reason) {
    return remark("reason", reason);
  }

  /** Adds a labelled number, if there is one. */
  Headline remark(String key, Integer number) {
    return number == null ? this : remark(key, Term.of(number));
  }

  /** Adds a labelled time, if there is one. */
  Headline remark(String key, ApproximateTime time) {
    return time == null ? this : labelled(key, Times.of(time));
  }

  /** Adds a labelled window, as far as it is known. */
  Headline remark(String key, TimeWindow window) {
    Times.of(window).ifPresent(term -> labelled(key, term));
    return this;
  }

  private Headline labelled(String key, Term what) {
    Term label = Words.SENTENCES.text(key);
    remarks.add(Template.fill(label.ko() + " {0}", label.en() + " {0}", what));
    return this;
  }

  /** The clause itself says on whose word it is: nothing is put before it. */
  Headline onItsOwn() {
    saysOnWhoseWord = true;
    return this;
  }

  /** Ends with somebody's words, if there are any. */
  Headline saying(LocalisedText text) {
    words = text == null ? null : Term.of(text);
    return this;
  }

  /** The whole sentence, on whose word it is said first. */
  LocalisedText on(SourceKind word) {
    Term template = Words.SENTENCES.text(key);
    Term clause = Template.fill(template.ko(), template.en(), (Object[]) terms);
    Term source = source(saysOnWhoseWord ? null : word);
    boolean ownWordFirst =
        !template.en().startsWith("{") || ARTICLE.matcher(clause.en()).lookingAt();
    String en = source.en().isEmpty() && ownWordFirst ? capitalised(clause.en()) : clause.en();
    return new LocalisedText(
        ended(source.ko() + clause.ko() + remarksKo() + (words == null ? "" : ": " + words.ko())),
        ended(source.en() + en + remarksEn() + (words == null ? "" : ": " + words.en())));
  }

  private static Term source(SourceKind word) {
    if (word == SourceKind.REPORTED) {
      return Words.SENTENCES.say("according-to-press-reports");
    }
    if (word == SourceKind.ANONYMOUS) {
      return Words.SENTENCES.say("according-to-an-unnamed-source");
    }
    return new Term("", "");
  }

  private String remarksKo() {
    return remarks.isEmpty()
        ? ""
        : remarks.stream().map(Term::ko).collect(Collectors.joining(", ", "(", ")"));
  }

  private String remarksEn() {
    return remarks.isEmpty()
        ? ""
        : remarks.stream().map(Term::en).collect(Collectors.joining("; ", " (", ")"));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String ended(String text) {
    String unquoted = text.replaceAll("[”’\"']+$", "");
    return ENDS.indexOf(unquoted.charAt(unquoted.length() - 1)) >= 0 ? text : text + ".";
  }
}
