package org.competitionledger.api.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.http.ResourceBodies;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.command.Accepted;
import org.competitionledger.command.Authority;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.words.Words;

/** What all rooms of the desk do: see who is there, and answer with a page that nobody keeps. */
@ApplicationScoped
public class Desk {

  static final Words WORDS = Words.of(Desk.class, "page-desk");

  /** A value that a form carries along. */
  public record Hidden(String name, String value) {}

  /** The templates. */
  @CheckedTemplate(basePath = "desk")
  static class Templates {
    private Templates() {}

    static native TemplateInstance ended(Frame f, String action, List<Hidden> values);
  }

  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

  private final SignedIn signedIn;
  private final Readings readings;
  private final Acknowledged acknowledged;
  private final Pages pages;

  Desk(SignedIn signedIn, Readings readings, Acknowledged acknowledged, Pages pages) {
    this.signedIn = signedIn;
    this.readings = readings;
    this.acknowledged = acknowledged;
    this.pages = pages;
  }

  Optional<Person> person(RoutingContext exchange) {
    return signedIn.person(exchange).await().atMost(KNOWN_WITHIN);
  }

  /** The same seat, as things stand now. */
  Seat again(Seat seat) {
    return seat(seat.competition(), seat.person());
  }

  private Seat seat(String competition, Person person) {
    Optional<Reading> reading =
        readings.lastSequence(competition) < 0
            ? Optional.empty()
            : Optional.of(readings.open(competition, null));
    Authority authority =
        WritingPolicy.held(
            competition, person.authority(), reading.map(Reading::state).orElseGet(MapState::new));
    return new Seat(competition, person, reading, authority);
  }

  /** Who is signed in at a competition's desk; empty if nobody is. */
  Optional<Seat> seat(DeskRequest asked) {
    if (!Ids.isId(asked.competition)) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
    acknowledged.awaitReadable(asked.competition);
    return person(asked.exchange).map(person -> seat(asked.competition, person));
  }

  /** A page for who sits there, or where to sign in first. */
  Response page(DeskRequest asked, Function<Seat, Function<Frame, TemplateInstance>> content) {
    return at(asked, seat -> answer(asked, seat.reading(), 200, content.apply(seat)));
  }

  /** The answer for who sits there, or where to sign in first. */
  Response at(DeskRequest asked, Function<Seat, Response> answer) {
    try {
      return seat(asked).map(answer).orElseGet(() -> toSignIn(asked));
    } catch (ProblemException e) {
      return pages.missing(asked, e.problem().status());
    }
  }

  Response answer(
      PageRequest asked,
      Optional<Reading> competition,
      int status,
      Function<Frame, TemplateInstance> content) {
    return pages.personal(asked, WORDS, competition, status, content);
  }

  /** Sends a browser to the sign-in, and from there back to what it asked for. */
  Response toSignIn(PageRequest asked) {
    String here = asked.uri.getRequestUri().getRawPath();
    String query = asked.uri.getRequestUri().getRawQuery();
    String back = query == null ? here : here + '?' + query;
    return see("/desk/sign-in?lang=" + asked.language().tag() + "&to=" + Parameters.encoded(back));
  }

  /** Sends a browser to the receipt of what was recorded. */
  static Response toReceipt(Accepted accepted, DeskRequest asked) {
    return see(
        asked.place(
            "/recorded/%d?count=%d".formatted(accepted.getFirstSequence(), accepted.getCount())));
  }

  /** Sends a browser to a page of this site. */
  static Response see(String path) {
    return Response.seeOther(URI.create(path)).header("Cache-Control", "no-store").build();
  }

  /** The session has ended: what was filled in for a page of the desk is not lost. */
  Response ended(DeskRequest asked, Filled form, String page) {
    return answer(
        asked,
        Optional.empty(),
        401,
        frame -> Templates.ended(frame, asked.place(page), hidden(form)));
  }

  /** Reads a form that was sent. */
  static Filled read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(ResourceBodies.COMMAND_BYTES_MAX + 1);
    if (bytes.length > ResourceBodies.COMMAND_BYTES_MAX) {
      throw ProblemCode.TOO_LARGE.exception(
          "body-is-at-most", ResourceBodies.COMMAND_BYTES_MAX >> 10);
    }
    return Filled.of(bytes);
  }

  static List<Hidden> hidden(Filled form) {
    return form.values().entrySet().stream()
        .filter(each -> !Set.of("do", "more").contains(each.getKey()))
        .flatMap(each -> each.getValue().stream().map(value -> new Hidden(each.getKey(), value)))
        .toList();
  }
}
