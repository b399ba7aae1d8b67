package org.competitionledger.api.pages.standings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.words.Language;

/**
 * The moment that is shown, and those to choose from.
 *
 * @param words the moment in words, with its date
 * @param first from where on there is something to show
 * @param now where the table as it stands is; empty where it is shown
 * @param kept what else is chosen, for the form to keep
 * @param api the query with which the API is asked for the same table
 */
record MomentModel(
    long sequence,
    String words,
    long first,
    long last,
    Optional<String> now,
    List<Kept> kept,
    List<Choice> choices,
    String api) {

  /** A field that a form sends along. */
  record Kept(String name, String value) {}

  /** A moment at which something changed the table. */
  record Choice(
      long sequence, Dates.When date, String text, String style, String href, boolean shown) {}

  /**
   * Of a stage.
   *
   * @param now the competition as it stands
   * @param sequence the moment that is shown
   */
  static MomentModel of(
      Reading now,
      long first,
      long sequence,
      List<Marks.Mark> marks,
      StandingsQuestion question,
      Address address,
      Language language) {
    Dates dates = new Dates(now.zone());
    boolean isNow = question.asOf == null || question.asOf.isEmpty();
    Optional<Marks.Mark> latest =
        marks.stream().filter(mark -> mark.sequence() <= sequence).reduce((a, b) -> b);
    List<Choice> choices =
        marks.stream()
            .map(
                mark ->
                    new Choice(
                        mark.sequence(),
                        date(mark, dates),
                        language.text(mark.headline()),
                        mark.kind().name().toLowerCase(Locale.ROOT),
                        address.with("asOf", mark.sequence()).without("page").href(),
                        !isNow && latest.filter(mark::equals).isPresent()))
            .toList();
    String date = latest.map(mark -> date(mark, dates).text()).orElse("");
    String words =
        RoomWords.say(
            language,
            date.isEmpty() ? "as-of" : isNow ? "as-it-stands" : "as-of-date",
            sequence,
            date);
    return new MomentModel(
        sequence,
        words,
        first,
        now.lastSequence(),
        isNow ? Optional.empty() : Optional.of(address.without("asOf").href()),
        address.kept("asOf", "page"),
        choices,
        address.without("fold").without("set").without("lang").href());
  }

  private static Dates.When date(Marks.Mark mark, Dates dates) {
    return dates.of(mark.occurredAt().orElse(null), mark.recordedAt());
  }
}
