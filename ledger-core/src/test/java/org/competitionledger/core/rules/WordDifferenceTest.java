package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.view.Segment;
import org.competitionledger.view.SegmentOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordDifferenceTest {

  @Test
  void showsTheWordThatChangedInEnglish() {
    assertThat(WordDifference.between("the best four teams stay", "the best three teams stay"))
        .containsExactly(equal("the best "), delete("four"), insert("three"), equal(" teams stay"));
  }

  @Test
  void showsTheWordThatChangedInKorean() {
    assertThat(WordDifference.between("상위 4개 팀이 진출한다", "상위 3개 팀이 진출한다"))
        .containsExactly(equal("상위 "), delete("4개"), insert("3개"), equal(" 팀이 진출한다"));
  }

  @Test
  void joinsNeighbouringChangesOverTheSpaceBetweenThem() {
    assertThat(WordDifference.between("자체 설계 모델", "외부 가중치 모델"))
        .containsExactly(delete("자체 설계"), insert("외부 가중치"), equal(" 모델"));
  }

  @Test
  void keepsPunctuationApartFromWords() {
    assertThat(WordDifference.between("open.", "open, later."))
        .containsExactly(equal("open"), insert(", later"), equal("."));
  }

  @Test
  void isOneSegmentWhereNothingChanged() {
    assertThat(WordDifference.between("same", "same")).containsExactly(equal("same"));
    assertThat(WordDifference.between("", "")).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void segmentsSpellBothTexts(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      String before = sentence(random);
      String after = sentence(random);
      List<Segment> segments = WordDifference.between(before, after);
      assertThat(joinedWithout(SegmentOp.INSERT, segments)).isEqualTo(before);
      assertThat(joinedWithout(SegmentOp.DELETE, segments)).isEqualTo(after);
    }
  }

  private static String sentence(Random random) {
    List<String> words = List.of("독자성", "기준은", "team", " ", "  ", ",", "\n", "𝒜", "5", "é");
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(i -> words.get(random.nextInt(words.size())))
        .collect(Collectors.joining());
  }

  private static String joinedWithout(SegmentOp op, List<Segment> segments) {
    return segments.stream()
        .filter(segment -> segment.getOp() != op)
        .map(Segment::getText)
        .collect(Collectors.joining());
  }

  private static Segment equal(String text) {
    return new Segment(SegmentOp.EQUAL, text);
  }

  private static Segment insert(String text) {
    return new Segment(SegmentOp.INSERT, text);
  }

  private static Segment delete(String text) {
    return new Segment(SegmentOp.DELETE, text);
  }
}
