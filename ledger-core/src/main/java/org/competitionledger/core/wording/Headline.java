package org.competitionledger.core.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private final String koTemplate;
  private final String enTemplate;
  private final Term[] terms;
  private final List<Term> remarks = new ArrayList<>();
  private Term words;
  private boolean saysOnWhoseWord;

  private Headline(String koTemplate, String enTemplate, Term... terms) {
    this.koTemplate = koTemplate;
    this.enTemplate = enTemplate;
    this.terms = terms;
  }

  /** Begins with a clause; see {@link Template}. The English one starts in lower case. */
  static Headline of(String ko, String en, Term... terms) {
    return new Headline(ko, en, terms);
  }

  /** Adds a remark in parentheses. */
  Headline remark(String ko, String en, Term... about) {
    remarks.add(Template.fill(ko, en, about));
    return this;
  }

  /** Adds a remark, if the condition holds. */
  Headline remarkIf(boolean condition, String ko, String en) {
    return condition ? remark(ko, en) : this;
  }

  /** Adds a labelled text, if there is one. */
  Headline remark(String ko, String en, LocalisedText text) {
    return text == null ? this : remark(ko + " {0}", en + " {0}", Term.of(text).open());
  }

  /** Adds why, if it was said. */
  Headline because(LocalisedText reason) {
    return remark("사유:", "reason:", reason);
  }

  /** Adds a labelled number, if there is one. */
  Headline remark(String ko, String en, Integer number) {
    return number == null ? this : remark(ko, en, Term.of(number));
  }

  /** Adds a labelled time, if there is one. */
  Headline remark(String ko, String en, ApproximateTime time) {
    return time == null ? this : remark(ko + " {0}", en + " {0}", Times.of(time));
  }

  /** Adds a labelled window, as far as it is known. */
  Headline remark(String ko, String en, TimeWindow window) {
    Times.of(window).ifPresent(term -> remark(ko + " {0}", en + " {0}", term));
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
    Term clause = Template.fill(koTemplate, enTemplate, terms);
    Term source = source(saysOnWhoseWord ? null : word);
    boolean ownWordFirst = !enTemplate.startsWith("{") || ARTICLE.matcher(clause.en()).lookingAt();
    String en = source.en().isEmpty() && ownWordFirst ? capitalised(clause.en()) : clause.en();
    return new LocalisedText(
        ended(source.ko() + clause.ko() + remarksKo() + (words == null ? "" : ": " + words.ko())),
        ended(source.en() + en + remarksEn() + (words == null ? "" : ": " + words.en())));
  }

  private static Term source(SourceKind word) {
    if (word == SourceKind.REPORTED) {
      return new Term("보도에 따르면 ", "According to press reports, ");
    }
    if (word == SourceKind.ANONYMOUS) {
      return new Term("익명의 관계자에 따르면 ", "According to an unnamed source, ");
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
