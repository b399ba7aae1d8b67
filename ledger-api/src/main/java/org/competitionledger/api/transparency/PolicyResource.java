package org.competitionledger.api.transparency;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.note.WitnessPolicy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The policy by which this ledger's own heads are shown. */
@Path("/v1/log/policy")
@Tag(name = "Transparency log")
public class PolicyResource {

  private static final String TEXT = "text/plain;charset=utf-8";

  /** A log line has one key, and no key two lines: the keys of competitions are no such logs. */
  private static final List<VerificationKey> LOGS = List.of();

  private final Cosignatures cosignatures;

  PolicyResource(Cosignatures cosignatures) {
    this.cosignatures = cosignatures;
  }

  @GET
  @Produces(TEXT)
  @Operation(
      operationId = "logPolicy",
      summary = "Who cosigns this ledger's heads, and how many must: C2SP tlog-policy",
      description =
          "What the ledger says of itself: whoever verifies with it (`./ledger verify --policy`)"
              + " looks at the witnesses first, and adds `log` lines or gives the log's key.")
  public RestResponse<String> policy() {
    WitnessPolicy policy = WitnessPolicy.of(LOGS, cosignatures.witnesses(), cosignatures.quorum());
    return RestResponse.ResponseBuilder.ok(policy.text())
        .header("Cache-Control", "public, max-age=60")
        .build();
  }
}
