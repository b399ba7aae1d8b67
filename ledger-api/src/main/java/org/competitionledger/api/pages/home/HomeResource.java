package org.competitionledger.api.pages.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.competitionledger.api.competitions.Announcements;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomeResource {

  private static final int COMPETITIONS_MAX = 1_000;

  /** A competition on the first page. */
  public record Card(
      String id, String name, String description, String badge, String badgeClass, String events) {}

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance home(Frame f, List<Card> cards);
  }

  private final Competitions competitions;
  private final Announcements announcements;
  private final Pages pages;

  HomeResource(Competitions competitions, Announcements announcements, Pages pages) {
    this.competitions = competitions;
    this.announcements = announcements;
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Response home(@BeanParam PageRequest asked) {
    return pages.of(
        asked,
        Label.WORDS,
        frame ->
            Templates.home(
                frame,
                competitions.all(COMPETITIONS_MAX).stream()
                    .map(summary -> card(summary, asked.language()))
                    .toList()));
  }

  private Card card(CompetitionView.Summary summary, Language language) {
    boolean reconstructed = summary.record() == RecordKind.RECONSTRUCTED;
    return new Card(
        summary.id(),
        language.text(summary.name()),
        language.text(announcements.of(summary.id()).getDescription()),
        Label.say(language, reconstructed ? "reconstructed" : "live"),
        reconstructed ? "reconstructed" : "live",
        summary.lastSequence()
            + 1
            + (language == Language.KO ? "" : " ")
            + Label.say(language, "events"));
  }
}
