package org.competitionledger.api.pages.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PicturesTest {

  @Test
  void slopeGivesEachEntryAPlaceOfItsOwnOnBothSides() {
    String svg = slope(entry("Alpha", 1, 2, "out"), entry("Beta", 1, 1, "in"), gone("<b>"));

    assertThat(svg)
        .contains(
            "role=\"img\" aria-labelledby=\"s-t s-d\"",
            "<line class=\"way\" x1=\"156\" y1=\"41\" x2=\"264\" y2=\"63\"/>",
            "<line class=\"way\" x1=\"156\" y1=\"63\" x2=\"264\" y2=\"41\"/>",
            "<line class=\"way\" x1=\"156\" y1=\"85\" x2=\"264\" y2=\"85\"/>",
            "<g class=\"in\"><title>Beta: 1 → 1</title>",
            "&lt;b&gt;")
        .doesNotContain("<b>");
  }

  @Test
  void slopeDrawsTheCutWhereThereIsOneAbove() {
    String svg = slope(entry("Alpha", 1, 2, "out"), entry("Beta", 2, 1, "in"));

    assertThat(svg).containsOnlyOnce("cutline").contains("x1=\"0\" y1=\"52\" x2=\"156\"");
  }

  @Test
  void slopeCutsLongNamesAndTellsThemWhole() {
    String name = "가나다라마바사아자차카타파하";

    assertThat(slope(entry(name, 1, 1, "same")))
        .contains("<title>" + name + ": 1 → 1</title>", ">가나다라마바사아자차…  1<");
  }

  @Test
  void slopeDrawsNoMoreThanItsLimit() {
    Slope.Entry[] many = new Slope.Entry[Slope.ENTRIES_MAX + 1];
    Arrays.setAll(many, at -> entry("E" + at, at + 1, at + 1, "same"));

    assertThat(slope(many)).contains(">E59  60<").contains("60  E59").doesNotContain("E60");
  }

  @Test
  void rangeBarStaysOnItsScale() {
    assertThat(RangeBar.of("r", "t", "d", 0, 50, 10, 20).toString())
        .contains("<rect class=\"open\" x=\"20\" y=\"0\" width=\"20\" height=\"8\"/>");
    assertThat(RangeBar.of("r", "t", "d", 0, 50, -10, 70).toString())
        .contains("<rect class=\"open\" x=\"0\" y=\"0\" width=\"100\" height=\"8\"/>");
    assertThat(RangeBar.of("r", "t", "d", 0, 50, 50, 50).toString())
        .contains("<rect class=\"open\" x=\"98\" y=\"0\" width=\"2\" height=\"8\"/>");
  }

  @Test
  void bumpBreaksALineWhereThereIsNoRank() {
    String svg =
        Bump.of(
                "b",
                "t",
                "d",
                List.of("1", "2", "3", "4"),
                List.of(
                    new Bump.Entry(
                        "Alpha",
                        List.of(
                            OptionalInt.of(1),
                            OptionalInt.empty(),
                            OptionalInt.of(9),
                            OptionalInt.of(1)))))
            .toString();

    assertThat(svg).contains("d=\"M52 45M140 67L184 45\"", "<title>Alpha: 1, –, 9, 1</title>");
  }

  private static String slope(Slope.Entry... entries) {
    return Slope.of(
            "s",
            "t",
            "d",
            new Slope.Side("before", 1),
            new Slope.Side("after", 0),
            List.of(entries))
        .toString();
  }

  private static Slope.Entry entry(String name, int left, int right, String style) {
    return new Slope.Entry(
        name, "" + left, "" + right, OptionalInt.of(left), OptionalInt.of(right), style);
  }

  private static Slope.Entry gone(String name) {
    return new Slope.Entry(name, "–", "–", OptionalInt.empty(), OptionalInt.empty(), "same");
  }
}
