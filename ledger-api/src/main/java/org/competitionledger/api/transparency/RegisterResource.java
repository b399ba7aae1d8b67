package org.competitionledger.api.transparency;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

  RegisterResource(LogFiles files) {
    this.files = files;
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
