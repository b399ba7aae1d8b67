package org.competitionledger.api.transparency;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.bundle.BundleNames;
import org.competitionledger.core.bundle.BundleWriter;
import org.competitionledger.core.bundle.ZipSink;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Transparency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A competition's transparency log, as verifiers that nobody here wrote expect it. */
@Path("/v1/competitions/{competition}")
@Tag(name = "Transparency log")
public class LogResource {

  private static final String ZIP = "application/zip";
  private static final String CONTENT_DISPOSITION = "Content-Disposition";

  private final LedgerNode node;
  private final LogFiles files;

  LogResource(LedgerNode node, LogFiles files) {
    this.node = node;
    this.files = files;
  }

  @GET
  @Path("/log/checkpoint")
  @Produces(LogFiles.TEXT)
  @Operation(summary = "The signed head of the log: C2SP tlog-checkpoint")
  public RestResponse<byte[]> checkpoint(@PathParam("competition") String competition) {
    require(competition);
    return files.checkpoint(competition);
  }

  @GET
  @Path("/log/vkey")
  @Produces(LogFiles.TEXT)
  @Operation(summary = "The keys that sign the log, newest first, one a line")
  public RestResponse<byte[]> vkey(@PathParam("competition") String competition) {
    require(competition);
    return files.vkeys(competition);
  }

  @GET
  @Path("/log/tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "A tile of hashes or an entry bundle: C2SP tlog-tiles",
      description = "tile/<L>/<N>[.p/<W>] or tile/entries/<N>[.p/<W>]")
  public RestResponse<byte[]> tile(
      @PathParam("competition") String competition, @PathParam("path") String path) {
    require(competition);
    return files.tile(competition, path);
  }

  @GET
  @Path("/log/" + BundleNames.REGISTRATION)
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "registration",
      summary = "Proof that the log stands in the register: C2SP tlog-proof",
      description = "Its extra data is the text of the checkpoint that was registered last.")
  public RestResponse<byte[]> registration(@PathParam("competition") String competition) {
    return LogFiles.answer(
        registration(competition, head(competition))
            .orElseThrow(ProblemCode.NOT_YET_SIGNED::exception)
            .bytes(),
        LogFiles.FOR_MOMENTS);
  }

  /** Of a head or one before it, where the register is signed as far as that. */
  private Optional<InclusionProof> registration(String competition, SignedNote head) {
    return files
        .find(Transparency.REGISTER)
        .flatMap(register -> node.transparency().registered(competition, head, register));
  }

  @GET
  @Path("/events/{sequence: [0-9]+}/proof")
  @Produces(LogFiles.TEXT)
  @Operation(
      summary = "Proof that an event stands in the log, to be kept: C2SP tlog-proof",
      description = "Its extra data is the event as recorded, so that it can be checked alone.")
  public RestResponse<byte[]> proof(
      @PathParam("competition") String competition, @PathParam("sequence") String sequence) {
    long index = Parameters.wholeNumber("sequence", sequence, 0, 0, Long.MAX_VALUE);
    require(competition);
    if (index > node.events().lastSequence(competition)) {
      throw ProblemCode.EVENT_NOT_FOUND.exception();
    }
    SignedNote head = head(competition);
    if (index >= Checkpoint.parse(head.text()).size()) {
      throw ProblemCode.NOT_YET_SIGNED.exception();
    }
    byte[] event = node.events().read(competition, index - 1, 1).get(0).bytes();
    InclusionProof proof =
        new InclusionProof(
            index,
            node.transparency().inclusion(competition, index, head),
            head,
            Optional.of(event));
    return RestResponse.ResponseBuilder.ok(proof.bytes())
        .header(LogFiles.CACHE_CONTROL, LogFiles.FOR_MOMENTS)
        .header(CONTENT_DISPOSITION, attachment(competition + '-' + index + ".tlog-proof"))
        .build();
  }

  @GET
  @Path("/bundle")
  @Produces(ZIP)
  @Operation(summary = "The audit bundle: the whole log, to be verified offline")
  @APIResponse(
      responseCode = "200",
      description = "A zip",
      content =
          @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public RestResponse<StreamingOutput> bundle(@PathParam("competition") String competition) {
    SignedNote head = head(competition);
    List<VerificationKey> keys = node.transparency().keys(competition, Optional.of(head));
    Optional<InclusionProof> registration = registration(competition, head);
    StreamingOutput zip =
        out -> {
          try (ZipSink sink = new ZipSink(out)) {
            BundleWriter writer = new BundleWriter(head, keys, sink);
            PublishedEvents.of(node.events(), competition, 0, Checkpoint.parse(head.text()).size())
                .forEach(writer::append);
            registration.ifPresent(writer::registered);
            writer.finish();
          }
        };
    return RestResponse.ResponseBuilder.ok(zip)
        .header(CONTENT_DISPOSITION, attachment(competition + ".zip"))
        .build();
  }

  private SignedNote head(String competition) {
    require(competition);
    return files.head(competition);
  }

  private void require(String competition) {
    if (!Ids.isId(competition) || node.events().lastSequence(competition) < 0) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
  }

  private static String attachment(String file) {
    return "attachment; filename=\"" + file + '"';
  }
}
