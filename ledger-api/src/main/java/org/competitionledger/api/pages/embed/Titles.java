package org.competitionledger.api.pages.embed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.projections.LedgerNode;

/** What embeddings are called, for frames and for lists to choose from. */
@ApplicationScoped
class Titles {

  /** So many findings and changes can be chosen; others by their address. */
  private static final int CHOICES_MAX = 200;

  private static final int TEXT_MAX = 90;

  private final Embeds embeds;
  private final Moments moments;
  private final LedgerNode node;

  Titles(Embeds embeds, Moments moments, LedgerNode node) {
    this.embeds = embeds;
    this.moments = moments;
    this.node = node;
  }

  /** With the competition's name; a 404 if there is no such part. */
  String of(Reading reading, Embedding wanted) {
    Language language = wanted.language();
    boolean unknownStage =
        !wanted.stage().isEmpty()
            && reading.state().find(StateKind.STAGE.key(wanted.stage())).isEmpty();
    if (unknownStage) {
      throw ProblemCode.STAGE_NOT_FOUND.exception();
    }
    moments.at("asOf", wanted.asOf(), reading);
    String title =
        switch (wanted.part()) {
          case FINDINGS -> language.text(embeds.finding(reading, wanted.key()).code().title());
          case CHANGES -> language.text(embeds.change(reading, wanted.key()).getTitle());
          default -> part(wanted.part(), language);
        };
    return language.text(reading.announced().getName()) + " – " + title;
  }

  /** Those there is one of. */
  List<Builder.Choice> parts(Language language, Embedding chosen) {
    return Stream.of(EmbedPart.values())
        .filter(part -> !part.isOneOfMany())
        .map(part -> new Builder.Choice(part.path(), part(part, language), chosen.part() == part))
        .toList();
  }

  List<Builder.Choice> findings(Reading reading, Language language, Embedding chosen) {
    return embeds.findings(reading).stream()
        .limit(CHOICES_MAX)
        .map(
            found ->
                choice(
                    EmbedPart.FINDINGS,
                    found.key(),
                    language.text(found.code().title())
                        + " – "
                        + language.text(found.finding().getDetail()),
                    chosen))
        .toList();
  }

  List<Builder.Choice> changes(Reading reading, Language language, Embedding chosen) {
    return node.views().changes(reading.competition(), -1, CHOICES_MAX).stream()
        .map(
            change ->
                choice(
                    EmbedPart.CHANGES,
                    Long.toString(change.getSequence()),
                    "#" + change.getSequence() + ' ' + language.text(change.getTitle()),
                    chosen))
        .toList();
  }

  private static Builder.Choice choice(EmbedPart part, String key, String text, Embedding chosen) {
    return new Builder.Choice(
        part.path() + '/' + key,
        shortened(text),
        chosen.part() == part && chosen.key().equals(key));
  }

  /** A list to choose from has a line for each. */
  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_MAX)) + '…';
  }

  private static String part(EmbedPart part, Language language) {
    return EmbedResource.WORDS.say("part-" + part.path()).in(language);
  }
}
