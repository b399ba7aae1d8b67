package org.competitionledger.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.rules.RuleFixture.at;
import static org.competitionledger.core.rules.RuleFixture.event;
import static org.competitionledger.core.rules.RuleFixture.range;
import static org.competitionledger.core.rules.RuleFixture.scored;
import static org.competitionledger.core.rules.RuleFixture.set;
import static org.competitionledger.core.rules.RuleFixture.state;
import static org.competitionledger.core.rules.RuleFixture.text;

import java.util.List;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.Event;
import org.competitionledger.event.Party;
import org.competitionledger.event.PromiseKind;
import org.competitionledger.event.PromiseMade;
import org.competitionledger.event.RecordKind;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;
import org.junit.jupiter.api.Test;

class AnnouncedTogetherTest {

  private static final ApproximateTime FRIDAY =
      range("2026-01-22T15:00:00Z", "2026-01-23T14:59:59.999999Z");

  private final MapState before = state(RecordKind.LIVE, "Asia/Seoul");

  private RuleChange change(long sequence, int index, String party, ApproximateTime said) {
    CriteriaPublished payload =
        new CriteriaPublished(set((int) sequence, scored("speed")), null, null);
    return RuleHistory.changeOf(before, numbered(payload, sequence, index, party, said))
        .orElseThrow();
  }

  private PromiseView promise(long sequence, int index, String party, ApproximateTime said) {
    PromiseMade payload =
        new PromiseMade("p" + sequence, PromiseKind.SPECIFY, text("later"), null, null);
    return Promises.made(before, numbered(payload, sequence, index, party, said), payload);
  }

  private static Event numbered(
      Object payload, long sequence, int index, String party, ApproximateTime said) {
    Event event =
        event(
            payload,
            proposal ->
                proposal
                    .setParty(party == null ? null : new Party(party, null))
                    .setAnnouncedAt(said));
    return Event.newBuilder(event).setSequence(sequence).setCommandIndex(index).build();
  }

  private static List<Long> with(RuleChange change, List<RuleChange> changes, PromiseView... said) {
    return new AnnouncedTogether(changes, List.of(said))
        .with(change).stream().map(AnnouncedTogether.Part::sequence).toList();
  }

  @Test
  void whatOneCommandRecordedIsOneAnnouncement() {
    RuleChange first = change(7, 1, null, null);
    RuleChange second = change(9, 3, null, null);
    RuleChange other = change(10, 0, null, null);
    PromiseView promise = promise(8, 2, null, null);
    assertThat(with(first, List.of(first, second, other), promise)).containsExactly(8L, 9L);
    assertThat(with(other, List.of(first, second, other), promise)).isEmpty();
    assertThat(new AnnouncedTogether(List.of(first, second), List.of(promise)).with(promise))
        .extracting(AnnouncedTogether.Part::kind)
        .containsExactly("criteria-published", "criteria-published");
  }

  @Test
  void whatOnePartySaidOnOneDayIsOneAnnouncement() {
    RuleChange reopened = change(7, 0, "ministry", FRIDAY);
    PromiseView later = promise(8, 0, "ministry", FRIDAY);
    PromiseView anothers = promise(9, 0, "team", FRIDAY);
    PromiseView nextDay = promise(10, 0, "ministry", at("2026-01-24T01:00:00Z"));
    AnnouncedTogether together =
        new AnnouncedTogether(List.of(reopened), List.of(later, anothers, nextDay));
    assertThat(together.with(reopened))
        .containsExactly(new AnnouncedTogether.Part(8, "promise-made", text("later")));
    assertThat(together.with(later))
        .extracting(AnnouncedTogether.Part::sequence)
        .containsExactly(7L);
    assertThat(together.with(anothers)).isEmpty();
    assertThat(together.with(nextDay)).isEmpty();
  }

  @Test
  void aLooserTimeDoesNotTellOneAnnouncementFromAnother() {
    ApproximateTime january = range("2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z");
    RuleChange one = change(7, 0, "ministry", january);
    RuleChange other = change(8, 0, "ministry", january);
    assertThat(with(one, List.of(one, other))).isEmpty();
  }

  @Test
  void aPartIsNamedOnceAlsoWhereCommandAndDayAgree() {
    RuleChange one = change(7, 0, "ministry", FRIDAY);
    PromiseView other = promise(8, 1, "ministry", FRIDAY);
    assertThat(with(one, List.of(one), other)).containsExactly(8L);
  }
}
