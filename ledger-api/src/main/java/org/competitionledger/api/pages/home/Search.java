package org.competitionledger.api.pages.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.projections.LedgerNode;

/**
 * Looks through the names of competitions and participants, and through findings, in both
 * languages. It reads what is folded; there is no index. So much is looked through at most, and it
 * is said where that was not all.
 */
@ApplicationScoped
class Search {

  static final int QUERY_MAX = 100;

  private static final int FOUND_MAX = 60;
  private static final int LOOKED_AT_MAX = 100_000;

  /**
   * What was found.
   *
   * @param all whether everything was looked through, and all that was found is here
   */
  public record Found(List<Hit> hits, boolean all) {}

  /**
   * Something that was found.
   *
   * @param kind what it is, in words
   * @param competition the name of its competition; empty where it is one
   */
  public record Hit(String kind, String title, String competition, String href) {}

  private final Readings readings;
  private final LedgerNode node;

  Search(Readings readings, LedgerNode node) {
    this.readings = readings;
    this.node = node;
  }

  Found of(String query, Frame frame) {
    if (query.length() > QUERY_MAX) {
      throw ProblemCode.PARAMETER_INVALID.exception("query-too-long", QUERY_MAX);
    }
    if (query.isEmpty()) {
      return new Found(List.of(), true);
    }
    Looking looking = new Looking(normal(query), frame);
    for (Reading reading : readings.all()) {
      looking.through(reading);
    }
    return new Found(looking.hits, !looking.isFull());
  }

  /** As it is compared: without case, wide forms and marks that look the same. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private final class Looking {

    private final String wanted;
    private final Frame frame;
    private final Language language;
    private final List<Hit> hits = new ArrayList<>();
    private int lookedAt;

    Looking(String wanted, Frame frame) {
      this.wanted = wanted;
      this.frame = frame;
      this.language = frame.language();
    }

    private boolean isFull() {
      return hits.size() >= FOUND_MAX || lookedAt >= LOOKED_AT_MAX;
    }

    private void through(Reading reading) {
      LocalisedText name = reading.announced().getName();
      String competition = language.text(name);
      String home = "/competitions/" + reading.competition();
      look(name, "kind-competition", "", home);
      reading
          .state()
          .scan(
              StateKind.PARTICIPANT,
              "",
              (key, one) ->
                  look(
                      one.getName(),
                      "kind-participant",
                      competition,
                      home + "/participants/" + one.getParticipant()));
      if (!isFull()) {
        FindingsView.all(node, reading, Optional.empty()).stream()
            .map(FindingsView.Item::found)
            .forEach(found -> look(found, competition, home));
      }
    }

    private void look(LocalisedText name, String kind, String competition, String path) {
      if (!isFull() && holds(name)) {
        hit(frame.say(kind), language.text(name), competition, path);
      }
      lookedAt++;
    }

    private void look(FindingAt found, String competition, String home) {
      LocalisedText detail = found.finding().getDetail();
      if (!isFull() && (holds(found.code().title()) || holds(detail))) {
        String severity = Label.of(found.code().severity().text(), language);
        hit(
            frame.say("kind-finding", severity),
            language.text(found.code().title()) + ": " + language.text(detail),
            competition,
            home + "/findings");
      }
      lookedAt++;
    }

    private boolean holds(LocalisedText text) {
      return Stream.of(Optional.ofNullable(text.getKo()), Optional.ofNullable(text.getEn()))
          .flatMap(Optional::stream)
          .anyMatch(written -> normal(written).contains(wanted));
    }

    private void hit(String kind, String title, String competition, String path) {
      hits.add(new Hit(kind, title, competition, path + "?lang=" + frame.lang()));
    }
  }
}
