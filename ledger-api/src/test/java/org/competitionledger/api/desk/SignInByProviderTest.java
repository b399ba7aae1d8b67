package org.competitionledger.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.competitionledger.api.Api;
import org.competitionledger.api.TempLedger;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.http.RawConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People sign in with a provider that is not ours, by the code flow with PKCE. */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
@QuarkusTestResource(value = NodeProvider.class, restrictToAnnotatedClass = true)
class SignInByProviderTest {

  private static final Map<String, String> ANNOUNCED =
      Map.of("/data/name/en", "Cup", "/data/record", "LIVE", "/data/zone", "Asia/Seoul");

  private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

  private final Api api = new Api();

  @BeforeEach
  void aProviderRuns() {
    assumeTrue(NodeProvider.isRunning(), "no provider: there is no npm, or no node for it");
    NodeProvider.everybodyAsBefore();
  }

  private static HttpResponse<String> signIn(DeskVisit visit, String login, String to) {
    return visit.throughProvider(visit.get("/desk/session?to=" + to), login);
  }

  /** A tokens' end cannot be called, only waited for. */
  private static HttpResponse<String> until(
      Supplier<HttpResponse<String>> asked, Predicate<HttpResponse<String>> seen) {
    long deadlineNanos = System.nanoTime() + SEEN_WITHIN.toNanos();
    HttpResponse<String> answer = asked.get();
    while (!seen.test(answer)) {
      assertThat(System.nanoTime()).as(answer.body()).isLessThan(deadlineNanos);
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
      answer = asked.get();
    }
    return answer;
  }

  /** What leads on to the provider. */
  private static URI refresh(String page) {
    Matcher to = Pattern.compile("content=\"0; url=([^\"]+)\"").matcher(page);
    assertThat(to.find()).as(page).isTrue();
    return URI.create(to.group(1).replace("&amp;", "&"));
  }

  private static String session(DeskVisit visit) {
    return visit.cookies().stream()
        .filter(each -> each.getName().startsWith("q_session"))
        .map(HttpCookie::getValue)
        .collect(Collectors.joining());
  }

  private static Map<String, String> announcement(DeskVisit visit, String competition) {
    String write = "/desk/" + competition + "/write/CompetitionAnnounced?lang=en";
    Map<String, String> form = new HashMap<>(ANNOUNCED);
    form.put("key", DeskVisit.hidden(visit.get(write), "key"));
    return form;
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
  }

