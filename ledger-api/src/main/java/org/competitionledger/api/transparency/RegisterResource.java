package org.competitionledger.api.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.note.WitnessPolicy;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Transparency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The register: the log of the heads of all logs, as verifiers that nobody here wrote expect it.
 */
@Path("/v1/log")
@Tag(name = "Transparency log")
public class RegisterResource {

  private final LogFiles files;
  private final Cosignatures cosignatures;
  private final LedgerNode node;

  RegisterResource(LogFiles files, Cosignatures cosignatures, LedgerNode node) {
    this.files = files;
    this.cosignatures = cosignatures;
    this.node = node;
  }

  @GET
  @Path("/policy")
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "logPolicy",
      summary = "Who cosigns the register, and how many must: C2SP tlog-policy",
      description =
          "What the ledger says of itself: whoever verifies with it (`./ledger verify --policy`)"
              + " looks at the register's key and at the witnesses first.")
  public RestResponse<byte[]> policy() {
    List<VerificationKey> register =
        node.transparency().keys(Transparency.REGISTER, Optional.empty());
    return LogFiles.answer(
        WitnessPolicy.of(register, cosignatures.witnesses(), cosignatures.quorum())
            .text()
            .getBytes(UTF_8),
        "public, max-age=60");
  }

  @GET
  @Path("/checkpoint")
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "registerCheckpoint",
      summary = "The signed head of the register: C2SP tlog-checkpoint")
  public RestResponse<byte[]> checkpoint() {
    return files.checkpoint(Transparency.REGISTER);
  }

  @GET
  @Path("/vkey")
  @Produces(LogFiles.TEXT)
  @Operation(
      operationId = "registerVkey",
      summary = "The keys that sign the register, newest first, one a line")
  public RestResponse<byte[]> vkey() {
    return files.vkeys(Transparency.REGISTER);
  }

  @GET
  @Path("/tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      operationId = "registerTile",
      summary = "A tile of hashes or an entry bundle of the register: C2SP tlog-tiles",
      description =
          "tile/<L>/<N>[.p/<W>] or tile/entries/<N>[.p/<W>]; an entry is the text of a checkpoint")
  public RestResponse<byte[]> tile(@PathParam("path") String path) {
    return files.tile(Transparency.REGISTER, path);
  }
}
