package org.competitionledger.api.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.desk.sheet.Awaited;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.state.ApplicationPhase;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.StageState;

/** What comes next in a competition as it stands; it is told, and nothing depends on it. */
final class Next {

  private static final int TOLD_MAX = 5;

  private final Seat seat;
  private final State state;
  private final Language language;
  private final List<DeskResource.Act> acts = new ArrayList<>();

  private Next(Seat seat, Language language) {
    this.seat = seat;
    this.state = seat.state();
    this.language = language;
  }

  static List<DeskResource.Act> of(Seat seat, Language language) {
    Next next = new Next(seat, language);
    if (seat.reading().isPresent()) {
      next.find();
    }
    return next.acts.stream().limit(TOLD_MAX).toList();
  }

  private void find() {
    List<StageState> stages = Seat.stages(state).toList();
    if (stages.isEmpty()) {
      add("StageScheduled", "", null);
    } else if (seat.rules() == 0) {
      add("CriteriaPublished", "", null);
    }
    state.scan(
        StateKind.OBJECTION,
        "",
        (key, each) -> {
          if (each.getDecided() == State.NOT_YET) {
            LocalisedText by = new StateNames(state).participant(each.getParticipant());
            add("ObjectionDecided", "&objection=" + key.id(), by);
          }
        });
    state.scan(
        StateKind.CALL,
        "",
        (key, call) -> {
          if (call.getOpened() != State.NOT_YET && call.getClosed() == State.NOT_YET) {
            boolean waiting =
                any(
                    StateKind.APPLICATION,
                    call.getCall(),
                    each -> each.getPhase() == ApplicationPhase.SUBMITTED);
            add(
                waiting ? "ApplicationAccepted" : "CallClosed",
                "&call=" + call.getCall(),
                call.getName());
          }
        });
    stages.forEach(stage -> add(of(stage, stages), "&stage=" + stage.getStage(), stage.getName()));
    state.scan(
        StateKind.PROMISE,
        "",
        (key, each) -> {
          if (each.getKept() == State.NOT_YET) {
            LocalisedText promise = new StateNames(state).promise(key.id());
            add("PromiseKept", "&promise=" + key.id(), promise);
          }
        });
  }

  /** What comes next in a stage; empty for nothing. */
  private String of(StageState stage, List<StageState> stages) {
    String id = stage.getStage();
    if (stage.getOpened() == State.NOT_YET) {
      boolean itsTurn =
          stages.stream()
              .filter(each -> each.getOrder() < stage.getOrder())
              .allMatch(each -> each.getClosed() != State.NOT_YET);
      return itsTurn ? "StageOpened" : "";
    }
    if (stage.getClosed() != State.NOT_YET) {
      boolean last = stages.stream().noneMatch(each -> each.getOrder() > stage.getOrder());
      return stage.getCertified() == State.NOT_YET
          ? "StandingsCertified"
          : last || !hasEntries(id) ? "" : "EntryAdvanced";
    }
    if (!hasEntries(id)) {
      return "EntryAdmitted";
    }
    if (stage.getEvaluationOpened() == State.NOT_YET) {
      return "EvaluationOpened";
    }
    if (stage.getEvaluationClosed() != State.NOT_YET) {
      return "StageClosed";
    }
    return Awaited.any(state, id) ? "" : "EvaluationClosed";
  }

  /** Whether some have neither advanced nor dropped out. */
  private boolean hasEntries(String stage) {
    return any(StateKind.ENTRY, stage, entry -> entry.getStatus() == EntryStatus.IN);
  }

  private <T extends SpecificRecord> boolean any(StateKind<T> kind, String of, Predicate<T> fits) {
    boolean[] any = {false};
    state.scan(kind, of + '|', (key, each) -> any[0] |= fits.test(each));
    return any[0];
  }

  private void add(String type, String query, LocalisedText of) {
    if (!type.isEmpty() && seat.may(type)) {
      String act = RecordInWords.act(type, language);
      acts.add(
          new DeskResource.Act(
              "write/" + type + "?lang=" + language.tag() + query,
              of == null ? act : act + ": " + language.text(of)));
    }
  }
}
