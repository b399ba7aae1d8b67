package org.competitionledger.api.pages.proof;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.core.words.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The proof of a competition. */
@Path("/competitions/{competition}/proof")
@Produces(MediaType.TEXT_HTML)
public class ProofResource {

  private static final Words WORDS = Words.of(ProofResource.class, "page-proof");

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance proof(Frame f, ProofModel p);
  }

  private final Pages pages;
  private final ProofContent proofs;

  ProofResource(Pages pages, ProofContent proofs) {
    this.pages = pages;
    this.proofs = proofs;
  }

  @GET
  @Operation(hidden = true)
  public Response proof(
      @PathParam("competition") String competition, @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.PROOF,
        WORDS,
        (reading, frame) -> Templates.proof(frame, proofs.of(reading, frame)));
  }
}
