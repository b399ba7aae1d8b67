package org.competitionledger.api.pages.overview;

import java.util.List;
import java.util.Objects;
import org.competitionledger.api.pages.Label;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.state.StageState;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;
import org.competitionledger.view.ImpactReport;

/** What a change of the rules did to standings, as texts. */
record ImpactModel(StateNames names, Language language) {

  /**
   * Stage by stage; a note alone while it is being worked out; nothing where there is none.
   *
   * @param sequence the event that made the change
   */
  List<PageModel.Impact> of(ImpactReport impact, long sequence) {
    return impact.getKnown() == ImpactKnown.COMPUTING
        ? List.of(new PageModel.Impact(say("impact-computing"), "", false, List.of(), false))
        : impact.getStages().stream().map(stage -> stage(stage, sequence)).toList();
  }

  private PageModel.Impact stage(ImpactOnStage impact, long sequence) {
    boolean scored = isScored(impact.getStage(), sequence);
    return new PageModel.Impact(
        say(
            "impact",
            language.text(names.stage(impact.getStage())),
            impact.getFromVersion(),
            impact.getToVersion()),
        !scored
            ? say("impact-unscored")
            : impact.getMoved() == 0
                ? say("impact-none")
                : say("impact-moves", impact.getMoved(), impact.getEntries(), impact.getCrossed()),
        impact.getCrossed() > 0,
        scored ? impact.getMoves().stream().map(this::move).toList() : List.of(),
        impact.getMoves().size() < impact.getMoved());
  }

  /** Nobody changed places in a table in which nobody had any. */
  private boolean isScored(String stage, long sequence) {
    return names
        .state()
        .find(StateKind.STAGE.key(stage))
        .map(StageState::getFirstScore)
        .filter(first -> first >= 0 && first < sequence)
        .isPresent();
  }

  private PageModel.Move move(ImpactMove move) {
    String crossed = move.getCrossed();
    return new PageModel.Move(
        language.text(names.participant(move.getParticipant())),
        place(move.getBefore(), move),
        place(move.getAfter(), move),
        crossed == null ? "" : say("crossed-" + crossed),
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
      return place.getRank() + (cut ? " (" + say("cut-" + place.getCut()) + ")" : "");
    }
    if (place.getSection() == null) {
      return "–";
    }
    return place.getSection().equals("ranked") ? say("no-rank") : say(place.getSection());
  }

  private String say(String key, Object... about) {
    return Label.say(language, key, about);
  }
}
