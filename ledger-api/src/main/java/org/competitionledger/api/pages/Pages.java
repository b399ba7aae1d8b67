package org.competitionledger.api.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.core.words.Words;

/** How pages are answered: framed, tagged, and with a page instead of what is not there. */
@ApplicationScoped
public class Pages {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors ";

  /** Who may show a page in a frame. */
  public enum Framing {
    OWN_SITE("'self'"),
    /** Any site: it has nothing to click that changes anything. */
    ANY_SITE("*");

    private final String ancestors;

    Framing(String ancestors) {
      this.ancestors = ancestors;
    }
  }

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance missing(Frame f, int status, String why);
  }

  /** A page by its address, which has its language. */
  private record Question(String address) {}

  private static final String HTML = "text/html; charset=UTF-8";
  private static final String CACHING = Rendered.AS_LONG_AS_IT_HOLDS;

  /** What the answers of no single competition are kept under. */
  private static final String OF_ALL = "";

  private final Readings readings;
  private final RenderedAnswers answers;

  Pages(Readings readings, RenderedAnswers answers) {
    this.readings = readings;
    this.answers = answers;
  }

  /**
   * A page of a competition as it stands.
   *
   * @param room which of its rooms
   * @param words the room's own words
   */
  public Response of(
      PageRequest asked,
      String competition,
      Room room,
      Words words,
      BiFunction<Reading, Frame, TemplateInstance> content) {
    return competition(asked, competition, room, words, Framing.OWN_SITE, content);
  }

  /** A part of a competition's page for the frame of any site. */
  public Response embedded(
      PageRequest asked,
      String competition,
      Room room,
      Words words,
      BiFunction<Reading, Frame, TemplateInstance> content) {
    return competition(asked, competition, room, words, Framing.ANY_SITE, content);
  }

  private Response competition(
      PageRequest asked,
      String competition,
      Room room,
      Words words,
      Framing framing,
      BiFunction<Reading, Frame, TemplateInstance> content) {
    return page(
        asked,
        competition,
        readings.lastSequence(competition),
        framing,
        () -> {
          Reading reading = readings.open(competition, null);
          String name = asked.language().text(reading.announced().getName());
          Frame.Banner banner = new Frame.Banner(competition, name, room, reading.lastSequence());
          return content.apply(reading, new Frame(asked, words, Optional.of(banner)));
        });
  }

  /** A page of no competition. */
  public Response of(PageRequest asked, Words words, Function<Frame, TemplateInstance> content) {
    return page(
        asked,
        OF_ALL,
        readings.recorded(),
        Framing.OWN_SITE,
        () -> content.apply(new Frame(asked, words, Optional.empty())));
  }

  /**
   * A page for one person, which nobody keeps.
   *
   * @param competition the one that it is about, if it is about one
   */
  public Response personal(
      PageRequest asked,
      Words words,
      Optional<Reading> competition,
      int status,
      Function<Frame, TemplateInstance> content) {
    Optional<Frame.Banner> banner =
        competition.map(
            reading ->
                new Frame.Banner(
                    reading.competition(),
                    asked.language().text(reading.announced().getName()),
                    null,
                    reading.lastSequence()));
    byte[] body = bytes(content.apply(new Frame(asked, words, banner)));
    return headed(Response.status(status).entity(body), asked, Framing.OWN_SITE)
        .header("Content-Type", HTML)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "same-origin")
        .build();
  }

  /** Made once an event, however many read it; what hangs on the clock is a second old at most. */
  private Response page(
      PageRequest asked,
      String competition,
      long lastSequence,
      Framing framing,
      Supplier<TemplateInstance> making) {
    try {
      Rendered page =
          answers.get(
              new RenderedAnswers.Key(
                  competition, new Question(asked.in(asked.language()).toString()), true),
              lastSequence,
              () -> Rendered.of(bytes(making.get()), HTML, Optional.empty()));
      return headed(page.answer(lastSequence, asked.ifNoneMatch, CACHING), asked, framing)
          .header("Ledger-Sequence", competition.equals(OF_ALL) ? null : lastSequence)
          .build();
    } catch (ProblemException e) {
      return missing(asked, e.problem().status());
    }
  }

  /** Instead of a page that is not there, is asked for wrongly, or cannot be shown just now. */
  public Response missing(PageRequest asked, int status) {
    Frame frame = new Frame(asked, Label.WORDS, Optional.empty());
    String why = status == 404 ? "not-found" : status < 500 ? "not-understood" : "not-now";
    byte[] body = bytes(Templates.missing(frame, status, frame.say(why)));
    return headed(
            Response.status(status).entity(body).header("Cache-Control", CACHING),
            asked,
            Framing.OWN_SITE)
        .header("Content-Type", HTML)
        .build();
  }

  private static byte[] bytes(TemplateInstance page) {
    return page.render().getBytes(StandardCharsets.UTF_8);
  }

  private static Response.ResponseBuilder headed(
      Response.ResponseBuilder answer, PageRequest asked, Framing framing) {
    return answer
        .header("Content-Language", asked.language().tag())
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY + framing.ancestors);
  }
}
