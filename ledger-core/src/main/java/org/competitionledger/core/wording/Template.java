package org.competitionledger.core.wording;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {0}} with the first term, and {@code {0:이}} with it and the particle that fits it:
 * {@code "{0:이} {1}에 지원했다"} becomes {@code 팀이 공모에 지원했다} or {@code 회사가 공모에 지원했다}.
 */
public final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?::([^}]+))?}");

  private Template() {}

  public static Term fill(String ko, String en, Term... terms) {
    return new Term(fill(ko, Term::ko, terms), fill(en, Term::en, terms));
  }

  private static String fill(String template, Function<Term, String> language, Term... terms) {
    Matcher place = PLACE.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String word = language.apply(terms[Integer.parseInt(place.group(1))]);
      String particle = place.group(2) == null ? "" : Particle.of(place.group(2)).after(word);
      place.appendReplacement(filled, Matcher.quoteReplacement(word + particle));
    }
    return place.appendTail(filled).toString();
  }
}
