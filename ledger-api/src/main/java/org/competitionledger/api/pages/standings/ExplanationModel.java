package org.competitionledger.api.pages.standings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.competitionledger.api.standings.Explanations.Explained;
import org.competitionledger.core.results.Step;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.wording.StepSentences;
import org.competitionledger.core.wording.TieSentences;
import org.competitionledger.core.words.Language;

/**
 * How an entry came by its place, in sentences.
 *
 * @param standing where it stands, sentence by sentence
 * @param notice that the rules are not those in force; empty where they are
 * @param back where its table is
 */
record ExplanationModel(
    String participant,
    String name,
    String stage,
    List<String> standing,
    List<String> ties,
    List<Section> sections,
    String notice,
    String back) {

  /** The sentences about one criterion, or about what comes after the criteria. */
  record Section(String title, List<Sentence> sentences) {}

  /** A sentence and the events that it comes from. */
  record Sentence(String text, List<Long> events) {}

  static ExplanationModel of(Explained explained, Address address, Language language) {
    StateNames names = new StateNames(explained.reading().state());
    Row row = explained.standing().row();
    TieSentences ties = new TieSentences(names);
    return new ExplanationModel(
        row.participant(),
        language.text(names.participant(row.participant())),
        language.text(names.stage(explained.rules().stage())),
        standing(row, explained, language),
        explained.standing().ties().stream().map(tie -> language.text(ties.of(tie))).toList(),
        sections(explained, names, language),
        explained.choice().governing()
            ? ""
            : RoomWords.say(language, "not-in-force-none", explained.rules().version()),
        address.href());
  }

  private static List<String> standing(Row row, Explained explained, Language language) {
    List<String> standing = new ArrayList<>();
    if (row.rank().isPresent()) {
      standing.add(
          RoomWords.say(language, row.tied() ? "stands-tied" : "stands", row.rank().getAsInt()));
    } else {
      standing.add(RoomWords.say(language, "stands-" + row.section().text()));
    }
    row.place()
        .rankAmongPublished()
        .ifPresent(rank -> standing.add(RoomWords.say(language, "rank-among-published", rank)));
    row.place()
        .rankIgnoringGates()
        .ifPresent(rank -> standing.add(RoomWords.say(language, "rank-ignoring-gates", rank)));
    standing.add(
        RoomWords.say(language, "as-of-version", explained.asOf(), explained.rules().version()));
    return standing;
  }

  private static List<Section> sections(Explained explained, StateNames names, Language language) {
    StepSentences sentences = explained.sentences();
    List<Section> sections = new ArrayList<>();
    Subject open = null;
    for (Step step : explained.explanation().steps()) {
      Subject subject = subject(step);
      if (!subject.equals(open)) {
        sections.add(new Section(subject.title(names, language), new ArrayList<>()));
        open = subject;
      }
      sections
          .get(sections.size() - 1)
          .sentences()
          .add(new Sentence(language.text(sentences.of(step)), events(step)));
    }
    return sections;
  }

  /**
   * What a step is about.
   *
   * @param id the criterion, or the key of a word
   */
  private record Subject(String id, boolean isCriterion) {

    private String title(StateNames names, Language language) {
      return isCriterion ? language.text(names.criterion(id)) : RoomWords.say(language, id);
    }
  }

  private static Subject subject(Step step) {
    if (step instanceof Step.Adjusted) {
      return new Subject("adjustments", false);
    }
    if (step instanceof Step.Gated) {
      return new Subject("gates", false);
    }
    return step instanceof Step.Total
        ? new Subject("total", false)
        : new Subject(criterion(step), true);
  }

  private static String criterion(Step step) {
    if (step instanceof Step.Score score) {
      return score.of().criterion();
    }
    if (step instanceof Step.Figure figure) {
      return figure.criterion();
    }
    if (step instanceof Step.Transformed transformed) {
      return transformed.criterion();
    }
    if (step instanceof Step.Shared shared) {
      return shared.criterion();
    }
    if (step instanceof Step.Joined joined) {
      return joined.criterion();
    }
    if (step instanceof Step.Summed summed) {
      return summed.criterion();
    }
    return step instanceof Step.Aggregated aggregated
        ? aggregated.criterion()
        : ((Step.Pointed) step).criterion();
  }

  private static List<Long> events(Step step) {
    if (step instanceof Step.Score score) {
      return LongStream.of(score.recorded(), score.latest()).distinct().boxed().toList();
    }
    if (step instanceof Step.Adjusted adjusted) {
      return List.of(adjusted.sequence());
    }
    if (step instanceof Step.Gated gated) {
      return gated.sequence().stream().boxed().toList();
    }
    return step instanceof Step.Summed summed ? summed.sequences() : List.of();
  }
}
