package org.competitionledger.core.wording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {0}} with the first term, and {@code {0:이}} with it and the particle that fits it:
 * {@code "{0:이} {1}에 신청했다"} becomes {@code 팀이 공모에 신청했다} or {@code 회사가 공모에 신청했다}.
 */
public final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?::([^}]+))?}");

  private Template() {}

  public static Term fill(String ko, String en, Term... terms) {
    List<Term> words = List.of(terms);
    return new Term(
        fill(ko, words.stream().map(Term::ko).toList()),
        fill(en, words.stream().map(Term::en).toList()));
  }

  /** Fills a template of one language. A word that is not given is left out: {@code …}. */
  public static String fill(String template, List<String> words) {
    Matcher place = PLACE.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      int at = Integer.parseInt(place.group(1));
      String word = at < words.size() ? words.get(at) : "…";
      String particle = place.group(2) == null ? "" : Particle.of(place.group(2)).after(word);
      place.appendReplacement(filled, Matcher.quoteReplacement(word + particle));
    }
    return place.appendTail(filled).toString();
  }
}
