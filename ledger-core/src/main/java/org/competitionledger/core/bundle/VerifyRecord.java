package org.competitionledger.core.bundle;

import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.packed.Scratch;

/**
 * Verifies a log by the record itself: its events in order, beside all heads that were published
 * over them. There are no tiles to compare with; the tree is grown again, and must come to each of
 * the heads on its way. So two heads that contradict each other are found as well.
 */
public final class VerifyRecord {

  private static final int TOLD_EVERY = 256;

  private final Checkpoint newest;
  private final List<VerificationKey> signedBy;
  private final List<VerificationKey> trusted;
  private final Iterator<byte[]> events;
  private final LongConsumer progress;
  private final GrowingTree tree = new GrowingTree((tile, hashes) -> {});
  private final ParsedEvent.Parser parser = new ParsedEvent.Parser();
  private final Replay replay;

  private VerifyRecord(
      SignedNote newest,
      Iterator<byte[]> events,
      List<VerificationKey> trusted,
      Scratch scratch,
      LongConsumer progress) {
    this.newest = Checkpoint.parse(newest.text());
    this.signedBy = Signatures.require(newest, this.newest, trusted);
    this.trusted = trusted;
    this.events = events;
    this.progress = progress;
    this.replay =
        new Replay(
            Origin.parse(this.newest.origin())
                .map(Origin::competition)
                .orElseThrow(
                    () ->
                        NotVerified.because(
                            Check.CHECKPOINT,
                            this.newest.origin() + " is not the log of a competition")),
            scratch);
  }

  /**
   * Verifies, in bounded memory.
   *
   * @param newest the newest head, which one of the trusted keys must have signed
   * @param heads all heads in the order in which they were published, the newest one among them
   * @param events all events in order, as recorded
   * @param trusted keys of this log; heads before a key was added need not have its signature
   * @param scratch where that lies what the rules must know of the past, if it is much
   * @param progress told now and then how many events were verified
   */
  public static Verification verify(
      SignedNote newest,
      Iterator<byte[]> heads,
      Iterator<byte[]> events,
      List<VerificationKey> trusted,
      Scratch scratch,
      LongConsumer progress) {
    try {
      return new VerifyRecord(newest, events, trusted, scratch, progress).run(heads);
    } catch (NotVerified e) {
      return e.result();
    } catch (MalformedNote e) {
      return NotVerified.because(Check.CHECKPOINT, e.getMessage()).result();
    }
  }

  private Verification run(Iterator<byte[]> heads) {
    while (heads.hasNext() && tree.size() < newest.size()) {
      comeTo(head(heads.next()));
    }
    comeTo(newest);
    progress.accept(tree.size());
    return new Verification.Verified(newest, signedBy, replay.tables());
  }

  /** A head on the way; a trusted key with a bad signature rejects it. */
  private Checkpoint head(byte[] published) {
    SignedNote note = SignedNote.parse(published);
    Checkpoint head = Checkpoint.parse(note.text());
    if (!head.origin().equals(newest.origin())) {
      throw NotVerified.because(
          Check.CHECKPOINT, "a head of " + head.origin() + " stands among those of this log");
    }
    note.verify(trusted).invalid().stream()
        .findFirst()
        .ifPresent(
            key -> {
              throw NotVerified.because(
                  Check.SIGNATURE,
                  "the head of " + head.size() + " events was not signed as it is by " + key);
            });
    return head;
  }

  /** Grows to a head's size, and compares. */
  private void comeTo(Checkpoint head) {
    long from = tree.size();
    if (head.size() < from) {
      throw NotVerified.because(
          Check.TREE, "a head of " + head.size() + " events was published after one of " + from);
    }
    while (tree.size() < head.size()) {
      next();
    }
    if (!tree.root().equals(head.root())) {
      throw from == head.size()
          ? NotVerified.because(
              Check.TREE, "two heads of " + from + " events contradict each other")
          : NotVerified.at(
              from,
              Check.TREE,
              "from it to event "
                  + (head.size() - 1)
                  + " the events are not those that were signed; those before are");
    }
  }

  private void next() {
    long sequence = tree.size();
    if (!events.hasNext()) {
      throw NotVerified.at(sequence, Check.LEAF, "the record ends before it, but it was signed");
    }
    byte[] event = events.next();
    replay.next(parser.parse(sequence, event));
    tree.append(LeafHash.of(event));
    if (tree.size() % TOLD_EVERY == 0) {
      progress.accept(tree.size());
    }
  }
}
