package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.decide.Says.announced;
import static org.competitionledger.core.decide.Specification.given;
import static org.competitionledger.core.refusal.RefusalCode.LAST_HELD_SIGNING_KEY;
import static org.competitionledger.core.refusal.RefusalCode.LAST_SIGNING_KEY;
import static org.competitionledger.core.refusal.RefusalCode.SIGNING_KEY_EXISTS;
import static org.competitionledger.core.refusal.RefusalCode.SIGNING_KEY_NOT_HELD;
import static org.competitionledger.core.refusal.RefusalCode.SIGNING_KEY_RETIRED;
import static org.competitionledger.core.refusal.RefusalCode.UNKNOWN_SIGNING_KEY;

import java.util.Optional;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.refusal.Refusal;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.event.Event;
import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.junit.jupiter.api.Test;

/** The log began with a key that no event names. */
class SigningKeysTest {

  private static final String FIRST = "example.org/cup+01234567+AQIDBAUGBwg=";
  private static final String SECOND = "example.org/cup+89abcdef+AQIDBAUGBwk=";
  private static final String OF_ANOTHER_LOG = "example.org/cup-2+01234567+AQIDBAUGBwg=";
  private static final String THIRD = "example.org/cup+76543210+AQIDBAUGBwo=";

  @Test
  void theFirstKeyIsRetiredOnceAnotherSigns() {
    given(announced()).when(new SigningKeyRetired(FIRST)).thenRefused(UNKNOWN_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(SECOND))
        .when(new SigningKeyRetired(FIRST))
        .thenRecorded();
  }

  /** The second may be that with which the log began: no event tells which that is. */
  @Test
  void theLastOneThatIsKnownToSignStays() {
    given(announced(), new SigningKeyAdded(SECOND))
        .when(new SigningKeyRetired(SECOND))
        .thenRefused(LAST_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(SECOND), new SigningKeyRetired(FIRST))
        .when(new SigningKeyRetired(SECOND))
        .thenRefused(LAST_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(SECOND), new SigningKeyAdded(OF_ANOTHER_LOG))
        .when(new SigningKeyRetired(SECOND))
        .thenRefused(LAST_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(SECOND))
        .when(new SigningKeyAdded(THIRD), new SigningKeyRetired(SECOND))
        .thenRecorded();
  }

  @Test
  void nobodyEndsTheSigningByAKeyThatTheLedgerDoesNotHold() {
    given(announced())
        .holding(FIRST, SECOND)
        .when(new SigningKeyAdded(THIRD))
        .thenRefused(SIGNING_KEY_NOT_HELD, "/data/vkey");
    given(announced())
        .holding(FIRST, SECOND)
        .and(new SigningKeyAdded(SECOND), new SigningKeyRetired(FIRST));
  }

  /** A foreign key that was added before that was asked does not count as one that signs. */
  @Test
  void oneThatTheLedgerHoldsStays() {
    given(announced(), new SigningKeyAdded(THIRD))
        .holding(FIRST, SECOND)
        .when(new SigningKeyRetired(FIRST))
        .thenRefused(LAST_HELD_SIGNING_KEY, "/data/vkey");
    given(announced(), new SigningKeyAdded(THIRD), new SigningKeyAdded(SECOND))
        .holding(FIRST, SECOND)
        .when(new SigningKeyRetired(SECOND))
        .thenRefused(LAST_HELD_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(THIRD), new SigningKeyAdded(SECOND))
        .holding(FIRST, SECOND)
        .and(new SigningKeyRetired(FIRST), new SigningKeyRetired(THIRD));
  }

  /** The ledger brings a key of its own; that which was given away does not come back. */
  @Test
  void aLogWhoseSigningWasEndedIsSignedAgainByANewKey() {
    given(announced(), new SigningKeyAdded(THIRD), new SigningKeyRetired(FIRST))
        .holding(FIRST, SECOND)
        .and(new SigningKeyAdded(SECOND), new SigningKeyRetired(THIRD));
  }

  @Test
  void whatAnEarlierVersionDecidedHolds() {
    Specification history = given(announced(), new SigningKeyAdded(SECOND));
    SigningKeyRetired last = new SigningKeyRetired(SECOND);

    assertThat(refusal(history, event(2, 2, last))).contains(LAST_SIGNING_KEY);
    assertThat(refusal(history, event(1, 2, last))).isEmpty();

    Evolve.evolve(history.state(), event(1, 2, last));
    assertThat(refusal(history, event(2, 3, last))).contains(SIGNING_KEY_RETIRED);
    assertThat(refusal(history, event(2, 3, new SigningKeyAdded(THIRD)))).isEmpty();
  }

  private static Event event(int ledgerVersion, long sequence, Object payload) {
    return Event.newBuilder(given(announced()).history().get(0).event())
        .setLedgerVersion(ledgerVersion)
        .setSequence(sequence)
        .setSaid(Says.proposal(payload))
        .build();
  }

  private static Optional<RefusalCode> refusal(Specification history, Event recorded) {
    return new Rejudgement(Specification.COMPETITION, history.state(), new TableMemo())
        .judge(recorded, Rejudgement.Proposed.of(recorded))
        .refusal()
        .map(Refusal::code);
  }

  @Test
  void whatIsRetiredIsRetiredForEver() {
    Specification rotated =
        given(announced(), new SigningKeyAdded(SECOND), new SigningKeyRetired(FIRST));
    rotated.when(new SigningKeyRetired(FIRST)).thenRefused(SIGNING_KEY_RETIRED);
    rotated.when(new SigningKeyAdded(FIRST)).thenRefused(SIGNING_KEY_EXISTS);
  }

  @Test
  void noLogBeganWithTwoKeysOrUnderAnotherName() {
    given(announced(), new SigningKeyAdded(SECOND), new SigningKeyRetired(FIRST))
        .when(new SigningKeyRetired(THIRD))
        .thenRefused(UNKNOWN_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(SECOND))
        .when(new SigningKeyRetired(OF_ANOTHER_LOG))
        .thenRefused(UNKNOWN_SIGNING_KEY);
  }

  @Test
  void oneAfterTheOtherIsReplaced() {
    given(announced())
        .and(new SigningKeyAdded(SECOND), new SigningKeyRetired(FIRST))
        .and(new SigningKeyAdded(THIRD), new SigningKeyRetired(SECOND));
  }
}
