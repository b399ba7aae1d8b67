package org.competitionledger.core.words;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {0}} with the first word, and {@code {0:이}} with it and the particle that fits it:
 * {@code "{0:이} {1}에 신청했다"} becomes {@code 팀이 공모에 신청했다} or {@code 회사가 공모에 신청했다}. Where the first
 * word is a count, {@code {0?score is:scores are}} is what goes with it.
 */
public final class Template {

  private static final Pattern PLACE =
      Pattern.compile("\\{(\\d)(?::([^}]+)|\\?([^:}]*):([^}]*))?}");

  private Template() {}

  /** Fills a template of each language; what is no term is the same in both. */
  public static Term fill(String ko, String en, Object... words) {
    return new Term(fill(ko, words, Term::ko), fill(en, words, Term::en));
  }

  /** A word that is not given is left out: {@code …}. */
  private static String fill(String template, Object[] words, Function<Term, String> language) {
    Matcher place = PLACE.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      int at = Integer.parseInt(place.group(1));
      String word = at < words.length ? in(words[at], language) : "…";
      if (place.group(3) != null) {
        word = place.group(word.equals("1") ? 3 : 4);
      }
      String particle = place.group(2) == null ? "" : Particle.of(place.group(2)).after(word);
      place.appendReplacement(filled, Matcher.quoteReplacement(word + particle));
    }
    return place.appendTail(filled).toString();
  }

  private static String in(Object word, Function<Term, String> language) {
    return word instanceof Term term ? language.apply(term) : String.valueOf(word);
  }
}
