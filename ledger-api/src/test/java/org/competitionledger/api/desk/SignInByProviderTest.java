package org.competitionledger.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People sign in with a provider that is not ours, by the code flow with PKCE. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
@QuarkusTestResource(value = NodeProvider.class, restrictToAnnotatedClass = true)
class SignInByProviderTest {

  private static final Map<String, String> ANNOUNCED =
      Map.of("/data/name/en", "Cup", "/data/record", "LIVE", "/data/zone", "Asia/Seoul");

  private final Api api = new Api();

  @BeforeEach
  void aProviderRuns() {
    assumeTrue(NodeProvider.isRunning(), "no provider: there is no npm, or no node for it");
  }

  /** Follows the provider's own forms, as a person would. */
  private static HttpResponse<String> signIn(DeskVisit visit, String login, String to) {
    HttpResponse<String> page = visit.get("/desk/session?to=" + to);
    for (int step = 0; step < 4 && !page.uri().getPath().startsWith("/desk"); step++) {
      Matcher form = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
      assertThat(form.find()).as(page.uri() + page.body()).isTrue();
      boolean asksWho = page.body().contains("name=\"login\"");
      page =
          visit.send(
              HttpRequest.newBuilder(page.uri().resolve(form.group(1)))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          asksWho ? "prompt=login&password=x&login=" + login : "prompt=consent")));
    }
    return page;
  }

  @Test
  void whatTheProviderGrantsIsWhatOneMayWrite() {
    DeskVisit visit = new DeskVisit();
    HttpResponse<String> desk = signIn(visit, "organiser", "/desk?lang=en");

    assertThat(desk.uri().getPath()).isEqualTo("/desk");
    assertThat(desk.uri().getQuery()).isEqualTo("lang=en");
    assertThat(desk.body()).contains("Signed in as Kim Organiser", "A new competition");
    String competition = "provider-cup";
    HttpResponse<String> recorded = visit.record(competition, "CompetitionAnnounced", ANNOUNCED);
    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(200);
    assertThat(
            Api.json(api.get("/v1/competitions/" + competition + "/events/0"))
                .at("/actor/subject")
                .asText())
        .isEqualTo("organiser");
  }

  @Test
  void whoHasNoRoleWritesNothing() {
    DeskVisit visit = new DeskVisit();
    assertThat(signIn(visit, "stranger", "/desk?lang=en").body())
        .contains("Signed in as A Stranger", "no competition in which you may write");
    assertThat(visit.record("strangers-cup", "CompetitionAnnounced", ANNOUNCED).statusCode())
        .isEqualTo(409);
  }

  /** A subject that is no identifier is not told to the public. */
  @Test
  void anyOtherSubjectHasAnIdentifierOfItsOwn() {
    DeskVisit organiser = new DeskVisit();
    signIn(organiser, "organiser", "/desk");
    assertThat(organiser.record("judged-cup", "CompetitionAnnounced", ANNOUNCED).statusCode())
        .isEqualTo(200);
    DeskVisit judge = new DeskVisit();
    HttpResponse<String> desk = signIn(judge, "auth0|Judge-One", "/desk/judged-cup?lang=en");
    assertThat(desk.body()).contains("Signed in as Judge One", "nothing that you may record");
    assertThat(desk.body()).doesNotContain("auth0");
  }

  @Test
  void theFlowIsBoundToItsBrowser() {
    DeskVisit visit = new DeskVisit();
    HttpResponse<String> signedIn = signIn(visit, "organiser", "/desk");
    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(
            new DeskVisit()
                .send(
                    HttpRequest.newBuilder(
                        visit.base().resolve("/desk/session?code=stolen&state=guessed")))
                .body())
        .as("a code that another browser was given signs nobody in")
        .doesNotContain("Signed in as");
    assertThat(new DeskVisit().get("/desk?lang=en").body()).doesNotContain("Signed in as");
  }

  @Test
  void theSessionsCookieIsForTheDeskAlone() {
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    List<HttpCookie> cookies = visit.cookies();
    assertThat(cookies).extracting(HttpCookie::getName).anyMatch(n -> n.startsWith("q_session"));
    assertThat(cookies.stream().filter(each -> each.getName().startsWith("q_session")))
        .allMatch(each -> each.isHttpOnly() && each.getPath().startsWith("/desk"));
    assertThat(visit.post("/desk/sign-out?lang=en", Map.of()).body()).contains("signed out");
    assertThat(visit.get("/desk?lang=en").body()).doesNotContain("Signed in as");
  }

  @Test
  void nobodyChoosesWhoOneIs() {
    HttpResponse<String> refused =
        new DeskVisit()
            .post(
                "/desk/sign-in",
                Map.of("subject", "o", "role", "organizer", "competition", "*", "to", "/desk"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.uri()).isNotEqualTo(URI.create("/desk"));
  }
}
