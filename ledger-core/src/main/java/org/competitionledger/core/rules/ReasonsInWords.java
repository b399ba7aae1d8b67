package org.competitionledger.core.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.competitionledger.core.wording.Template;
import org.competitionledger.core.wording.Term;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.view.DirectionReason;

/** What a direction alone does not tell of a change: said in its title. */
final class ReasonsInWords {

  private static final Map<String, Term> WORDS =
      Map.ofEntries(
          Map.entry("publication-stated", new Term("점수 공개 범위 명시", "publication of scores stated")),
          Map.entry(
              "publication-withdrawn",
              new Term("점수 공개 규정 삭제", "publication of scores no longer stated")),
          Map.entry(
              "publication-narrowed",
              new Term("점수 공개 범위 축소", "less of the scores to be published")),
          Map.entry(
              "publication-widened", new Term("점수 공개 범위 확대", "more of the scores to be published")),
          Map.entry(
              "publication-put-back", new Term("점수 공개 기한 연기", "scores to be published later")),
          Map.entry(
              "publication-brought-forward",
              new Term("점수 공개 기한 앞당김", "scores to be published earlier")),
          Map.entry(
              "publication-redated",
              new Term("점수 공개 시점 변경", "time of publication of scores changed")),
          Map.entry(
              "points-relative-to-best",
              new Term("최고점 대비 환산 도입", "points made relative to the best")),
          Map.entry(
              "points-no-longer-relative",
              new Term("최고점 대비 환산 폐지", "points no longer relative to the best")),
          Map.entry("criterion-split", new Term("평가 기준 세분", "criterion divided into parts")),
          Map.entry("criterion-merged", new Term("평가 기준 통합", "parts of a criterion merged")));

  private ReasonsInWords() {}

  /** The title, and after it what the reasons add, each once. */
  static LocalisedText added(LocalisedText title, List<DirectionReason> reasons) {
    List<Term> words =
        reasons.stream()
            .map(reason -> WORDS.get(reason.getRule()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return words.isEmpty()
        ? title
        : Template.fill("{0}({1})", "{0} ({1})", Term.of(title), Term.row(words)).text();
  }
}
