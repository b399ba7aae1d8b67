package org.competitionledger.api.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.codec.ReleasedSchema;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Released event schemas by fingerprint: CRC-64-AVRO, most significant digit first. */
@Path("/v1/schemas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schemas")
public class SchemasResource {

  /** A released schema. */
  public record Released(String fingerprint, String name, String sha256, String href) {}

  /** All of them, oldest first. */
  public record Schemas(List<Released> schemas) {}

  /** Each schema's text as it is sent: some 100 KiB that are not encoded for every reader. */
  private final Map<String, byte[]> texts =
      ReleasedSchemas.all().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  ReleasedSchema::fingerprint, schema -> schema.text().getBytes(UTF_8)));

  @GET
  @Operation(summary = "All released event schemas, oldest first")
  public Schemas schemas() {
    return new Schemas(
        ReleasedSchemas.all().stream()
            .map(
                schema ->
                    new Released(
                        schema.fingerprint(),
                        schema.schema().getFullName(),
                        schema.sha256(),
                        "/v1/schemas/" + schema.fingerprint()))
            .toList());
  }

  @GET
  @Path("/{fingerprint}")
  @Operation(summary = "One schema as Avro JSON, with docs and defaults")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public RestResponse<byte[]> schema(@PathParam("fingerprint") String fingerprint) {
    byte[] text = texts.get(fingerprint);
    if (text == null) {
      throw ProblemCode.SCHEMA_NOT_FOUND.exception();
    }
    return RestResponse.ResponseBuilder.ok(text)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .build();
  }
}
