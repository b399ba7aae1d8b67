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
import java.util.Map;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.words.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Parts of a competition's page for an iframe of somebody else's; links open beside it. */
@Path("/embed/{competition}")
@Produces(MediaType.TEXT_HTML)
public class EmbedResource {

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance standings(
        Map<String, String> t, String lang, PageModel.Competition c);

    static native TemplateInstance timeline(
        Map<String, String> t, String lang, PageModel.Competition c);
  }

  private interface Part {
    TemplateInstance of(Map<String, String> labels, String lang, PageModel.Competition page);
  }

  private final Readings readings;
  private final CompetitionPages pages;

  EmbedResource(Readings readings, CompetitionPages pages) {
    this.readings = readings;
    this.pages = pages;
  }

  @GET
  @Path("/standings")
  @Operation(hidden = true)
  public RestResponse<TemplateInstance> standings(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @QueryParam("lang") String lang,
      @HeaderParam("Accept-Language") String acceptLanguage) {
    return part(competition, stage, Languages.of(lang, acceptLanguage), Templates::standings);
  }

  @GET
  @Path("/timeline")
  @Operation(hidden = true)
  public RestResponse<TemplateInstance> timeline(
      @PathParam("competition") String competition,
      @QueryParam("lang") String lang,
      @HeaderParam("Accept-Language") String acceptLanguage) {
    return part(competition, null, Languages.of(lang, acceptLanguage), Templates::timeline);
  }

  private RestResponse<TemplateInstance> part(
      String competition, String stage, Language language, Part part) {
    try {
      PageModel.Competition page = pages.of(readings.open(competition, null), stage, language);
      return Pages.embedded(language, part.of(Label.all(language), language.tag(), page));
    } catch (ProblemException e) {
      return Pages.missing(e.problem().status(), language);
    }
  }
}
