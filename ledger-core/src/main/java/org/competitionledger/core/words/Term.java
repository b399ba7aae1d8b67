package org.competitionledger.core.words;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.competitionledger.event.LocalisedText;

/** A word or phrase in both languages; where one is missing, the other stands in for it. */
public record Term(String ko, String en) {

  private static final int DIGITS_MAX = 6; // of every figure of an event

  private static final int LENGTH_MAX = 200;

  /** Controls that turn the text around: a sentence is not read backwards for what it quotes. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  public static Term of(LocalisedText text) {
    String ko = text.getKo() == null ? text.getEn() : text.getKo();
    String en = text.getEn() == null ? text.getKo() : text.getEn();
    return new Term(oneLine(ko), oneLine(en));
  }

  public static Term of(String same) {
    return new Term(oneLine(same), oneLine(same));
  }

  public static Term of(long number) {
    return of(Long.toString(number));
  }

  /** A number as it is, without trailing zeros. */
  public static Term of(BigDecimal number) {
    return of(number.stripTrailingZeros().toPlainString());
  }

  /** A number with as many digits as were stated; without trailing zeros where none were. */
  public static Term of(BigDecimal number, Integer digits) {
    boolean stated =
        digits != null && digits >= number.stripTrailingZeros().scale() && digits <= DIGITS_MAX;
    return stated ? of(number.setScale(digits).toPlainString()) : of(number);
  }

  /** A counted thing in English, the bare number in Korean: {@code 3}, {@code 3 seats}. */
  public static Term count(long number, String one, String many) {
    return new Term(Long.toString(number), number + " " + (number == 1 ? one : many));
  }

  /** {@code 가, 나, 다}; {@code A, B and C}. */
  public static Term list(List<Term> terms) {
    if (terms.size() < 2) {
      return row(terms);
    }
    int last = terms.size() - 1;
    return new Term(row(terms).ko, row(terms.subList(0, last)).en + " and " + terms.get(last).en);
  }

  /** One after the other, in a row whose order matters. */
  public static Term row(List<Term> terms) {
    return new Term(
        terms.stream().map(Term::ko).collect(Collectors.joining(", ")),
        terms.stream().map(Term::en).collect(Collectors.joining(", ")));
  }

  /** In one language. */
  public String in(Language language) {
    return language == Language.KO ? ko : en;
  }

  /** As text in both languages. */
  public LocalisedText text() {
    return new LocalisedText(ko, en);
  }

  /** In quotation marks. */
  public Term quoted() {
    return new Term("‘" + ko + "’", "“" + en + "”");
  }

  /** Without a full stop at its end, to stand within a sentence. */
  public Term open() {
    return new Term(withoutStop(ko), withoutStop(en));
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
  }

  private static String oneLine(String text) {
    String line = UNSEEN.matcher(text.strip()).replaceAll("").replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= LENGTH_MAX) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LENGTH_MAX - 1)).strip() + "…";
  }
}
