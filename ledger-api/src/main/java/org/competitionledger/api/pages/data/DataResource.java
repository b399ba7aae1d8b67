package org.competitionledger.api.pages.data;

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
import java.util.stream.Stream;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.competitions.Competitions;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.words.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The feeds and data of a competition. */
@Path("/competitions/{competition}/data")
@Produces(MediaType.TEXT_HTML)
public class DataResource {

  private static final Words WORDS = Words.of(DataResource.class, "page-data");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance data(Frame f, DataModel d);
  }

  private final Pages pages;
  private final Competitions competitions;

  DataResource(Pages pages, Competitions competitions) {
    this.pages = pages;
    this.competitions = competitions;
  }

  @GET
  @Operation(hidden = true)
  public Response data(@PathParam("competition") String competition, @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.DATA,
        WORDS,
        (reading, frame) -> Templates.data(frame, model(reading, frame)));
  }

  private DataModel model(Reading reading, Frame frame) {
    CompetitionView view = competitions.view(reading);
    String api = frame.api();
    return new DataModel(
        List.of(
            address(frame, "feed", api + "/feed.atom?lang=" + frame.lang()),
            address(frame, "json-feed", api + "/feed.json?lang=" + frame.lang()),
            address(frame, "stream", api + "/events"),
            address(frame, "webhooks", "/v1/webhooks")),
        Stream.of("standings", "events", "findings", "criteria/changes")
            .map(
                table ->
                    address(frame, "csv-" + table.replace('/', '-'), api + '/' + table + ".csv"))
            .toList(),
        List.of(
            address(frame, "bundle", api + "/bundle"),
            address(frame, "lines", api + "/events"),
            address(frame, "schemas", "/v1/schemas")),
        Clients.of(frame.absolute(api), frame.language()),
        DataModel.Licence.of(view.licence().orElse("")),
        view.attribution().map(frame.language()::text).orElse(""),
        Dataset.of(view, reading.ledgerTime(), frame));
  }

  /** With its words: what it is called, and what to know of it. */
  private static DataModel.Address address(Frame frame, String key, String path) {
    return new DataModel.Address(frame.say(key), frame.absolute(path), frame.say("note-" + key));
  }
}
