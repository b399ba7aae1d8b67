package org.competitionledger.api.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.competitionledger.api.competitions.Announcements;
import org.competitionledger.api.read.Asked;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.api.read.Rendered;
import org.competitionledger.api.read.RenderedAnswers;
import org.competitionledger.api.standings.TableColumns;
import org.competitionledger.core.csv.Csv;
import org.competitionledger.core.findings.FindingsCsv;
import org.competitionledger.core.impact.ChangesCsv;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.wording.EventsCsv;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.LocalisedText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Metadata beside each CSV answer, where the standard looks for it: the address and {@code
 * -metadata.json} (Model for Tabular Data and Metadata on the Web, section 5.3).
 */
@Path("/v1/competitions/{competition}")
@Produces(CsvMetadataResource.MEDIA_TYPE)
@Tag(name = "Spreadsheets")
public class CsvMetadataResource {

  static final String MEDIA_TYPE = "application/csvm+json";
  private static final String WHAT = "The columns of the CSV: titles in both languages, datatypes";

  private final Readings readings;
  private final Announcements announcements;
  private final TableColumns tables;
  private final RenderedAnswers answers;

  CsvMetadataResource(
      Readings readings,
      Announcements announcements,
      TableColumns tables,
      RenderedAnswers answers) {
    this.readings = readings;
    this.announcements = announcements;
    this.tables = tables;
    this.answers = answers;
  }

  @GET
  @Path("/standings.csv-metadata.json")
  @Operation(operationId = "standingsCsvMetadata", summary = WHAT)
  @APIResponse(
      responseCode = "200",
      description = "The metadata",
      content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
  public Response standings(
      @PathParam("competition") String competition,
      @QueryParam("stage") String stage,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return answer(competition, "standings", uri, headers, reading -> tables.of(reading, stage));
  }

  @GET
  @Path("/events.csv-metadata.json")
  @Operation(operationId = "eventsCsvMetadata", summary = WHAT)
  @APIResponse(
      responseCode = "200",
      description = "The metadata",
      content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
  public Response events(
      @PathParam("competition") String competition,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return answer(competition, "events", uri, headers, reading -> EventsCsv.COLUMNS);
  }

  @GET
  @Path("/findings.csv-metadata.json")
  @Operation(operationId = "findingsCsvMetadata", summary = WHAT)
  @APIResponse(
      responseCode = "200",
      description = "The metadata",
      content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
  public Response findings(
      @PathParam("competition") String competition,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return answer(
        competition, "findings", uri, headers, reading -> FindingsCsv.columns(reading.zone()));
  }

  @GET
  @Path("/criteria/changes.csv-metadata.json")
  @Operation(operationId = "changesCsvMetadata", summary = WHAT)
  @APIResponse(
      responseCode = "200",
      description = "The metadata",
      content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
  public Response changes(
      @PathParam("competition") String competition,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return answer(competition, "changes", uri, headers, reading -> ChangesCsv.columns());
  }

  private Response answer(
      String competition,
      String file,
      UriInfo uri,
      HttpHeaders headers,
      Function<Reading, Csv<?>> columns) {
    Reading reading = readings.open(competition, null);
    return Asked.whatever(uri, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), MEDIA_TYPE, null)
        .answer(
            answers,
            competition,
            reading.lastSequence(),
            false,
            () ->
                Rendered.of(
                    metadata(reading, file, columns.apply(reading), uri),
                    MEDIA_TYPE,
                    Optional.empty()))
        .build();
  }

  private byte[] metadata(Reading reading, String file, Csv<?> columns, UriInfo uri) {
    CompetitionAnnounced announced = announcements.of(reading.competition());
    String query = uri.getRequestUri().getRawQuery();
    return JsonBytes.of(
        out -> {
          out.writeStartObject();
          out.writeStringField("@context", "http://www.w3.org/ns/csvw");
          out.writeStringField("url", file + ".csv" + (query == null ? "" : "?" + query));
          said("dc:title", announced.getName(), out);
          if (announced.getLicence() != null) {
            out.writeStringField("dc:license", announced.getLicence());
          }
          if (announced.getAttribution() != null) {
            said("schema:creditText", announced.getAttribution(), out);
          }
          out.writeObjectFieldStart("dc:source");
          out.writeStringField(
              "@id",
              uri.getBaseUri().resolve("/v1/competitions/" + reading.competition()).toString());
          out.writeEndObject();
          out.writeFieldName("tableSchema");
          columns.writeSchema(out);
          out.writeEndObject();
        });
  }

  private static void said(String field, LocalisedText text, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(field);
    value("ko", text.getKo(), out);
    value("en", text.getEn(), out);
    out.writeEndArray();
  }

  private static void value(String language, String text, JsonGenerator out) throws IOException {
    if (text != null) {
      out.writeStartObject();
      out.writeStringField("@value", text);
      out.writeStringField("@language", language);
      out.writeEndObject();
    }
  }
}
