package org.competitionledger.api.pages.participants;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.competitions.CallView;
import org.competitionledger.api.competitions.ParticipantView;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.pictures.DayBars;
import org.competitionledger.core.state.State;
import org.competitionledger.event.TimeWindow;

/**
 * What participants did about calls and in stages, as texts.
 *
 * @param who those who are shown
 */
record TakingPart(State state, List<ParticipantView> who, Steps steps, Frame frame) {

  private static final int BARS_MAX = 20;

  /** Call by call, who did something about it or was said to be eligible. */
  List<ParticipantsModel.Call> calls() {
    return CallView.all(state).stream()
        .map(
            call ->
                new ParticipantsModel.Call(
                    call.call(),
                    frame.language().text(call.name()),
                    facts(call),
                    call.opened(),
                    who.stream().flatMap(each -> applicants(each, call.call())).toList()))
        .toList();
  }

  private List<String> facts(CallView call) {
    List<String> facts = new ArrayList<>();
    facts.add(window(call.window()));
    call.seats().ifPresent(seats -> facts.add(frame.say("seats", seats)));
    facts.add(
        call.eligible().isEmpty()
            ? frame.say("names-nobody")
            : frame.say("names-eligible", call.eligible().size()));
    return facts;
  }

  private String window(TimeWindow window) {
    String open = window.getStart() == null ? "" : shown(window.getStart().getWritten());
    String close = window.getEnd() == null ? "" : shown(window.getEnd().getWritten());
    return open.isEmpty() && close.isEmpty()
        ? frame.say("no-window")
        : frame.say("window", open, close);
  }

  private static String shown(String written) {
    return Dates.shown(written);
  }

  private Stream<ParticipantsModel.Applicant> applicants(ParticipantView one, String call) {
    return one.applications().stream()
        .filter(application -> application.call().equals(call))
        .map(application -> applicant(one, application));
  }

  private ParticipantsModel.Applicant applicant(
      ParticipantView one, ParticipantView.Application made) {
    boolean decided = !made.phase().equals("none") && !made.phase().equals("submitted");
    return new ParticipantsModel.Applicant(
        who(one),
        made.eligible().map(named -> frame.say(named ? "eligible" : "not-named")).orElse(""),
        steps.at(made.intended()),
        steps.at(made.declined()),
        steps.at(made.submitted()),
        made.phase().equals("none") ? "" : frame.say("application-" + made.phase()),
        made.phase(),
        decided ? steps.decided(made.call(), one.participant()) : Optional.empty());
  }

  /** Stage by stage, who has an entry. */
  List<ParticipantsModel.Stage> stages() {
    return StageView.all(state).stream().map(this::stage).toList();
  }

  private ParticipantsModel.Stage stage(StageView stage) {
    List<ParticipantsModel.Entrant> rows = new ArrayList<>();
    List<DayBars.Bar> bars = new ArrayList<>();
    for (ParticipantView one : who) {
      for (ParticipantView.Entry entry : one.entries()) {
        if (entry.stage().equals(stage.stage())) {
          rows.add(entrant(one, entry));
          entry
              .preparationDays()
              .ifPresent(days -> bars.add(new DayBars.Bar(name(one), days, days(days))));
        }
      }
    }
    return new ParticipantsModel.Stage(
        stage.stage(),
        frame.language().text(stage.name()),
        rows,
        bars.isEmpty() ? Optional.empty() : Optional.of(drawn(stage, bars)),
        stage
            .evaluation()
            .flatMap(window -> Optional.ofNullable(window.getStart()))
            .map(start -> shown(start.getWritten()))
            .orElse(""));
  }

  private RawString drawn(StageView stage, List<DayBars.Bar> bars) {
    long least = bars.stream().mapToLong(DayBars.Bar::days).min().orElseThrow();
    long most = bars.stream().mapToLong(DayBars.Bar::days).max().orElseThrow();
    return DayBars.of(
        "days-" + stage.stage(),
        frame.say("days-title", frame.language().text(stage.name())),
        frame.say("days-description", bars.size(), least, most),
        bars.subList(0, Math.min(BARS_MAX, bars.size())));
  }

  private ParticipantsModel.Entrant entrant(ParticipantView one, ParticipantView.Entry entry) {
    String route = entry.route().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new ParticipantsModel.Entrant(
        who(one),
        frame.say("route-" + route),
        steps.at(entry.admitted()),
        entry.preparationDays().map(this::days).orElseGet(() -> frame.say("no-record")),
        frame.say("entry-" + entry.status()),
        entry.status(),
        steps.at(entry.outcome()));
  }

  private String days(long days) {
    return frame.say("days-count", days);
  }

  private ParticipantsModel.Who who(ParticipantView one) {
    return new ParticipantsModel.Who(one.participant(), name(one));
  }

  private String name(ParticipantView one) {
    return frame.language().text(one.name());
  }

  /** Who has neither to do with a call nor an entry. */
  List<ParticipantsModel.Who> others() {
    return who.stream()
        .filter(one -> one.applications().isEmpty() && one.entries().isEmpty())
        .map(this::who)
        .toList();
  }
}
