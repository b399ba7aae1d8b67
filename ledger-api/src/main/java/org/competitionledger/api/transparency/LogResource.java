package org.competitionledger.api.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.bundle.BundleWriter;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.bundle.ZipSink;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LedgerNode;
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

  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String ZIP = "application/zip";
  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String CONTENT_DISPOSITION = "Content-Disposition";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String FOR_MOMENTS = "public, max-age=1";

  private final LedgerNode node;
  private final Cosignatures cosignatures;

  LogResource(LedgerNode node, Cosignatures cosignatures) {
    this.node = node;
    this.cosignatures = cosignatures;
  }

  @GET
  @Path("/log/checkpoint")
  @Produces(TEXT)
  @Operation(summary = "The signed head of the log: C2SP tlog-checkpoint")
  public RestResponse<byte[]> checkpoint(@PathParam("competition") String competition) {
    return answer(head(competition).bytes(), FOR_MOMENTS);
  }

  @GET
  @Path("/log/vkey")
  @Produces(TEXT)
  @Operation(summary = "The keys that sign the log, newest first, one a line")
  public RestResponse<byte[]> vkey(@PathParam("competition") String competition) {
    require(competition);
    StringBuilder keys = new StringBuilder();
    node.transparency()
        .keys(competition, cosignatures.head(competition))
        .forEach(key -> keys.append(key.text()).append('\n'));
    return answer(keys.toString().getBytes(UTF_8), FOR_MOMENTS);
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
    Tile tile = Tile.parse("tile/" + path).orElseThrow(ProblemCode.NOT_FOUND::exception);
    Optional<byte[]> content =
        tile.level() == Tile.ENTRIES
            ? entries(competition, tile)
            : node.transparency().tile(competition, tile);
    return answer(content.orElseThrow(ProblemCode.NOT_FOUND::exception), FOR_EVER);
  }

  /** Entries stand where the hashes of their leaves do. */
  private Optional<byte[]> entries(String competition, Tile tile) {
    if (node.transparency().tile(competition, new Tile(0, tile.index(), tile.width())).isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    long first = tile.index() * Tile.WIDTH;
    PublishedEvents.of(node.events(), competition, first, first + tile.width())
        .forEach(event -> EntryBundle.append(event, content));
    return Optional.of(content.toByteArray());
  }

  @GET
  @Path("/events/{sequence: [0-9]+}/proof")
  @Produces(TEXT)
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
        .header(CACHE_CONTROL, FOR_MOMENTS)
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
    StreamingOutput zip =
        out -> {
          try (ZipSink sink = new ZipSink(out)) {
            BundleWriter writer = new BundleWriter(head, keys, sink);
            PublishedEvents.of(node.events(), competition, 0, Checkpoint.parse(head.text()).size())
                .forEach(writer::append);
            writer.finish();
          }
        };
    return RestResponse.ResponseBuilder.ok(zip)
        .header(CONTENT_DISPOSITION, attachment(competition + ".zip"))
        .build();
  }

  private SignedNote head(String competition) {
    require(competition);
    return cosignatures.head(competition).orElseThrow(ProblemCode.NOT_YET_SIGNED::exception);
  }

  private void require(String competition) {
    if (!Ids.isId(competition) || node.events().lastSequence(competition) < 0) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
  }

  private static RestResponse<byte[]> answer(byte[] content, String caching) {
    return RestResponse.ResponseBuilder.ok(content).header(CACHE_CONTROL, caching).build();
  }

  private static String attachment(String file) {
    return "attachment; filename=\"" + file + '"';
  }
}
