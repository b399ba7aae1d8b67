package org.competitionledger.api.pages.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;
import org.competitionledger.view.ImpactReport;

/** What a change of the rules did to standings, as texts. */
public record ImpactModel(State state, Frame frame) {

  /** A sentence a stage. */
  public List<String> sentences(long change, ImpactReport impact) {
    return impact.getKnown() == ImpactKnown.COMPUTING
        ? List.of(frame.say("impact-computing"))
        : impact.getStages().stream()
            .map(stage -> title(stage) + ": " + summary(change, stage))
            .toList();
  }

  /** Stage by stage; a note alone while it is being worked out; nothing where there is none. */
  List<RulesModel.Impact> of(long change, ImpactReport impact) {
    return impact.getKnown() == ImpactKnown.COMPUTING
        ? List.of(told(frame.say("impact-computing"), ""))
        : impact.getStages().stream().map(stage -> stage(change, stage)).toList();
  }

  private RulesModel.Impact stage(long change, ImpactOnStage impact) {
    String title = title(impact);
    String summary = summary(change, impact);
    if (!isTold(change, impact)) {
      return told(title, summary);
    }
    List<RulesModel.Move> moves = impact.getMoves().stream().map(this::move).toList();
    return new RulesModel.Impact(
        title,
        summary,
        Optional.of(new MovesSlope(frame).of(change, impact, title, moves)),
        moves,
        moves.size() < impact.getMoved());
  }

  private String title(ImpactOnStage impact) {
    return frame.say(
        "impact",
        frame.language().text(new StateNames(state).stage(impact.getStage())),
        impact.getFromVersion(),
        impact.getToVersion());
  }

  private String summary(long change, ImpactOnStage impact) {
    if (isTold(change, impact)) {
      return frame.say("impact-moves", impact.getMoved(), impact.getEntries(), impact.getCrossed());
    }
    if (!scored(change, impact.getStage())) {
      return frame.say("impact-no-scores");
    }
    return frame.say(impact.getMoved() == 0 ? "impact-none" : "impact-no-ranks");
  }

  /** Whether there are moves that say something. */
  private boolean isTold(long change, ImpactOnStage impact) {
    return scored(change, impact.getStage())
        && impact.getMoved() > 0
        && !impact.getMoves().stream().allMatch(ImpactModel::neverRanked);
  }

  private static RulesModel.Impact told(String title, String summary) {
    return new RulesModel.Impact(title, summary, Optional.empty(), List.of(), false);
  }

  /** Whether a score of the stage was on record when the change was. */
  private boolean scored(long change, String stage) {
    return state
        .find(StateKind.STAGE.key(stage))
        .filter(found -> found.getFirstScore() >= 0 && found.getFirstScore() < change)
        .isPresent();
  }

  /** It had no rank and has none, nor did a gate or the cut part it from others. */
  private static boolean neverRanked(ImpactMove move) {
    return unranked(move.getBefore()) && unranked(move.getAfter()) && move.getCrossed() == null;
  }

  private static boolean unranked(ImpactPlace place) {
    return place.getRank() == null && !"ineligible".equals(place.getSection());
  }

  private RulesModel.Move move(ImpactMove move) {
    String crossed = move.getCrossed();
    return new RulesModel.Move(
        frame.language().text(new StateNames(state).participant(move.getParticipant())),
        place(move.getBefore(), move),
        place(move.getAfter(), move),
        crossed == null ? "" : frame.say("crossed-" + crossed),
        "in".equals(crossed) ? "advanced" : "eliminated");
  }

  /**
   * A rank, or the section where there is none; nothing where there was no such entry. Beside an
   * unchanged rank stands what the cut says, which then is what changed.
   */
  private String place(ImpactPlace place, ImpactMove move) {
    if (place.getRank() != null) {
      boolean sameRank = Objects.equals(move.getBefore().getRank(), move.getAfter().getRank());
      boolean cut = sameRank && place.getCut() != null;
      return place.getRank() + (cut ? " (" + frame.say("cut-" + place.getCut()) + ")" : "");
    }
    if (place.getSection() == null) {
      return "–";
    }
    return frame.say(place.getSection().equals("ranked") ? "no-rank" : place.getSection());
  }
}
