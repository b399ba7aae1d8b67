package org.competitionledger.api.pages.rules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.words.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages of the rules. */
@Path("/competitions/{competition}/rules")
@Produces(MediaType.TEXT_HTML)
public class RulesResource {

  static final Words WORDS = Words.of(RulesResource.class, "page-rules");
  private static final Pattern PAIR = Pattern.compile("v?(\\d{1,9})\\.\\.\\.v?(\\d{1,9})");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance rules(Frame f, RulesModel.Overview rules);

    static native TemplateInstance change(Frame f, RulesModel.Change change);

    static native TemplateInstance version(
        Frame f, RulesModel.Document document, List<Integer> versions);

    static native TemplateInstance compare(Frame f, RulesModel.Comparison comparison);
  }

  private final Pages pages;
  private final RulesRoom room;
  private final Moments moments;

  RulesResource(Pages pages, RulesRoom room, Moments moments) {
    this.pages = pages;
    this.room = room;
    this.moments = moments;
  }

  /**
   * The rules in force and how they changed.
   *
   * @param asOf the moment as of which they are in force
   * @param before older changes than this one's sequence are told
   */
  @GET
  @Operation(hidden = true)
  public Response rules(
      @PathParam("competition") String competition,
      @QueryParam("asOf") String asOf,
      @QueryParam("before") String before,
      @BeanParam PageRequest asked) {
    return page(
        competition,
        asked,
        (reading, frame) -> {
          long older = Parameters.wholeNumber("before", before, Long.MAX_VALUE, 0, Long.MAX_VALUE);
          boolean now = asOf == null || asOf.isEmpty();
          Moment moment = now ? null : moments.at("asOf", asOf, reading);
          return Templates.rules(
              frame,
              room.overview(
                  reading,
                  now ? reading : moment.reading(),
                  now ? "" : frame.say("as-of-event", moment.sequence()),
                  older,
                  frame));
        });
  }

  @GET
  @Path("/changes/{sequence: [0-9]+}")
  @Operation(hidden = true)
  public Response change(
      @PathParam("competition") String competition,
      @PathParam("sequence") String sequence,
      @BeanParam PageRequest asked) {
    return page(
        competition,
        asked,
        (reading, frame) -> {
          long wanted = Parameters.wholeNumber("sequence", sequence, 0, 0, Long.MAX_VALUE);
          return Templates.change(frame, room.change(reading, wanted, frame));
        });
  }

  @GET
  @Path("/{version: [0-9]+}")
  @Operation(hidden = true)
  public Response version(
      @PathParam("competition") String competition,
      @PathParam("version") String version,
      @BeanParam PageRequest asked) {
    return page(
        competition,
        asked,
        (reading, frame) ->
            Templates.version(
                frame,
                room.version(reading, number("version", version), frame),
                room.versions(reading)));
  }

  /** Two versions, as the form asks for them: leads to the address that is theirs. */
  @GET
  @Path("/compare")
  @Operation(hidden = true)
  public Response compare(
      @PathParam("competition") String competition,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @BeanParam PageRequest asked) {
    String pair = from + "..." + to;
    return PAIR.matcher(pair).matches()
        ? Response.seeOther(
                asked
                    .uri
                    .getBaseUriBuilder()
                    .path("/competitions/{competition}/rules/compare/v{from}...v{to}")
                    .queryParam("lang", asked.language().tag())
                    .build(competition, from.replace("v", ""), to.replace("v", "")))
            .build()
        : pages.missing(asked, 400);
  }

  /**
   * Two versions.
   *
   * @param pair {@code v1...v2}
   */
  @GET
  @Path("/compare/{pair}")
  @Operation(hidden = true)
  public Response comparison(
      @PathParam("competition") String competition,
      @PathParam("pair") String pair,
      @BeanParam PageRequest asked) {
    return page(
        competition,
        asked,
        (reading, frame) -> {
          Matcher versions = PAIR.matcher(pair);
          if (!versions.matches()) {
            throw ProblemCode.VERSION_NOT_FOUND.exception();
          }
          return Templates.compare(
              frame,
              room.compare(
                  reading,
                  number("from", versions.group(1)),
                  number("to", versions.group(2)),
                  frame));
        });
  }

  private Response page(
      String competition, PageRequest asked, BiFunction<Reading, Frame, TemplateInstance> content) {
    return pages.of(asked, competition, Room.RULES, WORDS, content);
  }

  private static int number(String parameter, String version) {
    return (int) Parameters.wholeNumber(parameter, version, 0, 0, Integer.MAX_VALUE);
  }
}
