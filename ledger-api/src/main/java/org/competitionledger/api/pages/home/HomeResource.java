package org.competitionledger.api.pages.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.competitionledger.api.competitions.Announcements;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.RecordedEvents;
import org.competitionledger.api.pages.overview.OverviewModel;
import org.competitionledger.api.pages.overview.Overviews;
import org.competitionledger.api.pages.pictures.Sparkline;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Paged;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page, and the search over everything. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomeResource {

  private static final int CARDS_MAX = 30;

  /** So many points show how a log grew. */
  private static final int POINTS = 16;

  /** A competition on the first page. */
  public record Card(
      String id,
      String name,
      String description,
      String badge,
      String badgeClass,
      OverviewModel.Glance glance,
      long events,
      Optional<RawString> growth) {}

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance home(Frame f, List<Card> cards, String next);

    static native TemplateInstance search(Frame f, String query, Search.Found found);
  }

  private final Competitions competitions;
  private final Announcements announcements;
  private final Readings readings;
  private final LedgerNode node;
  private final Overviews overviews;
  private final Search search;
  private final Pages pages;

  HomeResource(
      Competitions competitions,
      Announcements announcements,
      Readings readings,
      LedgerNode node,
      Overviews overviews,
      Search search,
      Pages pages) {
    this.competitions = competitions;
    this.announcements = announcements;
    this.readings = readings;
    this.node = node;
    this.overviews = overviews;
    this.search = search;
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Response home(@QueryParam("cursor") String cursor, @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        Overviews.WORDS,
        frame -> {
          Paged<CompetitionView.Summary> page =
              competitions.page(
                  new Paged.Request(CARDS_MAX, Paged.Request.of(null, cursor).offset()));
          return Templates.home(
              frame,
              page.items().stream().flatMap(summary -> card(summary, frame).stream()).toList(),
              page.next().orElse(""));
        });
  }

  @GET
  @Path("search")
  @Operation(hidden = true)
  public Response search(@QueryParam("q") String query, @BeanParam PageRequest asked) {
    String wanted = query == null ? "" : query.strip();
    return pages.of(
        asked, Overviews.WORDS, frame -> Templates.search(frame, wanted, search.of(wanted, frame)));
  }

  private Optional<Card> card(CompetitionView.Summary summary, Frame frame) {
    Language language = frame.language();
    boolean reconstructed = summary.record() == RecordKind.RECONSTRUCTED;
    try {
      Reading reading = readings.open(summary.id(), null);
      return Optional.of(
          new Card(
              summary.id(),
              language.text(summary.name()),
              language.text(announcements.of(summary.id()).getDescription()),
              frame.say(reconstructed ? "reconstructed" : "live"),
              reconstructed ? "reconstructed" : "live",
              overviews.glance(reading, frame),
              reading.lastSequence() + 1,
              growth(reading, frame)));
    } catch (ProblemException e) {
      return Optional.empty(); // its first event is being folded
    }
  }

  /** When how much was on record, by a few events at even distances; of three or more. */
  private Optional<RawString> growth(Reading reading, Frame frame) {
    long last = reading.lastSequence();
    if (last < 2) {
      return Optional.empty();
    }
    Collection<Event> sampled =
        RecordedEvents.of(
                node.events(),
                reading.competition(),
                LongStream.range(0, POINTS).mapToObj(i -> last * i / (POINTS - 1)).toList())
            .values();
    List<Sparkline.Point> points =
        sampled.stream()
            .map(
                event ->
                    new Sparkline.Point(RecordedEvents.happened(event), event.getSequence() + 1))
            .sorted(Comparator.comparing(Sparkline.Point::at))
            .toList();
    return Optional.of(
        new Sparkline(points)
            .draw(
                "growth-" + reading.competition(),
                frame.say("growth"),
                frame.say("growth-description", last + 1)));
  }
}
