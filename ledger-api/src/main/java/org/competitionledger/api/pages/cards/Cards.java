package org.competitionledger.api.pages.cards;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.overview.Overviews;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.Severity;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;
import org.competitionledger.event.Event;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.state.CompetitionState;

/** Gathers what cards say, and keeps those that were drawn last. */
@ApplicationScoped
class Cards {

  private static final int KEPT_MAX = 64;
  private static final Words WORDS = Words.of(Cards.class, "page-card");

  private final LedgerNode node;
  private final LogFindings logFindings;

  /** By what they say: a card that would say the same is the same picture. */
  private final Map<Card, byte[]> drawn =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Card, byte[]> eldest) {
              return size() > KEPT_MAX;
            }
          });

  Cards(LedgerNode node, LogFindings logFindings) {
    this.node = node;
    this.logFindings = logFindings;
  }

  /** The card of a competition as PNG. */
  byte[] png(Reading reading, Language language, Typefaces faces) {
    Card card = card(reading, language);
    byte[] known = drawn.get(card);
    if (known != null) {
      return known;
    }
    byte[] png = CardPicture.png(card, faces);
    drawn.put(card, png);
    return png;
  }

  private Card card(Reading reading, Language language) {
    List<Card.Count> counts = counts(reading, language);
    return new Card(
        Label.say(language, "site"),
        language.text(reading.announced().getName()),
        stands(reading, language),
        Label.say(language, counts.isEmpty() ? "no-findings" : "findings"),
        counts,
        last(reading, language));
  }

  private static String stands(Reading reading, Language language) {
    CompetitionState announced = reading.announced();
    return StageView.all(reading.state()).stream()
        .filter(stage -> stage.stage().equals(announced.getLastOpenedStage()))
        .findFirst()
        .map(
            stage -> {
              String phase = announced.getConcluded() >= 0 ? "concluded" : stage.phase();
              return Overviews.WORDS
                  .say(
                      "stands-at",
                      language.text(stage.name()),
                      Overviews.WORDS.say("phase-" + phase).in(language))
                  .in(language);
            })
        .orElse("");
  }

  private List<Card.Count> counts(Reading reading, Language language) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .filter(found -> !found.resolved())
        .map(FindingAt::code)
        .forEach(code -> counts.merge(code.severity(), 1, Integer::sum));
    return Stream.of(Severity.values())
        .sorted(Comparator.reverseOrder())
        .filter(counts::containsKey)
        .map(
            severity ->
                new Card.Count(
                    Label.of(severity.text(), language) + ' ' + counts.get(severity), severity))
        .toList();
  }

  private String last(Reading reading, Language language) {
    Event last =
        node.events().read(reading.competition(), reading.lastSequence() - 1, 1).get(0).event();
    return say(
        language,
        "last-event",
        new Dates(reading.zone()).of(last.getSaid().getOccurredAt(), last.getRecordedAt()),
        reading.lastSequence() + 1);
  }

  private static String say(Language language, String key, Object... about) {
    return WORDS.say(key, about).in(language);
  }
}
