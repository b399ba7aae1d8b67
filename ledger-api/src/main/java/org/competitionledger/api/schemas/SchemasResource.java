package org.competitionledger.api.schemas;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.codec.ReleasedSchema;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  public RestResponse<String> schema(@PathParam("fingerprint") String fingerprint) {
    ReleasedSchema schema =
        ReleasedSchemas.find(fingerprint).orElseThrow(ProblemCode.SCHEMA_NOT_FOUND::exception);
    return RestResponse.ResponseBuilder.ok(schema.text())
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .build();
  }
}
