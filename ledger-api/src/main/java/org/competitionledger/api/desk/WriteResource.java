package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.command.Accepted;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.core.state.State;
import org.competitionledger.core.tables.TableDigest;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.RecordInWords;
import org.competitionledger.core.wording.StateNames;
import org.competitionledger.core.words.Language;
import org.competitionledger.event.Event;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.Role;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.StoredEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * One event by a form: filled in, tried, told in a sentence, recorded. The form brings the
 * idempotency key of what will be recorded from the first moment, so that sending it twice, or
 * again after nobody answered, records it once.
 */
@Path("/desk/{competition}")
@Produces(MediaType.TEXT_HTML)
public class WriteResource {

  private static final int BODY_BYTES_MAX = 900 << 10;

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance review(Frame f, Review review);

    static native TemplateInstance recorded(Frame f, Recorded r);
  }

  /**
   * What would be recorded.
   *
   * @param sentences what it says
   * @param table as in {@link FormPage.Form}
   * @param person under whose name
   * @param event as it would be sent
   * @param findings what an auditor would look at then
   */
  public record Review(
      String competition,
      String type,
      String title,
      String key,
      List<String> sentences,
      List<String> findings,
      String person,
      String table,
      String event,
      List<Desk.Hidden> values) {}

  /** What was recorded, as its receipt. */
  public record Recorded(
      String competition,
      String type,
      String title,
      long sequence,
      String sentence,
      String recordedAt,
      String leafHash) {}

  private final Desk desk;
  private final FormPage forms;
  private final Appends appends;
  private final Tables tables;
  private final LedgerNode node;

  WriteResource(Desk desk, FormPage forms, Appends appends, Tables tables, LedgerNode node) {
    this.desk = desk;
    this.forms = forms;
    this.appends = appends;
    this.tables = tables;
    this.node = node;
  }

  @GET
  @Path("write/{type}")
  @Operation(hidden = true)
  public Response form(@PathParam("type") String type, @BeanParam DeskRequest asked) {
    return desk.page(
        asked,
        seat -> {
          requireType(type);
          ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
          given(event.putObject("data"), type, seat, asked);
          return frame ->
              forms.drawn(frame, seat, new Written(type, UUID.randomUUID().toString(), event));
        });
  }

  private static void requireType(String type) {
    if (!Events.isType(type)) {
      throw ProblemCode.NOT_FOUND.exception();
    }
  }

  /** What is known before anything is filled in: what the link says, and who one is. */
  private void given(ObjectNode data, String type, Desk.Seat seat, PageRequest asked) {
    asked
        .uri
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (Events.schema(type).getField(name) != null) {
                data.put(name, values.get(0));
              }
            });
    if (type.equals(FormPage.CERTIFIED)) {
      seat.reading().ifPresent(reading -> certifiable(data, reading));
    }
    if (type.equals("CompetitionAnnounced")) {
      data.put("record", RecordKind.LIVE.name()); // a desk is there while it happens
    }
    List<String> participants = seat.authority().getParticipants();
    if (Events.schema(type).getField("evaluator") != null
        && seat.authority().getRoles().equals(List.of(Role.EVALUATOR))) {
      data.put("evaluator", seat.person().subject());
    }
    if (Events.schema(type).getField("participant") != null
        && seat.authority().getRoles().equals(List.of(Role.APPLICANT))
        && participants.size() == 1) {
      data.put("participant", participants.get(0));
    }
  }

  /** The table as it stands is what one certifies: its version, its sequence and its digest. */
  private void certifiable(ObjectNode data, Reading reading) {
    try {
      String stage = tables.stage(reading, data.path("stage").textValue());
      Tables.Table table = tables.of(reading, stage);
      TableDigest digest = TableDigest.of(table.head(), table.rows().all());
      data.put("stage", stage)
          .put("version", digest.version())
          .put("sequence", digest.sequence())
          .put("digest", digest.digest());
    } catch (ProblemException e) {
      // there is no table to certify, which the form will be told when it is tried
    }
  }

  /** Draws the form again with what was done to it, or shows what would be recorded. */
  @POST
  @Path("write/{type}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response filled(
      @PathParam("type") String type, @BeanParam DeskRequest asked, InputStream body)
      throws IOException {
    Filled form = read(body);
    Optional<Desk.Seat> seat = desk.seat(asked);
    requireType(type);
    if (seat.isEmpty()) {
      return desk.ended(asked, form, "/write/" + type);
    }
    Written written = Written.of(type, form);
    String more = form.value("more");
    if (!more.isEmpty() || form.value("do").equals("again")) {
      return forms.again(asked, seat.get(), written, more);
    }
    FormPage.Tried tried = forms.tried(asked, seat.get(), written, written.event());
    return tried.would().isPresent()
        ? desk.answer(
            asked,
            seat.get().reading(),
            200,
            frame ->
                Templates.review(
                    frame, review(frame, seat.get(), form, written, tried.would().get())))
        : tried.refused();
  }

  /** Records what was shown. */
  @POST
  @Path("append")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response append(@BeanParam DeskRequest asked, InputStream body) throws IOException {
    Filled form = read(body);
    Optional<Desk.Seat> seat = desk.seat(asked);
    if (seat.isEmpty()) {
      return desk.ended(asked, form, "/append");
    }
    byte[] json = form.value("event").getBytes(UTF_8);
    String key = form.value("key");
    if (!(CommandJson.body(json) instanceof Parsed.Ok<List<Proposal>> ok)
        || json[0] != '{'
        || !CommandJson.isKey(key)) {
      throw ProblemCode.BODY_INVALID.exception();
    }
    try {
      Accepted accepted =
          appends.append(asked.competition, seat.get().authority(), key, ok.value(), false);
      return Desk.see(asked.place("/recorded/" + accepted.getFirstSequence()));
    } catch (ProblemException e) {
      ObjectNode event = (ObjectNode) JsonText.parse(json).orElseThrow();
      return forms.refused(
          asked,
          seat.get(),
          new Written(event.path("type").asText(), key, event),
          List.of(e.problem()));
    }
  }

  /** The receipt of what was recorded. */
  @GET
  @Path("recorded/{sequence}")
  @Operation(hidden = true)
  public Response recorded(@PathParam("sequence") long sequence, @BeanParam DeskRequest asked) {
    return desk.page(
        asked,
        seat -> {
          StoredEvent stored =
              node.events().read(asked.competition, sequence - 1, 1).stream()
                  .findFirst()
                  .orElseThrow(ProblemCode.NOT_FOUND::exception);
          return frame -> Templates.recorded(frame, receipt(frame, seat, stored));
        });
  }

  private static Recorded receipt(Frame frame, Desk.Seat seat, StoredEvent stored) {
    Event event = stored.event();
    String type = ProposalJson.typeOf(event.getSaid());
    return new Recorded(
        seat.competition(),
        type,
        RecordInWords.act(type, frame.language()),
        stored.sequence(),
        frame.language().text(Headlines.of(event, new StateNames(seat.state()))),
        event.getRecordedAt().toString(),
        PaddedBase64.encode(LeafHash.of(stored.bytes())));
  }

  static Filled read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw ProblemCode.TOO_LARGE.exception("command-is-at-most-900");
    }
    return Filled.of(bytes);
  }

  /** What would be on record. */
  static List<String> sentences(DryRun tried, Language language) {
    return sentences(tried.events(), tried.after(), language);
  }

  static List<String> sentences(List<Event> events, State after, Language language) {
    StateNames names = new StateNames(after);
    return events.stream().map(each -> language.text(Headlines.of(each, names))).toList();
  }

  private static Review review(
      Frame frame, Desk.Seat seat, Filled form, Written written, DryRun tried) {
    Language language = frame.language();
    return new Review(
        seat.competition(),
        written.type(),
        RecordInWords.act(written.type(), language),
        written.key(),
        sentences(tried, language),
        tried.findings().stream().map(found -> language.text(found.code().title())).toList(),
        seat.person().name(),
        FormPage.table(seat.competition(), written.event(), language),
        written.event().toString(),
        Desk.hidden(form));
  }
}
