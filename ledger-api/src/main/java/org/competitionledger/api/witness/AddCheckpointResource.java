package org.competitionledger.api.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.note.WitnessExchange;
import org.competitionledger.core.note.WitnessExchange.Reply;
import org.competitionledger.projections.witness.Witness;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Other ledgers ask for a cosignature here. Its answers are those of C2SP tlog-witness. */
@Path("/v1/add-checkpoint")
@Tag(name = "Transparency log")
public class AddCheckpointResource {

  private static final String TEXT = "text/plain";

  /** The first head of a log that nobody knows. */
  private static final String EXAMPLE =
      "old 0\n\nlog.example/1\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n"
          + "— log.example/1 "
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

  private final OwnWitness witness;

  AddCheckpointResource(OwnWitness witness) {
    this.witness = witness;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces({TEXT, WitnessExchange.SIZE_TYPE})
  @Blocking
  @Operation(
      operationId = "addCheckpoint",
      summary = "This ledger as a witness: cosigns another log's checkpoint, C2SP tlog-witness",
      description =
          "The body is `old <size>`, a consistency proof, a blank line and the checkpoint, of at"
              + " most 256 KiB. A cosigned head is on disk before the answer leaves.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = TEXT,
              schema = @Schema(implementation = String.class),
              example = EXAMPLE))
  @APIResponse(
      responseCode = "200",
      description = "The cosignatures, a note's signature lines: of Ed25519, and of ML-DSA-44",
      content = @Content(mediaType = TEXT, schema = @Schema(implementation = String.class)))
  @APIResponse(
      responseCode = "400",
      description = "This is no request",
      content = @Content(mediaType = TEXT, schema = @Schema(implementation = String.class)))
  @APIResponse(
      responseCode = "403",
      description = "No trusted key signed the checkpoint",
      content = @Content(mediaType = TEXT, schema = @Schema(implementation = String.class)))
  @APIResponse(
      responseCode = "404",
      description = "This log is not witnessed here",
      content = @Content(mediaType = TEXT, schema = @Schema(implementation = String.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "Another size was cosigned last, which is the body; or another root at the same size",
      content =
          @Content(
              mediaType = WitnessExchange.SIZE_TYPE,
              schema = @Schema(implementation = String.class)))
  @APIResponse(
      responseCode = "422",
      description = "The proof does not show that the log only grew",
      content = @Content(mediaType = TEXT, schema = @Schema(implementation = String.class)))
  public RestResponse<String> add(InputStream body) throws IOException {
    byte[] request = body.readNBytes(Witness.REQUEST_BYTES_MAX + 1);
    if (request.length > Witness.REQUEST_BYTES_MAX) {
      throw ProblemCode.TOO_LARGE.exception();
    }
    Optional<Witness> here = witness.get();
    Reply reply =
        here.map(known -> known.answer(request, Instant.now().getEpochSecond()))
            .orElseGet(AddCheckpointResource::none);
    return RestResponse.ResponseBuilder.<String>create(reply.status(), null)
        .entity(new String(reply.body(), UTF_8))
        .header("Content-Type", reply.type())
        .header("Cache-Control", "no-store")
        .build();
  }

  private static Reply none() {
    byte[] why = "no log is witnessed here\n".getBytes(UTF_8);
    return new Reply(404, TEXT + ";charset=utf-8", why);
  }
}
