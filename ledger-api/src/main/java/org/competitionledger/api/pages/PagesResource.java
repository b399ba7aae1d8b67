package org.competitionledger.api.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.competitionledger.api.competitions.Announcements;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages for people. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class PagesResource {

  private static final int COMPETITIONS_MAX = 1_000;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance index(
        Map<String, String> t, String lang, String other, List<PageModel.Card> cards);

    static native TemplateInstance competition(
        Map<String, String> t, String lang, String other, PageModel.Competition c);

    static native TemplateInstance missing(
        Map<String, String> t, String lang, String other, String status, String why);
  }

  private final Readings readings;
  private final Competitions competitions;
  private final Announcements announcements;
  private final CompetitionPages pages;

  PagesResource(
      Readings readings,
      Competitions competitions,
      Announcements announcements,
      CompetitionPages pages) {
    this.readings = readings;
    this.competitions = competitions;
    this.announcements = announcements;
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public RestResponse<TemplateInstance> index(
      @QueryParam("lang") String lang, @HeaderParam("Accept-Language") String acceptLanguage) {
    Language language = Languages.of(lang, acceptLanguage);
    List<PageModel.Card> cards =
        competitions.all(COMPETITIONS_MAX).stream()
            .map(summary -> card(summary, language))
            .toList();
    return Pages.of(
        200,
        language,
        Templates.index(Label.all(language), language.tag(), Pages.other(language), cards));
  }

  private PageModel.Card card(CompetitionView.Summary summary, Language language) {
    boolean reconstructed = summary.record() == RecordKind.RECONSTRUCTED;
    return new PageModel.Card(
        summary.id(),
        TableModel.text(summary.name(), language),
        TableModel.text(announcements.of(summary.id()).getDescription(), language),
        Label.say(language, reconstructed ? "reconstructed" : "live"),
        reconstructed ? "reconstructed" : "live",
        summary.lastSequence()
            + 1
            + (language == Language.KO ? "" : " ")
            + Label.say(language, "events"));
  }

  @GET
  @Path("/competitions/{competition}")
  @Operation(hidden = true)
  public RestResponse<TemplateInstance> competition(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("lang") String lang,
      @HeaderParam("Accept-Language") String acceptLanguage) {
    Language language = Languages.of(lang, acceptLanguage);
    try {
      Reading reading = readings.open(competition, null);
      return Pages.of(
          200,
          language,
          Templates.competition(
              Label.all(language),
              language.tag(),
              Pages.other(language),
              pages.of(reading, stage, language)));
    } catch (ProblemException e) {
      return Pages.missing(e.problem().status(), language);
    }
  }
}
