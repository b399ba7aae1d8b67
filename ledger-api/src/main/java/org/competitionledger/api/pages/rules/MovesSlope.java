package org.competitionledger.api.pages.rules;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.pictures.Slope;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;

/** Who gained and who lost by a change, as a slope; only those who moved. */
record MovesSlope(Frame frame) {

  /**
   * The picture.
   *
   * @param change the sequence of the change
   * @param title what it shows
   * @param told the moves as texts, in the order of the impact's
   */
  RawString of(long change, ImpactOnStage impact, String title, List<RulesModel.Move> told) {
    List<ImpactMove> moves = impact.getMoves();
    List<Slope.Entry> entries =
        IntStream.range(0, moves.size())
            .mapToObj(at -> entry(moves.get(at), told.get(at)))
            .toList();
    return Slope.of(
        "slope-" + change + '-' + impact.getStage(),
        title,
        frame.say("slope-description"),
        side(impact.getFromVersion(), moves.stream().map(ImpactMove::getBefore).toList()),
        side(impact.getToVersion(), moves.stream().map(ImpactMove::getAfter).toList()),
        entries);
  }

  private Slope.Side side(int version, List<ImpactPlace> places) {
    long above = places.stream().filter(place -> "in".equals(place.getCut())).count();
    return new Slope.Side(frame.say("version-number", version), (int) above);
  }

  private static Slope.Entry entry(ImpactMove move, RulesModel.Move told) {
    return new Slope.Entry(
        told.name(),
        told.from(),
        told.to(),
        rank(move.getBefore()),
        rank(move.getAfter()),
        style(move));
  }

  private static String style(ImpactMove move) {
    if (move.getCrossed() != null) {
      return move.getCrossed();
    }
    int before = rank(move.getBefore()).orElse(Integer.MAX_VALUE);
    int after = rank(move.getAfter()).orElse(Integer.MAX_VALUE);
    return after < before ? "up" : after > before ? "down" : "same";
  }

  private static OptionalInt rank(ImpactPlace place) {
    return place.getRank() == null ? OptionalInt.empty() : OptionalInt.of(place.getRank());
  }
}
