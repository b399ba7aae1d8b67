package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Proofs;
import org.competitionledger.core.log.TreeHasher;

/**
 * What a witness is asked (C2SP tlog-witness, add-checkpoint):
 *
 * <pre>
 * old &lt;size of the head that the witness cosigned last>
 * &lt;consistency proof, one hash a line>
 *
 * &lt;checkpoint>
 * </pre>
 *
 * @param oldSize the size of the head that the asker believes was cosigned last; 0 for none
 * @param proof that the tree of that size is the beginning of the new one
 * @param checkpoint the new head, signed by its log
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote checkpoint) {

  private static final String OLD = "old ";
  private static final int PROOF_MAX = 63;

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /** What a witness says; the status is HTTP's. */
  public sealed interface Answer {

    /** The head is consistent with all before it: remember it, then cosign. */
    record Consistent(Checkpoint head) implements Answer {}

    /** The asker is behind or ahead: this is the size that was cosigned last. */
    record OtherSize(long size) implements Answer {}

    /** No: 403 unknown signature, 404 unknown log, 400 malformed, 409 fork, 422 bad proof. */
    record No(int status, String why) implements Answer {}
  }

  /**
   * Reads a request.
   *
   * @throws MalformedNote if it is none, or what is to be cosigned is no checkpoint
   */
  public static AddCheckpoint parse(byte[] utf8) {
    String text = SignedNote.decode(utf8);
    int blank = text.indexOf("\n\n");
    if (!text.startsWith(OLD) || blank < 0) {
      throw new MalformedNote("a request is: old size, proof, blank line, checkpoint");
    }
    List<String> lines = List.of(text.substring(OLD.length(), blank).split("\n", -1));
    if (lines.size() > PROOF_MAX + 1) {
      throw new MalformedNote("a proof of more than " + PROOF_MAX + " hashes");
    }
    List<Hash> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      proof.add(
          Hash.parse(line)
              .orElseThrow(() -> new MalformedNote("a hash is Base64 of 32 bytes, not: " + line)));
    }
    SignedNote note = SignedNote.parse(text.substring(blank + 2));
    Checkpoint.parse(note.text());
    return new AddCheckpoint(Decimals.parse(lines.get(0), "the old size"), proof, note);
  }

  /** The request as it is sent, UTF-8. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n')
        .append(new String(checkpoint.bytes(), UTF_8))
        .toString()
        .getBytes(UTF_8);
  }

  /**
   * Judges a request. Nothing is cosigned here: who asks this remembers the head first, and nobody
   * else's request is judged in between.
   *
   * @param trusted the keys of all logs that are witnessed
   * @param last the head of this log that was cosigned last, by its origin
   */
  public Answer judge(List<VerificationKey> trusted, Optional<Checkpoint> last) {
    Checkpoint head = Checkpoint.parse(checkpoint.text());
    List<VerificationKey> keys =
        trusted.stream().filter(key -> key.name().equals(head.origin())).toList();
    if (keys.isEmpty()) {
      return new Answer.No(404, "this log is not witnessed here");
    }
    if (!checkpoint.verify(keys).trusted()) {
      return new Answer.No(403, "no trusted key signed the checkpoint");
    }
    if (oldSize > head.size()) {
      return new Answer.No(400, "the old size is greater than the new");
    }
    long known = last.map(Checkpoint::size).orElse(0L);
    if (oldSize != known) {
      return new Answer.OtherSize(known);
    }
    Hash knownRoot = last.map(Checkpoint::root).orElseGet(TreeHasher::empty);
    if (oldSize == head.size()) {
      return head.root().equals(knownRoot)
          ? new Answer.Consistent(head)
          : new Answer.No(409, "a fork: another root was cosigned at this size");
    }
    boolean consistent =
        oldSize == 0
            ? proof.isEmpty()
            : Proofs.consistent(oldSize, knownRoot, head.size(), head.root(), proof);
    return consistent
        ? new Answer.Consistent(head)
        : new Answer.No(422, "the proof does not show that the log only grew");
  }
}
