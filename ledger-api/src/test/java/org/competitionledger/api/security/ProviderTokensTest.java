package org.competitionledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.Test;

/** With a provider configured, its tokens count and no others: denied unless all is in order. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
@QuarkusTestResource(value = TestProvider.class, restrictToAnnotatedClass = true)
class ProviderTokensTest {

  private static final long NOW = System.currentTimeMillis() / 1000;
  private static final String ORGANIZER = "\"groups\":[\"organizer\",\"offline_access\"]";
  private static final String ANY = "\"competitions\":[\"*\"]";

  private final Api api = new Api();

  @Test
  void tokenOfTheProviderWrites() {
    assertThat(append(TestProvider.signed(claims(TestProvider.ISSUER, NOW + 600, ORGANIZER, ANY))))
        .isEqualTo("201");
  }

  @Test
  void everyOtherTokenIsDenied() {
    String good = claims(TestProvider.ISSUER, NOW + 600, ORGANIZER, ANY);
    assertThat(append(null)).isEqualTo("401 token-missing");
    assertThat(append(TestProvider.signedByAStranger(good))).isEqualTo("401 token-invalid");
    assertThat(append(TestProvider.unsigned(good))).isEqualTo("401 token-invalid");
    assertThat(append(Api.organizer())).as("development key").isEqualTo("401 token-invalid");
    assertThat(
            append(
                TestProvider.signed(
                    claims("https://elsewhere.example", NOW + 600, ORGANIZER, ANY))))
        .isEqualTo("401 token-invalid");
    assertThat(append(TestProvider.signed(claims(TestProvider.ISSUER, NOW - 600, ORGANIZER, ANY))))
        .isEqualTo("401 token-invalid");
    String swapped = TestProvider.signed(good);
    assertThat(append(swapped.substring(0, swapped.length() - 8) + "AAAAAAAA"))
        .isEqualTo("401 token-invalid");
  }

  @Test
  void rightsThatAreNotGrantedAreNotThere() {
    assertThat(
            append(
                TestProvider.signed(
                    claims(TestProvider.ISSUER, NOW + 600, "\"scope\":\"organizer\"", ANY))))
        .isEqualTo("403 role-missing");
    assertThat(
            append(
                TestProvider.signed(
                    claims(TestProvider.ISSUER, NOW + 600, "\"groups\":[\"ORGANIZER\"]", ANY))))
        .isEqualTo("403 role-missing");
    assertThat(
            append(
                TestProvider.signed(
                    claims(TestProvider.ISSUER, NOW + 600, ORGANIZER, "\"azp\":\"web\""))))
        .isEqualTo("403 competition-not-granted");
    assertThat(
            append(
                TestProvider.signed(
                    claims(TestProvider.ISSUER, NOW + 600, "\"groups\":[\"evaluator\"]", ANY))))
        .isEqualTo("403 role-not-allowed");
  }

  /** Who sends unknown keys all the time keeps a new one out for the stated time, no longer. */
  @Test
  void newKeyIsKnownSoonWhateverStrangersSend() throws InterruptedException {
    String good = claims(TestProvider.ISSUER, NOW + 600, ORGANIZER, ANY);
    assertThat(append(TestProvider.signed(good))).isEqualTo("201");
    int before = TestProvider.fetches();
    for (int i = 0; i < 200; i++) {
      assertThat(append(TestProvider.signedByAnUnknownKey(good, "unknown-" + i)))
          .isEqualTo("401 token-invalid");
    }
    assertThat(TestProvider.fetches() - before).as("fetches for 200 unknown keys").isLessThan(50);
    TestProvider.rotate();
    long waitedMaxNanos = ProviderKeys.FETCHED_AGAIN_AFTER.multipliedBy(6).toNanos();
    long deadline = System.nanoTime() + waitedMaxNanos;
    String later = TestProvider.signedLater(good);
    String answer = append(later);
    for (int i = 0; !answer.equals("201") && System.nanoTime() < deadline; i++) {
      append(TestProvider.signedByAnUnknownKey(good, "again-" + i));
      Thread.sleep(200);
      answer = append(later);
    }
    assertThat(answer).isEqualTo("201");
    assertThat(append(TestProvider.signed(good))).as("the key before").isEqualTo("201");
  }

  private static String claims(String issuer, long expires, String groups, String competitions) {
    return "{\"iss\":\"%s\",\"sub\":\"a-user\",\"iat\":%d,\"exp\":%d,%s,%s}"
        .formatted(issuer, NOW - 1_000, expires, groups, competitions);
  }

  /** The status, and the problem's code if there is one, of a new competition's announcement. */
  private String append(String token) {
    var request = api.appending(Api.freshCompetition(), "k", Events.ANNOUNCED);
    HttpResponse<String> answer =
        api.send(
            token == null
                ? request.setHeader("Authorization", "").build()
                : request.setHeader("Authorization", "Bearer " + token).build());
    String code = Api.json(answer).path("code").asText();
    return (answer.statusCode() + " " + code).strip();
  }
}
