package org.competitionledger.api.pages.events;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.findings.FindingsView;
import org.competitionledger.api.findings.LogFindings;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page of an event. */
@Path("/competitions/{competition}/events/{sequence: [0-9]+}")
@Produces(MediaType.TEXT_HTML)
public class EventResource {

  private static final Words WORDS = Words.of(EventResource.class, "page-events");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance event(Frame f, EventModel event);
  }

  private final Pages pages;
  private final LedgerNode node;
  private final LogFindings logFindings;
  private final Cosignatures cosignatures;

  EventResource(Pages pages, LedgerNode node, LogFindings logFindings, Cosignatures cosignatures) {
    this.pages = pages;
    this.node = node;
    this.logFindings = logFindings;
    this.cosignatures = cosignatures;
  }

  @GET
  @Operation(hidden = true)
  public Response event(
      @PathParam("competition") String competition,
      @PathParam("sequence") String sequence,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.TIMELINE,
        WORDS,
        (reading, frame) -> Templates.event(frame, model(reading, frame, find(reading, sequence))));
  }

  private StoredEvent find(Reading reading, String given) {
    long sequence = Parameters.wholeNumber("sequence", given, 0, 0, Long.MAX_VALUE);
    return sequence > reading.lastSequence()
        ? notThere()
        : node.events().read(reading.competition(), sequence - 1, 1).stream()
            .findFirst()
            .orElseGet(EventResource::notThere);
  }

  private static StoredEvent notThere() {
    throw ProblemCode.EVENT_NOT_FOUND.exception();
  }

  private EventModel model(Reading reading, Frame frame, StoredEvent stored) {
    EventInWords words = new EventInWords(reading, frame, stored.event());
    return new EventModel(
        stored.sequence(),
        words.sentence(),
        words.circumstances(),
        words.changed(node.views().change(reading.competition(), stored.sequence())),
        new RelatedEvents(node, reading, stored.event(), frame.language()).all(),
        findings(reading, stored.sequence(), frame.language()),
        proof(stored),
        words.data());
  }

  private List<EventModel.Found> findings(Reading reading, long sequence, Language language) {
    return FindingsView.withLog(node, logFindings, reading, Optional.empty()).stream()
        .map(FindingsView.Item::found)
        .filter(found -> found.finding().getSequences().contains(sequence))
        .map(found -> finding(found, language))
        .toList();
  }

  private static EventModel.Found finding(FindingAt found, Language language) {
    String severity = found.code().severity().text();
    return new EventModel.Found(
        found.key(),
        language.text(found.code().title()),
        found.resolved() ? Label.say(language, "resolved") : Label.of(severity, language),
        found.resolved() ? "resolved" : severity);
  }

  private EventModel.Proof proof(StoredEvent stored) {
    long size =
        cosignatures
            .head(stored.competition())
            .map(head -> Checkpoint.parse(head.text()).size())
            .orElse(0L);
    String leafHash = Base64.getEncoder().encodeToString(LeafHash.of(stored.bytes()));
    return new EventModel.Proof(leafHash, size, stored.sequence() < size);
  }
}
