package org.competitionledger.core.competition;

import static org.competitionledger.core.competition.RefusalCode.SIGNING_KEY_EXISTS;
import static org.competitionledger.core.competition.RefusalCode.SIGNING_KEY_RETIRED;
import static org.competitionledger.core.competition.RefusalCode.UNKNOWN_SIGNING_KEY;
import static org.competitionledger.core.competition.Says.announced;
import static org.competitionledger.core.competition.Specification.given;

import org.competitionledger.event.SigningKeyAdded;
import org.competitionledger.event.SigningKeyRetired;
import org.junit.jupiter.api.Test;

/** The log began with a key that no event names. */
class SigningKeysTest {

  private static final String FIRST = "example.org/cup+01234567+AQIDBAUGBwg=";
  private static final String SECOND = "example.org/cup+89abcdef+AQIDBAUGBwk=";
  private static final String THIRD = "example.org/cup+76543210+AQIDBAUGBwo=";

  @Test
  void theFirstKeyIsRetiredOnceAnotherSigns() {
    given(announced()).when(new SigningKeyRetired(FIRST)).thenRefused(UNKNOWN_SIGNING_KEY);
    given(announced(), new SigningKeyAdded(SECOND))
        .when(new SigningKeyRetired(FIRST))
        .thenRecorded();
    given(announced(), new SigningKeyAdded(SECOND), new SigningKeyRetired(SECOND))
        .when(new SigningKeyRetired(FIRST))
        .thenRefused(UNKNOWN_SIGNING_KEY);
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
        .when(new SigningKeyRetired("example.org/cup-2+01234567+AQIDBAUGBwg="))
        .thenRefused(UNKNOWN_SIGNING_KEY);
  }

  @Test
  void oneAfterTheOtherIsReplaced() {
    given(announced())
        .and(new SigningKeyAdded(SECOND), new SigningKeyRetired(FIRST))
        .and(new SigningKeyAdded(THIRD), new SigningKeyRetired(SECOND));
  }
}
