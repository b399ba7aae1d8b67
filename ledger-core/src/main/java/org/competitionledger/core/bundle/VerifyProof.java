package org.competitionledger.core.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.MissingSchemaException;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.codec.MalformedBytes;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.event.Event;
import org.competitionledger.refusal.RecordedRefusal;

/** Verifies that an event or a refusal stands in a log, with its proof and nothing else. */
public final class VerifyProof {

  private VerifyProof() {}

  /**
   * Verifies a proof.
   *
   * @param proof the proof; its extra data, if any, is the event as recorded
   * @param expected the leaf that a receipt named; needed where the proof has no event
   * @param trusted keys of the log, one of which must have signed
   */
  public static Verification verify(
      InclusionProof proof, Optional<Hash> expected, List<VerificationKey> trusted) {
    try {
      Checkpoint head = Checkpoint.parse(proof.checkpoint().text());
      List<VerificationKey> signedBy = Signatures.require(proof.checkpoint(), head, trusted);
      Optional<Hash> ofEvent = proof.extra().map(event -> Hash.of(LeafHash.of(event)));
      Hash leaf = ofEvent.or(() -> expected).orElse(null);
      if (leaf == null) {
        throw failed(proof, Check.LEAF, "the proof has no event; give its receipt's leafHash");
      }
      if (expected.isPresent() && !expected.get().equals(leaf)) {
        throw failed(proof, Check.LEAF, "it is not the event of the receipt");
      }
      if (!proof.includes(leaf)) {
        throw failed(proof, Check.TREE, "it does not stand at this place of the signed tree");
      }
      Optional<String> type = proof.extra().map(event -> typeOf(event, proof, head));
      return new Verification.Proved(head, signedBy, proof.index(), leaf, type);
    } catch (MalformedNote e) {
      return NotVerified.because(Check.CHECKPOINT, e.getMessage()).result();
    } catch (NotVerified e) {
      return e.result();
    }
  }

  private static String typeOf(byte[] entry, InclusionProof proof, Checkpoint head) {
    Optional<Origin> refusals = Origin.parseRefusals(head.origin());
    return refusals.isPresent()
        ? refusal(entry, proof, refusals.get())
        : eventType(entry, proof, head);
  }

  private static String refusal(byte[] entry, InclusionProof proof, Origin origin) {
    try {
      RecordedRefusal refusal = RecordedRefusal.fromByteBuffer(ByteBuffer.wrap(entry));
      if (!refusal.getCompetition().equals(origin.competition())
          || refusal.getIndex() != proof.index()) {
        throw failed(
            proof,
            Check.SEQUENCE,
            "the refusal says it is " + refusal.getCompetition() + '/' + refusal.getIndex());
      }
      return "refused as " + refusal.getCode() + " at " + refusal.getRefusedAt();
    } catch (MissingSchemaException e) {
      throw NotVerified.newer("the refusal has another schema");
    } catch (IOException | AvroRuntimeException e) {
      throw failed(proof, Check.FORM, "it is no refusal: " + e.getMessage());
    }
  }

  private static String eventType(byte[] entry, InclusionProof proof, Checkpoint head) {
    try {
      Event event = EventCodec.decode(entry);
      boolean ofThisLog =
          Origin.parse(head.origin())
              .filter(origin -> origin.competition().equals(event.getCompetition()))
              .isPresent();
      if (!ofThisLog || event.getSequence() != proof.index()) {
        throw failed(
            proof,
            Check.SEQUENCE,
            "the event says it is " + event.getCompetition() + '/' + event.getSequence());
      }
      return ProposalJson.typeOf(event.getSaid());
    } catch (UnknownSchema e) {
      throw NotVerified.newer("the event has the schema " + e.fingerprint());
    } catch (MalformedBytes e) {
      throw failed(proof, Check.FORM, "it is no event: " + e.getMessage());
    }
  }

  private static NotVerified failed(InclusionProof proof, Check check, String detail) {
    return NotVerified.at(proof.index(), check, detail);
  }
}
