package org.competitionledger.api.pages.participants;

import java.util.ArrayList;
import java.util.List;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.core.results.PointState;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.Section;
import org.competitionledger.core.wording.Names;

/** Rank, total and gates of a row, each in a few words. */
record ResultFacts(Names names, Frame frame) {

  List<String> of(Row row) {
    List<String> facts = new ArrayList<>();
    if (row.rank().isPresent()) {
      facts.add(frame.say(row.tied() ? "rank-shared" : "rank-alone", row.rank().getAsInt()));
    } else if (row.section() != Section.NOT_PUBLISHED) { // the total says that
      facts.add(frame.say(row.section() == Section.RANKED ? "no-rank" : row.section().text()));
    }
    facts.add(frame.say("total-is", total(row)));
    row.gates()
        .forEach(
            gate ->
                facts.add(
                    frame.say(
                        "gate-" + gate.verdict().text(),
                        frame.language().text(names.criterion(gate.criterion())))));
    return facts;
  }

  private String total(Row row) {
    if (row.total().isPresent()) {
      return row.total().get().text();
    }
    boolean withheld =
        row.points().stream().anyMatch(points -> points.state() == PointState.NOT_PUBLISHED);
    return frame.say(withheld ? "not-published" : row.pending() ? "pending" : "absent");
  }
}
