package org.competitionledger.api.pages.findings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.words.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What each finding means. */
@Path("/findings")
@Produces(MediaType.TEXT_HTML)
public class FindingPages {

  /**
   * The documentation of a finding.
   *
   * @param severity its weight in words
   * @param occurrences in which competitions it occurs
   */
  public record Help(
      String code,
      String title,
      String meaning,
      String remedy,
      String severity,
      String severityClass,
      List<FindingsModel.Occurrence> occurrences) {}

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance findings(Frame f, List<Help> helps);

    static native TemplateInstance finding(Frame f, Help help);
  }

  private final Pages pages;
  private final Occurrences occurrences;

  FindingPages(Pages pages, Occurrences occurrences) {
    this.pages = pages;
    this.occurrences = occurrences;
  }

  @GET
  @Operation(hidden = true)
  public Response findings(@BeanParam PageRequest asked) {
    return pages.of(
        asked,
        FindingsRoomResource.WORDS,
        frame -> {
          Map<FindingCode, List<FindingsModel.Occurrence>> all =
              occurrences.all(Optional.empty(), frame);
          return Templates.findings(
              frame,
              Stream.of(FindingCode.values())
                  .map(code -> help(code, all.getOrDefault(code, List.of()), asked.language()))
                  .toList());
        });
  }

  @GET
  @Path("/{code}")
  @Operation(hidden = true)
  public Response finding(@PathParam("code") String code, @BeanParam PageRequest asked) {
    return FindingCode.of(code)
        .map(
            found ->
                pages.of(
                    asked,
                    FindingsRoomResource.WORDS,
                    frame ->
                        Templates.finding(
                            frame,
                            help(
                                found,
                                occurrences
                                    .all(Optional.of(found), frame)
                                    .getOrDefault(found, List.of()),
                                asked.language()))))
        .orElseGet(() -> pages.missing(asked, 404));
  }

  private static Help help(
      FindingCode code, List<FindingsModel.Occurrence> occurrences, Language language) {
    String severity = code.severity().text();
    return new Help(
        code.code(),
        language.text(code.title()),
        language.text(code.meaning()),
        language.text(code.remedy()),
        Label.of(severity, language),
        severity,
        occurrences);
  }
}