  @Test
  void whoSignsOutIsAskedForTheLoginAgain() {
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    String stolen = session(visit);
    visit.get("/desk/sign-out"); // no link signs anybody out
    assertThat(
            visit
                .post("/desk/sign-out", Map.of(), "Sec-Fetch-Site", "cross-site", "Origin", "null")
                .statusCode())
        .isEqualTo(403);
    assertThat(visit.get("/desk?lang=en").body()).contains("Signed in as Kim Organiser");

    HttpResponse<String> leaving = visit.post("/desk/sign-out?lang=ko", Map.of());

    assertThat(leaving.statusCode()).isEqualTo(200);
    assertThat(leaving.body()).contains("로그아웃했습니다", "소속 기관 계정에서도");
    assertThat(leaving.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(session(visit)).isEmpty();
    HttpResponse<String> left =
        visit.throughProvider(
            visit.send(HttpRequest.newBuilder(refresh(leaving.body()))), "organiser");
    assertThat(left.uri().getPath()).isEqualTo("/desk/signed-out");
    assertThat(left.body()).contains("로그아웃했습니다").doesNotContain("남아 있을");
    assertThat(visit.get("/desk/session?to=/desk").body())
        .as("the provider asks who it is")
        .contains("name=\"login\"");
    assertThat(signIn(visit, "stranger", "/desk?lang=en").body())
        .contains("Signed in as A Stranger");
    assertThat(session(visit)).isNotEqualTo(stolen);
    assertThat(visit.get("/desk/signed-out").uri().getPath())
        .as("nobody is told so who is signed in")
        .isEqualTo("/desk");
  }

  /** What remains is a token that lasts for seconds, and cannot be renewed. */
  @Test
  void aCopyOfTheSessionEndsWithIt() {
    lasting(5);
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    DeskVisit thief = new DeskVisit();
    thief.plant("q_session_desk", session(visit));
    visit.throughProvider(
        visit.send(
            HttpRequest.newBuilder(refresh(visit.post("/desk/sign-out?lang=en", Map.of()).body()))),
        "organiser");
    until(() -> thief.get("/desk?lang=en"), page -> !page.body().contains("Signed in as"));
    assertThat(thief.get("/desk/session?to=/desk").body()).contains("name=\"login\"");
  }

  @Test
  void whoSignedOutComesBackToThisDeskAlone() throws Exception {
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    String own =
        refresh(
                visit
                    .post(
                        "/desk/sign-out?lang=en&to=https://elsewhere.example/"
                            + "&post_logout_redirect_uri=https://elsewhere.example/",
                        Map.of("post_logout_redirect_uri", "https://elsewhere.example/"),
                        "Sec-Fetch-Site",
                        "same-origin",
                        "X-Forwarded-Host",
                        "elsewhere.example")
                    .body())
            .toString();
    assertThat(own)
        .contains(
            "post_logout_redirect_uri="
                + Parameters.encoded(visit.base().resolve("/desk/signed-out").toString()))
        .doesNotContain("elsewhere");

    signIn(visit, "organiser", "/desk");
    try (RawConnection raw = new RawConnection(visit.base().getPort())) {
      raw.send(
          "POST /desk/sign-out HTTP/1.1\r\nHost: elsewhere.example\r\n"
              + "Origin: http://elsewhere.example\r\nContent-Length: 0\r\n"
              + "Cookie: q_session_desk="
              + session(visit)
              + "\r\n\r\n");
      HttpResponse<String> refused =
          visit.send(HttpRequest.newBuilder(refresh(raw.answer(false).text())));
      assertThat(refused.statusCode()).as("the provider knows our page").isEqualTo(400);
      assertThat(refused.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aSessionGoesOnAsLongAsItsTokenIsRenewed() {
    lasting(5);
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    String first = session(visit);
    until(
        () -> visit.get("/desk?lang=en"),
        page -> {
          assertThat(page.body()).contains("Signed in as Kim Organiser");
          return !session(visit).equals(first);
        });
    assertThat(visit.record("renewed-cup", "CompetitionAnnounced", ANNOUNCED).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatWasFilledInOutlivesTheSession() {
    lasting(5);
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    String write = "/desk/outlived-cup/write/CompetitionAnnounced?lang=en";
    Map<String, String> form = announcement(visit, "outlived-cup");
    NodeProvider.change(known -> ((ObjectNode) known.get("people")).remove("organiser"));

    HttpResponse<String> ended =
        until(() -> visit.post(write, form), page -> page.statusCode() != 200);

    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(401);
    assertThat(ended.body()).contains("Your session has ended");
    form.keySet().forEach(name -> form.put(name, DeskVisit.hidden(ended, name)));
    assertThat(form).containsAllEntriesOf(ANNOUNCED);
    assertThat(visit.get("/desk?lang=en").body()).doesNotContain("Signed in as");
    NodeProvider.everybodyAsBefore();
    signIn(visit, "organiser", "/desk");
    HttpResponse<String> shown = visit.post(write, form);
    HttpResponse<String> recorded =
        visit.post(
            "/desk/outlived-cup/append?lang=en",
            Map.of(
                "key", DeskVisit.hidden(shown, "key"), "event", DeskVisit.hidden(shown, "event")));
    assertThat(recorded.body()).contains("Event #0");
  }

  @Test
  void whoLostARoleWritesNoMoreOnceTheTokenIsRenewed() {
    lasting(5);
    DeskVisit visit = new DeskVisit();
    signIn(visit, "organiser", "/desk");
    HttpResponse<String> shown =
        visit.post(
            "/desk/lost-cup/write/CompetitionAnnounced?lang=en", announcement(visit, "lost-cup"));
    NodeProvider.change(
        known -> ((ObjectNode) known.at("/people/organiser")).remove("realm_access"));
    until(
        () -> visit.get("/desk?lang=en"),
        page -> page.body().contains("no competition in which you may write"));

    HttpResponse<String> refused =
        visit.post(
            "/desk/lost-cup/append?lang=en",
            Map.of(
                "key", DeskVisit.hidden(shown, "key"), "event", DeskVisit.hidden(shown, "event")));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(api.get("/v1/competitions/lost-cup").statusCode()).isEqualTo(404);
  }

  private static void lasting(int seconds) {
    NodeProvider.change(known -> known.put("tokensLastSeconds", seconds));
  }

  @Test
  void aCookieFromBeforeIsNoSession() {
    DeskVisit visit = new DeskVisit();
    visit.plant("q_session_desk", "planted");
    assertThat(signIn(visit, "organiser", "/desk?lang=en").body())
        .contains("Signed in as Kim Organiser");
    assertThat(session(visit)).isNotEmpty().isNotEqualTo("planted");
    DeskVisit planter = new DeskVisit();
    planter.plant("q_session_desk", "planted");
    assertThat(planter.get("/desk?lang=en").body()).doesNotContain("Signed in as");
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
