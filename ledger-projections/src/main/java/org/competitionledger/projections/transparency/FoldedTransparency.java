package org.competitionledger.projections.transparency;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LogSettings;
import org.competitionledger.projections.RefusalStatistics;
import org.competitionledger.projections.Transparency;

/** The logs as they are folded here, below the heads that were published. */
public final class FoldedTransparency implements Transparency {

  private final Supplier<FoldedLogs> logs;
  private final PublishedHeads heads;
  private final LogSettings settings;
  private final LogKeys keys;

  /**
   * What can be read of the logs.
   *
   * @param logs as they are folded now; throws {@code LedgerUnavailable} while they are not
   * @param heads those that may be shown
   */
  public FoldedTransparency(
      Supplier<FoldedLogs> logs, PublishedHeads heads, LogSettings settings, LogKeys keys) {
    this.logs = logs;
    this.heads = heads;
    this.settings = settings;
    this.keys = keys;
  }

  @Override
  public Optional<SignedNote> head(String competition) {
    return logs.get().heads().head(competition);
  }

  @Override
  public Map<String, Instant> unsignedSince() {
    return Map.copyOf(heads.unsigned());
  }

  @Override
  public void onPublished(Consumer<String> listener) {
    heads.onPublished(listener);
  }

  @Override
  public List<VerificationKey> keys(String competition, Optional<SignedNote> shown) {
    String origin = Register.origin(settings.ledgerName(), competition);
    Set<VerificationKey> all = new LinkedHashSet<>();
    logs.get().active(keys, origin, competition).forEach(key -> all.add(key.verification()));
    List<VerificationKey> known =
        (competition.equals(Register.LOG) ? keys.ofRegister() : keys.pairs())
            .stream().map(pair -> pair.named(origin).verification()).toList();
    shown.ifPresent(head -> all.addAll(head.verify(known).valid()));
    return List.copyOf(all);
  }

  @Override
  public Optional<SignedNote> sign(DryRun dryRun) {
    String origin = new Origin(settings.ledgerName(), dryRun.competition()).text();
    List<SigningKey> active = logs.get().active(keys, origin, dryRun.competition());
    return dryRun
        .text()
        .filter(text -> !active.isEmpty())
        .map(text -> new SignedNote(text, active.stream().map(key -> key.sign(text)).toList()));
  }

  @Override
  public HeldKeys held() {
    return keys.under(settings.ledgerName());
  }

  @Override
  public Optional<byte[]> tile(String competition, Tile tile) {
    return head(competition)
        .map(note -> Checkpoint.parse(note.text()).size())
        .filter(size -> stands(tile, size))
        .flatMap(size -> logs.get().tiles().tile(competition, tile));
  }

  /** Whether a tile has so many hashes below a head. */
  private static boolean stands(Tile tile, long size) {
    return tile.index() < Tile.count(tile.level(), size)
        && Tile.of(tile.level(), tile.index(), size).width() >= tile.width();
  }

  @Override
  public List<Hash> inclusion(String competition, long sequence, SignedNote head) {
    long size = Checkpoint.parse(head.text()).size();
    return new Tree(size, hashes(competition, size)).inclusion(sequence);
  }

  @Override
  public Optional<InclusionProof> registered(String log, SignedNote head, SignedNote registerHead) {
    FoldedLogs now = logs.get();
    return now.heads()
        .registered(log)
        .flatMap(known -> known.below(PublishedHeads.size(head), PublishedHeads.size(registerHead)))
        .map(
            place ->
                new InclusionProof(
                    place.index(),
                    inclusion(Register.LOG, place.index(), registerHead),
                    registerHead,
                    Optional.of(now.tiles().entry(Register.LOG, place.index()))));
  }

  @Override
  public Map<String, Instant> unregisteredSince() {
    return Map.copyOf(heads.unregistered());
  }

  @Override
  public List<byte[]> entries(String log, long from, int count) {
    TileStore tiles = logs.get().tiles();
    return LongStream.range(from, from + count).mapToObj(at -> tiles.entry(log, at)).toList();
  }

  @Override
  public RefusalStatistics refused(String competition) {
    return RefusalCounts.of(competition, logs.get().written());
  }

  @Override
  public List<Hash> consistency(String competition, long earlier, SignedNote head) {
    long size = Checkpoint.parse(head.text()).size();
    return new Tree(size, hashes(competition, size)).consistency(earlier);
  }

  private TileHashes hashes(String competition, long size) {
    return new TileHashes(size, logs.get().tiles().tiles(competition));
  }
}
