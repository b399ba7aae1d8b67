package org.competitionledger.api.pages.standings;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.competitionledger.api.pages.pictures.Bump;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.CriteriaChoice;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.TableSnapshot;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.state.StageState;

/**
 * Ranks over the occasions of a stage: after each, the table as it stood once its last score was
 * first recorded, by the rules that governed then.
 */
@ApplicationScoped
class OverTime {

  /** Larger stages are not drawn: every occasion costs a table of all entries. */
  private static final int ENTRIES_MAX = 300;

  /** Occasions that are drawn, the latest ones. */
  private static final int OCCASIONS_MAX = 40;

  private final Moments moments;
  private final Tables tables;

  OverTime(Moments moments, Tables tables) {
    this.moments = moments;
    this.tables = tables;
  }

  /**
   * Ranks over time.
   *
   * @param table the figures behind the picture
   */
  record View(RawString picture, GridModel.Grid table) {}

  /** Empty where there is one occasion, where entries are too many, or the past is not at hand. */
  Optional<View> of(Reading reading, String stage, TableSnapshot table, Language language) {
    int occasions =
        reading.state().find(StateKind.STAGE.key(stage)).map(StageState::getOccasions).orElse(0);
    if (occasions < 2 || table.size() > ENTRIES_MAX || table.size() == 0) {
      return Optional.empty();
    }
    try {
      TreeMap<Integer, TableSnapshot> after = new TreeMap<>();
      ends(reading, stage)
          .forEach((occasion, end) -> after.put(occasion, table(reading, stage, end)));
      return after.size() < 2
          ? Optional.empty()
          : Optional.of(view(reading, table, after, language));
    } catch (ProblemException e) {
      return Optional.empty(); // it may be asked again: the page is not kept from its reader
    }
  }

  /** The sequence at which all scores of an occasion, and of those before it, were recorded. */
  private static Map<Integer, Long> ends(Reading reading, String stage) {
    TreeMap<Integer, Long> ends = new TreeMap<>();
    reading
        .state()
        .scan(
            StateKind.SCORE,
            stage + '|',
            (key, score) ->
                ends.merge(Integer.parseInt(key.part(3)), score.getRecorded(), Math::max));
    while (ends.size() > OCCASIONS_MAX) {
      ends.pollFirstEntry();
    }
    long reached = -1;
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      reached = Math.max(reached, end.getValue());
      end.setValue(reached);
    }
    return ends;
  }

  private TableSnapshot table(Reading reading, String stage, long sequence) {
    Moment moment = moments.at("asOf", Long.toString(sequence), reading);
    CriteriaChoice choice = CriteriaChoice.of(moment.reading(), stage, null, null);
    return tables.asOf(moment, stage, choice).rows();
  }

  private static View view(
      Reading reading,
      TableSnapshot now,
      TreeMap<Integer, TableSnapshot> after,
      Language language) {
    StateNames names = new StateNames(reading.state());
    List<String> heads = after.keySet().stream().map(String::valueOf).toList();
    List<Bump.Entry> entries = new ArrayList<>();
    List<GridModel.Line> lines = new ArrayList<>();
    for (Row row : after.lastEntry().getValue().page(0, now.size())) {
      String name = language.text(names.participant(row.participant()));
      List<OptionalInt> ranks =
          after.values().stream().map(table -> rank(table, row.participant())).toList();
      entries.add(new Bump.Entry(name, ranks));
      lines.add(
          new GridModel.Line(
              name,
              ranks.stream()
                  .map(
                      rank ->
                          new GridModel.Cell(
                              rank.isPresent() ? Integer.toString(rank.getAsInt()) : "–", ""))
                  .toList()));
    }
    String title = RoomWords.say(language, "over-time");
    return new View(
        Bump.of(
            "over-time",
            title,
            RoomWords.say(language, "over-time-note", Math.min(Bump.ENTRIES_MAX, entries.size())),
            heads,
            entries),
        new GridModel.Grid(title, heads, lines));
  }

  private static OptionalInt rank(TableSnapshot table, String participant) {
    return table.row(participant).map(Row::rank).orElse(OptionalInt.empty());
  }
}
