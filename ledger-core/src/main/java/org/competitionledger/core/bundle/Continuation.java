package org.competitionledger.core.bundle;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;

/**
 * Holds two bundles of a log against each other, each of which is authentic: the longer one goes on
 * where the other ends, and what they show of the register does not contradict itself. A ledger
 * that signs two histories is found by two who were told one each.
 */
public final class Continuation {

  private Continuation() {}

  /**
   * What contradicts that one is the beginning of the other; empty if nothing does.
   *
   * @throws java.io.UncheckedIOException if the files cannot be read
   */
  public static Optional<Verification> contradiction(
      Verification.Authentic one, Verification.Authentic other) {
    boolean inOrder = one.bundle().head().size() <= other.bundle().head().size();
    Verification.Authentic shorter = inOrder ? one : other;
    Verification.Authentic longer = inOrder ? other : one;
    try {
      requireContinued(shorter.bundle(), longer.bundle());
      if (isRegistered(shorter) && isRegistered(longer)) {
        requireOneRegister(shorter, longer);
      }
      return Optional.empty();
    } catch (NotVerified e) {
      return Optional.of(e.result());
    } catch (DamagedBundle e) {
      return Optional.of(NotVerified.because(Check.FILES, e.getMessage()).result());
    }
  }

  /** That of a register whose key is trusted. */
  private static boolean isRegistered(Verification.Authentic bundle) {
    return bundle.registered().filter(found -> !found.signedBy().isEmpty()).isPresent();
  }

  private static void requireContinued(Bundle shorter, Bundle longer) {
    Checkpoint head = shorter.head();
    if (!head.origin().equals(longer.head().origin())) {
      throw NotVerified.because(
          Check.CHECKPOINT,
          "they are of two logs, " + head.origin() + " and " + longer.head().origin());
    }
    AuthenticTiles tiles = new AuthenticTiles(longer);
    if (head.size() == 0 || tiles.root(head.size()).equals(head.root())) {
      return;
    }
    String detail = "the log was rewritten: two histories are signed, which differ from here on";
    OptionalLong event = difference(new AuthenticTiles(shorter), tiles, head.size());
    throw event.isPresent()
        ? NotVerified.at(event.getAsLong(), Check.TREE, detail)
        : NotVerified.because(Check.TREE, detail);
  }

  /** The first event of which the trees have different leaves. */
  private static OptionalLong difference(AuthenticTiles one, AuthenticTiles other, long size) {
    for (long index = 0; index * Tile.WIDTH < size; index++) {
      byte[] leaves = one.hashes(0, index);
      int at = Arrays.mismatch(leaves, Arrays.copyOf(other.hashes(0, index), leaves.length));
      if (at >= 0) {
        return OptionalLong.of(index * Tile.WIDTH + at / Hash.LENGTH);
      }
    }
    return OptionalLong.empty();
  }

  /** The register only grows, has one entry at a place, and of a log ever longer heads. */
  private static void requireOneRegister(Verification.Authentic one, Verification.Authentic other) {
    RegisteredHead first = one.registered().orElseThrow();
    RegisteredHead second = other.registered().orElseThrow();
    if (first.register().size() == second.register().size()
        && !first.register().root().equals(second.register().root())) {
      throw failed(
          "the register was rewritten: two of its heads have %,d entries, which are not the same"
              .formatted(first.register().size()));
    }
    if (first.index() == second.index() && first.size() != second.size()) {
      throw failed(
          "the register was rewritten: at place %,d it has %,d events of this log, and %,d"
              .formatted(first.index(), first.size(), second.size()));
    }
    if (Long.compare(first.index(), second.index()) * Long.compare(first.size(), second.size())
        < 0) {
      boolean inOrder = first.index() < second.index();
      throw failed(
          "the log was put back: the register has %,d of its events, and behind that %,d"
              .formatted((inOrder ? first : second).size(), (inOrder ? second : first).size()));
    }
    requireAllShown(first, other);
    requireAllShown(second, one);
  }

  /** Who shows a later head of the register shows all that was in it before. */
  private static void requireAllShown(RegisteredHead before, Verification.Authentic bundle) {
    long shown = bundle.bundle().head().size();
    long later = bundle.registered().orElseThrow().register().size();
    if (later >= before.register().size() && shown < before.size()) {
      throw failed(
          "events were taken back: %,d are shown, and the register had %,d of them before"
              .formatted(shown, before.size()));
    }
  }

  private static NotVerified failed(String detail) {
    return NotVerified.because(Check.REGISTER, detail);
  }
}
