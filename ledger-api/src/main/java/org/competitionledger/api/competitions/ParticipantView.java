package org.competitionledger.api.competitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.rules.Preparation;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Route;
import org.competitionledger.state.ApplicationState;
import org.competitionledger.state.EntryState;
import org.competitionledger.state.ParticipantState;
import org.competitionledger.state.StageState;

/** One participant: what it did about each call, and its entries. */
public record ParticipantView(
    String participant,
    LocalisedText name,
    long registered,
    List<Application> applications,
    List<Entry> entries) {

  /** A page of participants. */
  public record Participants(List<ParticipantView> participants) {}

  /**
   * What it did about a call.
   *
   * @param eligible whether the call names it among the eligible; nothing where the call names none
   * @param phase {@code none}, {@code submitted}, {@code withdrawn}, {@code accepted} or {@code
   *     rejected}
   * @param intended sequence of the event, as are the following
   */
  public record Application(
      String call,
      Optional<Boolean> eligible,
      String phase,
      Optional<Long> intended,
      Optional<Long> declined,
      Optional<Long> submitted) {}

  /**
   * Its entry in a stage.
   *
   * @param status {@code in}, {@code advanced}, {@code eliminated}, {@code withdrawn} or {@code
   *     disqualified}
   * @param admitted sequence of the event that made it an entry
   * @param admittedUnder the criteria version that governed then, if one did
   * @param outcome sequence of the event that gave it its status
   * @param preparationDays from then until the evaluation is planned to start
   */
  public record Entry(
      String stage,
      Route route,
      Optional<String> call,
      String status,
      long admitted,
      Optional<Integer> admittedUnder,
      Optional<Long> outcome,
      Optional<ApproximateTime> preparationStart,
      Optional<Long> preparationDays) {}

  /** All participants, in the order of their ids; costs all applications and entries. */
  public static List<ParticipantView> all(Reading reading) {
    State state = reading.state();
    List<CallView> calls = CallView.all(state);
    Map<String, List<ApplicationState>> applications = new HashMap<>();
    Map<String, List<EntryState>> entries = new HashMap<>();
    state.scan(
        StateKind.APPLICATION,
        "",
        (key, made) -> of(made.getParticipant(), applications).add(made));
    state.scan(StateKind.ENTRY, "", (key, entry) -> of(entry.getParticipant(), entries).add(entry));
    List<ParticipantView> all = new ArrayList<>();
    state.scan(
        StateKind.PARTICIPANT,
        "",
        (key, participant) ->
            all.add(
                of(
                    participant,
                    calls,
                    applications.getOrDefault(participant.getParticipant(), List.of()),
                    entries.getOrDefault(participant.getParticipant(), List.of()),
                    reading)));
    return all;
  }

  private static <T> List<T> of(String participant, Map<String, List<T>> all) {
    return all.computeIfAbsent(participant, id -> new ArrayList<>());
  }

  private static ParticipantView of(
      ParticipantState participant,
      List<CallView> calls,
      List<ApplicationState> applications,
      List<EntryState> entries,
      Reading reading) {
    String id = participant.getParticipant();
    return new ParticipantView(
        id,
        participant.getName(),
        participant.getRegistered(),
        calls.stream().flatMap(call -> application(id, call, applications).stream()).toList(),
        entries.stream()
            .sorted(Comparator.comparingLong(EntryState::getAdmitted))
            .map(entry -> entry(entry, reading))
            .toList());
  }

  /** What it did about a call; nothing if it did nothing and was not said to be eligible. */
  private static Optional<Application> application(
      String participant, CallView call, List<ApplicationState> applications) {
    Optional<Boolean> eligible =
        call.eligible().isEmpty()
            ? Optional.empty()
            : Optional.of(call.eligible().contains(participant));
    return applications.stream()
        .filter(made -> made.getCall().equals(call.call()))
        .findFirst()
        .map(made -> application(made, eligible))
        .or(() -> eligible.filter(named -> named).map(named -> onlyEligible(call)));
  }

  private static Application onlyEligible(CallView call) {
    return new Application(
        call.call(),
        Optional.of(true),
        "none",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Application application(ApplicationState made, Optional<Boolean> eligible) {
    return new Application(
        made.getCall(),
        eligible,
        made.getPhase().name().toLowerCase(Locale.ROOT),
        StageView.sequence(made.getIntended()),
        StageView.sequence(made.getDeclined()),
        StageView.sequence(made.getSubmitted()));
  }

  private static Entry entry(EntryState entry, Reading reading) {
    return new Entry(
        entry.getStage(),
        entry.getRoute(),
        Optional.ofNullable(entry.getCall()),
        entry.getStatus().name().toLowerCase(Locale.ROOT),
        entry.getAdmitted(),
        entry.getAdmittedUnder() == 0 ? Optional.empty() : Optional.of(entry.getAdmittedUnder()),
        StageView.sequence(entry.getOutcome()),
        Optional.ofNullable(entry.getPreparationStart()),
        reading
            .state()
            .find(StateKind.STAGE.key(entry.getStage()))
            .flatMap(stage -> days(entry, stage, reading)));
  }

  private static Optional<Long> days(EntryState entry, StageState stage, Reading reading) {
    OptionalLong days = Preparation.days(entry, stage, reading.zone());
    return days.isPresent() ? Optional.of(days.getAsLong()) : Optional.empty();
  }
}
