package org.competitionledger.api.desk;

import io.quarkus.oidc.AuthorizationCodeFlow;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Coming to the desk, and leaving it. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
public class SignInResource {

  private static final String HOME = "/desk";

  /** What the provider knows as the address to send people back to who signed out. */
  private static final String SIGNED_OUT = "/desk/signed-out";

  private static final Duration LEFT_WITHIN = Duration.ofSeconds(5);

  /** A page of the desk; nothing that a browser could take for another site. */
  private static final Pattern OWN_PAGE =
      Pattern.compile("/desk(?:[/?][\\x21-\\x5b\\x5d-\\x7e]*)?");

  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  /** A role to choose. */
  public record Choice(String value, String label) {}

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance signIn(
        Frame f, String way, String to, List<Choice> roles, String problem);

    static native TemplateInstance leaving(Frame f, String provider);

    static native TemplateInstance left(Frame f, boolean providerGoesOn);
  }

  private final SignedIn signedIn;
  private final Desk desk;
  private final SignInProvider provider;
  private final Instance<OidcSession> session;

  SignInResource(
      SignedIn signedIn, Desk desk, SignInProvider provider, Instance<OidcSession> session) {
    this.signedIn = signedIn;
    this.desk = desk;
    this.provider = provider;
    this.session = session;
  }

  @GET
  @Path("sign-in")
  @Operation(hidden = true)
  public Response signIn(
      @QueryParam("to") String to, @BeanParam PageRequest asked, @Context RoutingContext exchange) {
    if (desk.person(exchange).isPresent()) {
      return Desk.see(back(to));
    }
    return page(asked, to, 200, "");
  }

  /**
   * Here the provider sends people back to: who comes without a session is sent to the provider.
   */
  @GET
  @Path("session")
  @Authenticated
  @AuthorizationCodeFlow
  @Operation(hidden = true)
  public Response session(@QueryParam("to") String to) {
    return Desk.see(back(to));
  }

  /** Signs in on the development key, as whoever one says one is. */
  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response signIn(byte[] body, @BeanParam PageRequest asked) {
    Filled form = Filled.of(body);
    String to = form.value("to");
    if (!signedIn.mayChoose(asked.host)) {
      return page(asked, to, 403, "sign-in-elsewhere");
    }
    String subject = form.value("subject");
    List<String> roles = form.values().getOrDefault("role", List.of());
    String competition = form.value("competition");
    List<String> participants =
        Arrays.stream(BETWEEN.split(form.value("participants"))).filter(Ids::isId).toList();
    if (!Ids.isId(subject)
        || !(competition.equals("*") || Ids.isId(competition))
        || !roles().map(Choice::value).toList().containsAll(roles)) {
      return page(asked, to, 400, "sign-in-invalid");
    }
    return Response.fromResponse(Desk.see(back(to)))
        .cookie(
            cookie(
                signedIn.developmentToken(subject, roles, competition, participants),
                SignedIn.DEVELOPMENT_LASTS,
                asked))
        .build();
  }

  /**
   * Ends the session here, and leads to where the provider ends its own: by a page, as a browser
   * lets a form of ours lead to no other site.
   */
  @POST
  @Path("sign-out")
  @Operation(hidden = true)
  public Response signOut(@BeanParam PageRequest asked, @Context RoutingContext exchange) {
    boolean byProvider = signedIn.way() == SignedIn.Way.PROVIDER;
    Optional<String> token = Optional.empty();
    if (byProvider) {
      token = desk.person(exchange).map(person -> session.get().getIdToken().getRawToken());
      session.get().logout().await().atMost(LEFT_WITHIN);
    }
    Optional<String> hint = token;
    return Response.fromResponse(
            desk.answer(
                asked,
                Optional.empty(),
                200,
                frame ->
                    Optional.of(frame)
                        .filter(each -> byProvider)
                        .flatMap(
                            each ->
                                provider.signOut(hint, each.absolute(SIGNED_OUT), each.language()))
                        .map(place -> Templates.leaving(frame, place))
                        .orElseGet(() -> Templates.left(frame, byProvider))))
        .cookie(cookie("", Duration.ZERO, asked))
        .build();
  }

  /**
   * Here the provider sends people back to who signed out.
   *
   * @param language as it was given along
   */
  @GET
  @Path("signed-out")
  @Operation(hidden = true)
  public Response signedOut(
      @QueryParam("state") String language,
      @BeanParam PageRequest asked,
      @Context RoutingContext exchange) {
    if (desk.person(exchange).isPresent()) {
      return Desk.see(HOME);
    }
    if (asked.lang == null) {
      asked.lang = language;
    }
    return desk.answer(asked, Optional.empty(), 200, frame -> Templates.left(frame, false));
  }

  private Response page(PageRequest asked, String to, int status, String problem) {
    return desk.answer(
        asked,
        Optional.empty(),
        status,
        frame ->
            Templates.signIn(
                frame,
                signedIn.way().name().toLowerCase(Locale.ROOT),
                in(asked.language(), back(to)),
                roles()
                    .map(each -> new Choice(each.value(), frame.say("role-" + each.value())))
                    .toList(),
                problem.isEmpty() ? "" : frame.say(problem)));
  }

  private static Stream<Choice> roles() {
    return Stream.of(Role.values())
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .map(role -> new Choice(role, role));
  }

  /** A page of the desk in the language in which one signs in to it. */
  private static String in(Language language, String page) {
    String bare = page.replaceAll("([?&])lang=[^&]*&?", "$1").replaceAll("[?&]$", "");
    return bare + (bare.contains("?") ? "&" : "?") + "lang=" + language.tag();
  }

  private static String back(String to) {
    return to != null && OWN_PAGE.matcher(to).matches() ? to : HOME;
  }

  private static NewCookie cookie(String value, Duration lasts, PageRequest asked) {
    return new NewCookie.Builder(SignedIn.COOKIE)
        .value(value)
        .path(HOME)
        .maxAge((int) lasts.toSeconds())
        .httpOnly(true)
        .secure("https".equals(asked.uri.getRequestUri().getScheme()))
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
