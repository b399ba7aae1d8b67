package org.competitionledger.api.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
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

  private final Readings readings;

  Pages(Readings readings) {
    this.readings = readings;
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
    try {
      Reading reading = readings.open(competition, null);
      String name = asked.language().text(reading.announced().getName());
      Frame.Banner banner = new Frame.Banner(competition, name, room, reading.lastSequence());
      Frame frame = new Frame(asked, words, Optional.of(banner));
      return answer(asked, 200, framing, content.apply(reading, frame));
    } catch (ProblemException e) {
      return missing(asked, e.problem().status());
    }
  }

  /** A page of no competition. */
  public Response of(PageRequest asked, Words words, Function<Frame, TemplateInstance> content) {
    try {
      Frame frame = new Frame(asked, words, Optional.empty());
      return answer(asked, 200, Framing.OWN_SITE, content.apply(frame));
    } catch (ProblemException e) {
      return missing(asked, e.problem().status());
    }
  }

  /** Instead of a page that is not there, is asked for wrongly, or cannot be shown just now. */
  public Response missing(PageRequest asked, int status) {
    Frame frame = new Frame(asked, Label.WORDS, Optional.empty());
    String why = status == 404 ? "not-found" : status < 500 ? "not-understood" : "not-now";
    return answer(
        asked, status, Framing.OWN_SITE, Templates.missing(frame, status, frame.say(why)));
  }

  private static Response answer(
      PageRequest asked, int status, Framing framing, TemplateInstance template) {
    byte[] body = template.render().getBytes(StandardCharsets.UTF_8);
    String tag = EntityTags.of(body);
    boolean known = status == 200 && EntityTags.matches(asked.ifNoneMatch, tag);
    Response.ResponseBuilder answer =
        known ? Response.notModified() : Response.status(status).entity(body);
    return answer
        .header("Content-Type", "text/html; charset=UTF-8")
        .header("Content-Language", asked.language().tag())
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY + framing.ancestors)
        .header("Cache-Control", "no-cache")
        .header("ETag", tag)
        .build();
  }
}
