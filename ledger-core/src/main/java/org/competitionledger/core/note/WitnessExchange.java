package org.competitionledger.core.note;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.competitionledger.core.log.Hash;

/**
 * A log's side of add-checkpoint (C2SP tlog-witness): a witness is sent a head and the proof that
 * it continues what that witness cosigned last. Where the size it cosigned is another than was
 * believed, it says so (409), and is asked again from there.
 *
 * @param witness the keys with which it cosigns; only with all of them a head is cosigned
 * @param consistency proof that the tree of a smaller size is the beginning of the head's
 * @param post sends a request, and returns what was answered
 */
public record WitnessExchange(
    List<VerificationKey> witness, LongFunction<List<Hash>> consistency, Post post) {

  /** The media type of a size that was cosigned last. */
  public static final String SIZE_TYPE = "text/x.tlog.size";

  /** A witness that others ask too may move on between two requests; not for ever. */
  private static final int REQUESTS_MAX = 3;

  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int BAD_PROOF = 422;

  /** Sends a request to the witness. */
  @FunctionalInterface
  public interface Post {
    Reply send(byte[] request);
  }

  /**
   * What was answered.
   *
   * @param type the media type; empty if there was none
   */
  public record Reply(int status, String type, byte[] body) {

    private OptionalLong size() {
      String text = new String(body, StandardCharsets.US_ASCII).strip();
      try {
        return type.startsWith(SIZE_TYPE)
            ? OptionalLong.of(Decimals.parse(text, "a size"))
            : OptionalLong.empty();
      } catch (MalformedNote e) {
        return OptionalLong.empty();
      }
    }
  }

  /** How it ended. */
  public sealed interface Outcome {

    /** The witness found the head consistent; the signatures, one a key, were verified. */
    record Cosigned(List<NoteSignature> signatures) implements Outcome {}

    /**
     * The witness cosigned a head that this one does not continue.
     *
     * @param size the size of the head it cosigned
     */
    record Fork(long size) implements Outcome {}

    /** The witness cosigned a larger head than this one. */
    record Ahead(long size) implements Outcome {}

    /** Anything else: the log is not witnessed there, or the witness does not keep to the rules. */
    record Refused(String why) implements Outcome {}
  }

  /**
   * Has a head cosigned.
   *
   * @param head the head, signed by its log
   * @param believed the size of the head that the witness cosigned last; 0 if that is not known
   */
  public Outcome cosign(SignedNote head, long believed) {
    long size = Checkpoint.parse(head.text()).size();
    long from = believed;
    for (int request = 0; request < REQUESTS_MAX; request++) {
      if (from > size) {
        return new Outcome.Ahead(from);
      }
      List<Hash> proof = from == 0 || from == size ? List.of() : consistency.apply(from);
      Reply reply = post.send(new AddCheckpoint(from, proof, head).bytes());
      if (reply.status() == OK) {
        return signatures(head, reply);
      }
      OptionalLong cosigned = reply.size();
      if (reply.status() == CONFLICT && cosigned.isPresent() && cosigned.getAsLong() != from) {
        from = cosigned.getAsLong();
      } else {
        return contradicts(reply, from, size)
            ? new Outcome.Fork(from)
            : new Outcome.Refused("it answered " + reply.status());
      }
    }
    return new Outcome.Refused("each time it had cosigned another size");
  }

  /**
   * "Another root at this size" (409), or "your proof does not lead from what I cosigned" (422).
   */
  private static boolean contradicts(Reply reply, long from, long size) {
    return from > 0 && reply.status() == (from == size ? CONFLICT : BAD_PROOF);
  }

  private Outcome signatures(SignedNote head, Reply reply) {
    List<NoteSignature> lines;
    try {
      lines = lines(head, reply);
    } catch (MalformedNote e) {
      return new Outcome.Refused("it answered with what is no signature");
    }
    List<NoteSignature> signatures =
        witness.stream().flatMap(key -> lines.stream().filter(key::claimedBy).limit(1)).toList();
    return signatures.size() == witness.size()
            && new SignedNote(head.text(), signatures).verify(witness).trusted()
        ? new Outcome.Cosigned(signatures)
        : new Outcome.Refused("it gave no valid signature of its key");
  }

  /** Signature lines alone are no note; behind the head's text they are. */
  private static List<NoteSignature> lines(SignedNote head, Reply reply) {
    return SignedNote.parse(head.text() + '\n' + SignedNote.decode(reply.body())).signatures();
  }
}
