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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.words.Words;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The findings of a competition, the gravest first, each with what proves it. */
@Path("/competitions/{competition}/findings")
@Produces(MediaType.TEXT_HTML)
public class FindingsRoomResource {

  static final Words WORDS = Words.of(FindingsRoomResource.class, "page-findings");

  private static final int FOUND_MAX = 40;
  private static final int EVIDENCE_BRIEF = 4;
  private static final int EVIDENCE_MAX = 60;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance findings(Frame f, FindingsModel.Overview findings);

    static native TemplateInstance finding(Frame f, FindingsModel.Found found);
  }

  private final Pages pages;
  private final LedgerNode node;
  private final LogFindings logFindings;

  FindingsRoomResource(Pages pages, LedgerNode node, LogFindings logFindings) {
    this.pages = pages;
    this.node = node;
    this.logFindings = logFindings;
  }

  @GET
  @Operation(hidden = true)
  public Response findings(
      @PathParam("competition") String competition,
      @BeanParam FindingsFilter filter,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.FINDINGS,
        WORDS,
        (reading, frame) -> {
          filter.check();
          return Templates.findings(frame, overview(reading, filter, frame));
        });
  }

  /**
   * One finding.
   *
   * @param key as {@link FindingAt#key} makes it
   */
  @GET
  @Path("/{key}")
  @Operation(hidden = true)
  public Response finding(
      @PathParam("competition") String competition,
      @PathParam("key") String key,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.FINDINGS,
        WORDS,
        (reading, frame) ->
            all(reading).stream()
                .filter(found -> found.key().equals(key))
                .findFirst()
                .map(
                    found ->
                        new FoundInWords(reading, frame, node.events()).of(found, EVIDENCE_MAX))
                .map(found -> Templates.finding(frame, found))
                .orElseThrow(ProblemCode.NOT_FOUND::exception));
  }

  private List<FindingAt> all(Reading reading) {
    return FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .toList();
  }

  private FindingsModel.Overview overview(Reading reading, FindingsFilter filter, Frame frame) {
    List<FindingAt> all = all(reading);
    List<FindingAt> wanted = all.stream().filter(filter::takes).sorted(gravestOpenFirst()).toList();
    FoundInWords words = new FoundInWords(reading, frame, node.events());
    return new FindingsModel.Overview(
        FindingsFilter.severities().stream().map(each -> count(all, each, frame)).toList(),
        filter.choices(all.stream().map(FindingAt::code).distinct().sorted().toList(), frame),
        wanted.stream().limit(FOUND_MAX).map(each -> words.of(each, EVIDENCE_BRIEF)).toList(),
        Math.max(0, wanted.size() - FOUND_MAX),
        filter.any());
  }

  private static Comparator<FindingAt> gravestOpenFirst() {
    return Comparator.comparing(FindingAt::resolved)
        .thenComparing(found -> found.code().severity(), Comparator.reverseOrder());
  }

  private static FindingsModel.Count count(List<FindingAt> all, String severity, Frame frame) {
    long open =
        all.stream()
            .filter(found -> !found.resolved())
            .filter(found -> found.code().severity().text().equals(severity))
            .count();
    return new FindingsModel.Count(
        Label.of(severity, frame.language()),
        severity,
        (int) open,
        frame.to(Room.FINDINGS) + "&severity=" + severity + "&state=open");
  }
}
