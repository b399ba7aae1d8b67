package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.api.append.Appends;
import org.competitionledger.api.desk.form.Filled;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
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
import org.competitionledger.core.tables.TableDigest;
import org.competitionledger.core.wording.RecordInWords;
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

  private static final int TOLD_MAX = 50;

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
   * @param draft as in {@link FormPage.Form}
   * @param person under whose name
   * @param command as it would be sent
   * @param warnings what one should know first
   * @param findings what an auditor would look at then
   */
  public record Review(
      String competition,
      String type,
      String title,
      String key,
      String draft,
      List<EventInWords> sentences,
      List<String> warnings,
      List<String> findings,
      String person,
      String table,
      String command,
      List<Desk.Hidden> values) {}

  /**
   * What was recorded, as its receipt.
   *
   * @param sentences of the first events
   * @param recordedAt when the first was
   * @param leafHash of the first
   * @param sheets where one goes on to score
   * @param like for links to forms that begin with the same time, party and source; may be empty
   * @param another where one more of its kind is filled in; empty where there can be none
   */
  public record Recorded(
      String competition,
      String type,
      String title,
      String draft,
      long sequence,
      int count,
      List<EventInWords> sentences,
      String recordedAt,
      String leafHash,
      List<Seat.Sheet> sheets,
      String like,
      String another) {

    public long last() {
      return sequence + count - 1;
    }
  }

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
          given(event, type, seat, asked);
          return frame ->
              forms.drawn(
                  frame,
                  seat,
                  new FilledEvent(type, UUID.randomUUID().toString(), event, List.of()));
        });
  }

  private static void requireType(String type) {
    if (!Events.isType(type)) {
      throw ProblemCode.NOT_FOUND.exception();
    }
  }

  /** What is known before anything is filled in: what the link says, and who one is. */
  private void given(ObjectNode event, String type, Seat seat, DeskRequest asked) {
    ObjectNode data = event.putObject("data");
    like(event, asked);
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
      // an organiser is there while it happens
      data.put(
          "record",
          (seat.authority().getRoles().contains(Role.ORGANIZER)
                  ? RecordKind.LIVE
                  : RecordKind.RECONSTRUCTED)
              .name());
    }
    List<String> participants = seat.authority().getParticipants();
    if (Events.schema(type).getField("evaluator") != null && seat.judges(type)) {
      data.put("evaluator", seat.person().subject());
    }
    if (seat.authority().getRoles().equals(List.of(Role.APPLICANT)) && participants.size() == 1) {
      if (Events.schema(type).getField("participant") != null) {
        data.put("participant", participants.get(0));
      } else {
        event.putObject("party").put("id", participants.get(0));
      }
    }
  }

  /** Who records from one source enters its time, party and source once. */
  private void like(ObjectNode event, DeskRequest asked) {
    if (asked.like() >= 0) {
      for (StoredEvent stored : node.events().read(asked.competition, asked.like() - 1, 1)) {
        JsonNode said = ProposalJson.tree(stored.event().getSaid());
        Stream.of("occurredAt", "announcedAt", "party", "source")
            .filter(said::has)
            .forEach(name -> event.set(name, said.get(name)));
      }
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
    Filled form = Desk.read(body);
    Optional<Seat> seat = desk.seat(asked);
    requireType(type);
    if (seat.isEmpty()) {
      return desk.ended(asked, form, "/write/" + type);
    }
    FilledEvent written = FilledEvent.of(type, form);
    String more = form.value("more");
    if (!more.isEmpty() || form.value("do").equals("again")) {
      return forms.again(asked, seat.get(), written, more);
    }
    FormPage.Tried tried = forms.tried(asked, seat.get(), written, written.command());
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
    Filled form = Desk.read(body);
    Optional<Seat> seat = desk.seat(asked);
    if (seat.isEmpty()) {
      return desk.ended(asked, form, "/append");
    }
    byte[] json = form.value("event").getBytes(UTF_8);
    String key = form.value("key");
    if (!(CommandJson.body(json) instanceof Parsed.Ok<List<Proposal>> ok)
        || !CommandJson.isKey(key)) {
      throw ProblemCode.BODY_INVALID.exception();
    }
    JsonNode command = JsonText.parse(json).orElseThrow();
    try {
      Accepted accepted =
          appends.append(
              asked.competition, seat.get().writer(), key, ok.value(), command.isArray());
      return Desk.toReceipt(accepted, asked);
    } catch (ProblemException e) {
      return forms.refused(asked, seat.get(), FilledEvent.of(key, command), List.of(e.problem()));
    }
  }

  /** The receipt of what was recorded. */
  @GET
  @Path("recorded/{sequence}")
  @Operation(hidden = true)
  public Response recorded(
      @PathParam("sequence") long sequence,
      @QueryParam("count") String count,
      @BeanParam DeskRequest asked) {
    int events = count != null && count.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(count) : 1;
    return desk.page(
        asked,
        seat -> {
          List<StoredEvent> stored =
              node.events().read(asked.competition, sequence - 1, Math.min(events, TOLD_MAX));
          if (stored.isEmpty()) {
            throw ProblemCode.NOT_FOUND.exception();
          }
          return frame -> Templates.recorded(frame, receipt(frame, seat, stored, events));
        });
  }

  private static Recorded receipt(Frame frame, Seat seat, List<StoredEvent> stored, int count) {
    Event first = stored.get(0).event();
    SpecificRecord payload = (SpecificRecord) first.getSaid().getPayload();
    String type = ProposalJson.typeOf(first.getSaid());
    String like = first.getSaid().getSource() == null ? "" : "&like=" + stored.get(0).sequence();
    return new Recorded(
        seat.competition(),
        type,
        RecordInWords.act(type, frame.language()),
        seat.draft(type),
        stored.get(0).sequence(),
        count,
        EventInWords.of(
            stored.stream().map(StoredEvent::event).toList(), seat.state(), frame.language()),
        new Dates(seat.reading().map(Reading::zone).orElse(ZoneOffset.UTC))
            .of(first.getRecordedAt())
            .text(),
        PaddedBase64.encode(LeafHash.of(stored.get(0).bytes())),
        payload.getSchema().getField("evaluator") == null
            ? List.of()
            : seat.sheets(frame.language()).stream()
                .filter(sheet -> value(payload, "stage").equals(Optional.of(sheet.stage())))
                .toList(),
        like,
        type.equals("CriteriaAmended") && seat.files()
            ? "/desk/%s/file?lang=%s%s".formatted(seat.competition(), frame.lang(), like)
            : seat.may(type)
                ? "/desk/%s/write/%s?lang=%s%s%s"
                    .formatted(seat.competition(), type, frame.lang(), where(payload), like)
                : "");
  }

  /** What the next of its kind is likely to share with it, as a query. */
  private static String where(SpecificRecord payload) {
    return Stream.of("call", "stage", "nextStage", "criterion")
        .flatMap(name -> value(payload, name).map(value -> '&' + name + '=' + value).stream())
        .collect(Collectors.joining());
  }

  private static Optional<Object> value(SpecificRecord payload, String field) {
    return Optional.ofNullable(payload.getSchema().getField(field))
        .map(found -> payload.get(found.pos()));
  }

  private static Review review(
      Frame frame, Seat seat, Filled form, FilledEvent written, DryRun tried) {
    Language language = frame.language();
    return new Review(
        seat.competition(),
        written.type(),
        RecordInWords.act(written.type(), language),
        written.key(),
        seat.draft(written.type()),
        EventInWords.of(tried, seat.state(), language),
        Warnings.of(written.event(), seat.state(), language),
        EventInWords.findings(tried, language),
        seat.person().name(),
        FormPage.table(seat.competition(), written.event(), language),
        written.command().toString(),
        Desk.hidden(form));
  }
}
