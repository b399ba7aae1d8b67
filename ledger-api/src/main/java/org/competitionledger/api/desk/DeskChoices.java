package org.competitionledger.api.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.desk.form.Field;
import org.competitionledger.core.criteria.CriteriaSets;
import org.competitionledger.core.rules.CriteriaHistory;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.Criterion;
import org.competitionledger.event.GateMethod;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Role;
import org.competitionledger.state.BenefitState;
import org.competitionledger.state.ObjectionState;
import org.competitionledger.state.PromiseState;

/**
 * What a competition knows that a field of a form can name.
 *
 * @param type the event whose form it is
 * @param evaluator the only one that there is to name; empty for all
 * @param own the participants that one may name; empty for all
 */
record DeskChoices(
    State state,
    Language language,
    String type,
    Optional<String> evaluator,
    Optional<List<String>> own)
    implements Function<String, List<Field.Choice>> {

  /** So many are offered; where there are more, the identifier is typed. */
  private static final int CHOICES_MAX = 1_000;

  @Override
  public List<Field.Choice> apply(String field) {
    List<Field.Choice> found =
        switch (field) {
          case "stage", "stages", "nextStage" ->
              Seat.stages(state).map(each -> choice(each.getStage(), each.getName())).toList();
          case "participant" ->
              of(StateKind.PARTICIPANT, each -> choice(each.getParticipant(), each.getName()))
                  .stream()
                  .filter(each -> own.map(ids -> ids.contains(each.value())).orElse(true))
                  .toList();
          case "participants", "team", "memberOf", "eligible" ->
              of(StateKind.PARTICIPANT, each -> choice(each.getParticipant(), each.getName()));
          case "call" -> of(StateKind.CALL, each -> choice(each.getCall(), each.getName()));
          case "criterion", "decisiveCriterion" -> criteria();
          case "panel" ->
              of(StateKind.PANEL, each -> new Field.Choice(each.getPanel(), each.getPanel()));
          case "objection" ->
              open(StateKind.OBJECTION, each -> each.getDecided() < 0, ObjectionState::getFiled);
          case "promise" ->
              open(StateKind.PROMISE, each -> each.getKept() < 0, PromiseState::getMade);
          case "benefit" ->
              open(StateKind.BENEFIT, each -> each.getRevoked() < 0, BenefitState::getSequence);
          case "evaluator" ->
              evaluator
                  .map(self -> List.of(new Field.Choice(self, self)))
                  .orElseGet(this::evaluators);
          case "person" -> persons();
          default -> List.of();
        };
    List<Field.Choice> distinct = found.stream().distinct().toList();
    return distinct.size() > CHOICES_MAX ? List.of() : distinct;
  }

  private <T extends SpecificRecord> List<Field.Choice> of(
      StateKind<T> kind, Function<T, Field.Choice> choice) {
    List<Field.Choice> all = new ArrayList<>();
    state.scan(kind, "", (key, each) -> all.add(choice.apply(each)));
    return all;
  }

  /** What is still to be answered for, with the event that it began with. */
  private <T extends SpecificRecord> List<Field.Choice> open(
      StateKind<T> kind, Predicate<T> open, ToLongFunction<T> since) {
    List<Field.Choice> all = new ArrayList<>();
    state.scan(
        kind,
        "",
        (key, each) -> {
          if (open.test(each)) {
            String id = key.id();
            all.add(new Field.Choice(id, id + " (#" + since.applyAsLong(each) + ")"));
          }
        });
    return all;
  }

  private Field.Choice choice(String id, LocalisedText name) {
    return new Field.Choice(id, language.text(name) + " (" + id + ")");
  }

  private List<Field.Choice> evaluators() {
    List<Field.Choice> all = new ArrayList<>();
    state.scan(
        StateKind.EVALUATOR,
        "",
        (key, each) -> {
          String id = key.id().substring(key.id().indexOf('|') + 1);
          all.add(new Field.Choice(id, id));
        });
    return all;
  }

  private List<Field.Choice> persons() {
    List<Field.Choice> all = new ArrayList<>();
    state.scan(
        StateKind.ROLES,
        "",
        (key, each) -> {
          if (each.getRoles().stream().anyMatch(role -> role != Role.EVALUATOR)) {
            all.add(new Field.Choice(key.id(), key.id()));
          }
        });
    return all;
  }

  /** Gates are ruled, and only what gives points by itself is scored. */
  private boolean fits(Criterion criterion, CriteriaSet set) {
    return switch (type) {
      case "GateRuled" ->
          criterion.getGate() != null && criterion.getGate().getMethod() == GateMethod.RULED;
      case "ScoreRecorded", "ScoreSealed", "ScoreRevealed", "ScoreCorrected", "ScoreVoided" ->
          CriteriaSets.isSummed(criterion, set);
      default -> true;
    };
  }

  private List<Field.Choice> criteria() {
    return CriteriaHistory.version(state, CriteriaHistory.latest(state))
        .map(
            set ->
                set.getCriteria().getCriteria().stream()
                    .filter(each -> fits(each, set.getCriteria()))
                    .map(each -> choice(each.getId(), each.getName()))
                    .toList())
        .orElse(List.of());
  }
}
