package org.competitionledger.projections.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.note.WitnessExchange;
import org.competitionledger.core.note.WitnessExchange.Reply;
import org.competitionledger.projections.transparency.LogKeys;

/**
 * Answers add-checkpoint (C2SP tlog-witness) for some logs.
 *
 * @param logs the keys of the logs that are witnessed
 * @param heads what was cosigned of them
 */
public record Witness(List<VerificationKey> logs, CosignedHeads heads) {

  /** Room for the 100 signatures that a checkpoint may have, and a proof. */
  public static final int REQUEST_BYTES_MAX = 256 << 10;

  private static final String TEXT = "text/plain; charset=utf-8";

  public Witness {
    logs = List.copyOf(logs);
  }

  /**
   * A witness with its key and memory in a directory; both are made if there are none yet. No two
   * processes may have the same directory: each would not see what the other cosigns.
   *
   * @param name the witness's public name, which its key has
   */
  public static Witness in(Path directory, String name, List<VerificationKey> logs)
      throws IOException {
    SigningKey made = LogKeys.in(directory.resolve("signing-key"), name).get(0);
    return new Witness(
        logs,
        new CosignedHeads(directory.resolve("cosigned"), made.as(SignatureType.COSIGNATURE, name)));
  }

  /** The key that verifies its cosignatures. */
  public VerificationKey key() {
    return heads.key().verification();
  }

  /**
   * Answers a request. A cosigned head is on disk before this returns.
   *
   * @param unixSeconds the time that is cosigned
   */
  public Reply answer(byte[] request, long unixSeconds) {
    AddCheckpoint asked;
    try {
      asked = AddCheckpoint.parse(request);
    } catch (MalformedNote e) {
      return text(400, e.getMessage() + '\n');
    }
    return reply(heads.judge(asked, logs), unixSeconds);
  }

  private Reply reply(AddCheckpoint.Answer answer, long unixSeconds) {
    if (answer instanceof AddCheckpoint.Answer.Consistent consistent) {
      return text(200, heads.key().cosign(consistent.head().text(), unixSeconds).line());
    }
    if (answer instanceof AddCheckpoint.Answer.OtherSize other) {
      return new Reply(409, WitnessExchange.SIZE_TYPE, bytes(other.size() + "\n"));
    }
    AddCheckpoint.Answer.No no = (AddCheckpoint.Answer.No) answer;
    return text(no.status(), no.why() + '\n');
  }

  private static Reply text(int status, String body) {
    return new Reply(status, TEXT, bytes(body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(UTF_8);
  }
}
