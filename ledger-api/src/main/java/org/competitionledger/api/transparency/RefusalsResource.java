package org.competitionledger.api.transparency;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Paged;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Transparency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What the rules of a competition turned down: a log of its own, signed and proven as events are.
 */
@Path("/v1/competitions/{competition}/refusals")
@Tag(name = "Transparency log")
public class RefusalsResource {

  private final LedgerNode node;
  private final LogFiles files;

  RefusalsResource(LedgerNode node, LogFiles files) {
    this.node = node;
    this.files = files;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Commands that the rules turned down, oldest first",
      description =
          "Who proposed is told to its proposer alone, in the answer that refused it. Of one writer"
              + " one a second is on record, and says how many came further. The statistics are of"
              + " all that are on record: by code, by role, and by how late they came.")
  public RefusalsView refusals(
      @PathParam("competition") String competition,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    String log = log(competition);
    long from = Parameters.wholeNumber("after", after, -1, -1, Long.MAX_VALUE - 1) + 1;
    long size = files.find(log).map(LogFiles::size).orElse(0L);
    int count = (int) Math.max(0, Math.min(Paged.Request.of(limit, null).limit(), size - from));
    return RefusalsView.of(
        node.transparency().entries(log, from, count),
        from,
        size,
        node.transparency().refused(competition));
  }

  @GET
  @Path("/{index: [0-9]+}/proof")
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "refusalProof",
      summary = "Proof that a refusal is on record, to be kept: C2SP tlog-proof")
  public RestResponse<byte[]> proof(
      @PathParam("competition") String competition, @PathParam("index") String number) {
    String log = log(competition);
    long index = Parameters.wholeNumber("index", number, 0, 0, Long.MAX_VALUE);
    SignedNote head = files.head(log);
    if (index >= LogFiles.size(head)) {
      throw ProblemCode.NOT_YET_SIGNED.exception();
    }
    return LogFiles.answer(
        new InclusionProof(
                index,
                node.transparency().inclusion(log, index, head),
                head,
                Optional.of(node.transparency().entries(log, index, 1).get(0)))
            .bytes(),
        LogFiles.FOR_MOMENTS);
  }

  @GET
  @Path("/checkpoint")
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "refusalsCheckpoint",
      summary = "The signed head of the log of refusals: C2SP tlog-checkpoint")
  public RestResponse<byte[]> checkpoint(@PathParam("competition") String competition) {
    return files.checkpoint(log(competition));
  }

  @GET
  @Path("/vkey")
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "refusalsVkey",
      summary = "The keys that sign the log of refusals, newest first, one a line")
  public RestResponse<byte[]> vkey(@PathParam("competition") String competition) {
    return files.vkeys(log(competition));
  }

  @GET
  @Path("/tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      operationId = "refusalsTile",
      summary = "A tile of hashes or an entry bundle of the log of refusals: C2SP tlog-tiles",
      description = "tile/<L>/<N>[.p/<W>] or tile/entries/<N>[.p/<W>]")
  public RestResponse<byte[]> tile(
      @PathParam("competition") String competition, @PathParam("path") String path) {
    return files.tile(log(competition), path);
  }

  private String log(String competition) {
    if (!Ids.isId(competition) || node.events().lastSequence(competition) < 0) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
    return Transparency.refusals(competition);
  }
}
