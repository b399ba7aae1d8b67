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
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.words.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What each finding means. */
@Path("/findings")
@Produces(MediaType.TEXT_HTML)
public class FindingPages {

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance findings(
        Map<String, String> t, String lang, String other, List<PageModel.Help> helps);

    static native TemplateInstance finding(
        Map<String, String> t, String lang, String other, PageModel.Help help);
  }

  @GET
  @Operation(hidden = true)
  public RestResponse<TemplateInstance> findings(
      @QueryParam("lang") String lang, @HeaderParam("Accept-Language") String acceptLanguage) {
    Language language = Languages.of(lang, acceptLanguage);
    List<PageModel.Help> helps =
        Stream.of(FindingCode.values()).map(code -> help(code, language)).toList();
    return Pages.of(
        200,
        language,
        Templates.findings(Label.all(language), language.tag(), Pages.other(language), helps));
  }

  @GET
  @Path("/{code}")
  @Operation(hidden = true)
  public RestResponse<TemplateInstance> finding(
      @PathParam("code") String code,
      @QueryParam("lang") String lang,
      @HeaderParam("Accept-Language") String acceptLanguage) {
    Language language = Languages.of(lang, acceptLanguage);
    Optional<FindingCode> found = FindingCode.of(code);
    return found.isEmpty()
        ? Pages.missing(404, language)
        : Pages.of(
            200,
            language,
            Templates.finding(
                Label.all(language),
                language.tag(),
                Pages.other(language),
                help(found.get(), language)));
  }

  private static PageModel.Help help(FindingCode code, Language language) {
    String severity = code.severity().text();
    return new PageModel.Help(
        code.code(),
        TableModel.text(code.title(), language),
        TableModel.text(code.meaning(), language),
        TableModel.text(code.remedy(), language),
        Label.of(severity, language),
        severity);
  }
}
