package org.competitionledger.api.pages.overview;

import java.util.List;
import java.util.Objects;
import org.competitionledger.api.pages.Label;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.words.Language;
import org.competitionledger.view.ImpactKnown;
import org.competitionledger.view.ImpactMove;
import org.competitionledger.view.ImpactOnStage;
import org.competitionledger.view.ImpactPlace;
import org.competitionledger.view.ImpactReport;

/** What a change of the rules did to standings, as texts. */
record ImpactModel(Names names, Language language) {

  /** Stage by stage; a note alone while it is being worked out; nothing where there is none. */
  List<PageModel.Impact> of(ImpactReport impact) {
    return impact.getKnown() == ImpactKnown.COMPUTING
        ? List.of(new PageModel.Impact(say("impact-computing"), "", false, List.of(), false))
        : impact.getStages().stream().map(this::stage).toList();
  }

  private PageModel.Impact stage(ImpactOnStage impact) {
    return new PageModel.Impact(
        say(
            "impact",
            language.text(names.stage(impact.getStage())),
            impact.getFromVersion(),
            impact.getToVersion()),
        impact.getMoved() == 0
            ? say("impact-none")
            : say("impact-moves", impact.getMoved(), impact.getEntries(), impact.getCrossed()),
        impact.getCrossed() > 0,
        impact.getMoves().stream().map(this::move).toList(),
        impact.getMoves().size() < impact.getMoved());
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
