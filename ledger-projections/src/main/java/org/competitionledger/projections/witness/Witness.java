package org.competitionledger.projections.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.Passphrase;
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

  /** Room for a proof and the signatures of a checkpoint, 70 of the longest kind. */
  public static final int REQUEST_BYTES_MAX = 256 << 10;

  private static final String TEXT = "text/plain; charset=utf-8";

  public Witness {
    logs = List.copyOf(logs);
  }

  /**
   * A witness with its keys, of Ed25519 and of ML-DSA-44, and memory in a directory; they are made
   * if there are none yet. No two processes may have the same directory: each would not see what
   * the other cosigns.
   *
   * @param name the witness's public name, which its keys have
   * @param passphrase if there is one, its keys are made encrypted
   */
  public static Witness in(
      Path directory, String name, List<VerificationKey> logs, Optional<Passphrase> passphrase)
      throws IOException {
    SigningKey made = LogKeys.in(directory.resolve("signing-key"), name, passphrase).get(0);
    SigningKey second =
        LogKeys.in(
                directory.resolve("signing-key-ml-dsa-44"),
                name,
                SignatureType.ML_DSA_44,
                passphrase)
            .get(0);
    return new Witness(
        logs,
        new CosignedHeads(
            directory.resolve("cosigned"),
            List.of(made.as(SignatureType.COSIGNATURE, name), second.named(name))));
  }

  /** The keys that verify its cosignatures: each head has one of every key. */
  public List<VerificationKey> keys() {
    return heads.keys().stream().map(SigningKey::verification).toList();
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
      String head = consistent.head().text();
      return text(
          200,
          heads.keys().stream()
              .map(key -> key.cosign(head, unixSeconds).line())
              .collect(Collectors.joining()));
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
