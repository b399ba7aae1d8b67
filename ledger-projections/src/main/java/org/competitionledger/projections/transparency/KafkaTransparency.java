package org.competitionledger.projections.transparency;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.log.TileHashes;
import org.competitionledger.core.log.Tree;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.Partitions;
import org.competitionledger.projections.Transparency;
import org.competitionledger.projections.store.RecordStores;
import org.competitionledger.projections.streams.StreamsApplication;

/** The log's store, queried below the head that was published. */
public final class KafkaTransparency implements Transparency {

  private final StreamsApplication application;
  private final PublishedHeads heads;
  private final UnsignedLogs unsigned;
  private final LogSettings settings;
  private final LogKeys keys;
  private final Partitions partitions;
  private final Optional<HostInfo> self;

  public KafkaTransparency(
      StreamsApplication application,
      PublishedHeads heads,
      UnsignedLogs unsigned,
      LogSettings settings,
      LogKeys keys,
      Partitions partitions,
      Optional<String> advertised) {
    this.application = application;
    this.heads = heads;
    this.unsigned = unsigned;
    this.settings = settings;
    this.keys = keys;
    this.partitions = partitions;
    this.self = advertised.map(HostInfo::buildFromEndpoint);
  }

  @Override
  public Optional<String> elsewhere(String competition) {
    return self.flatMap(here -> application.elsewhere(LogTopology.STORE, competition, here));
  }

  @Override
  public Optional<SignedNote> head(String competition) {
    return heads.head(competition);
  }

  @Override
  public Map<String, Instant> unsignedSince() {
    return unsigned.since();
  }

  @Override
  public void onPublished(Consumer<String> listener) {
    heads.onPublished(listener::accept);
  }

  @Override
  public List<VerificationKey> keys(String competition, Optional<SignedNote> shown) {
    String origin = new Origin(settings.ledgerName(), competition).text();
    List<SigningKey> active =
        ActiveKeys.of(keys, origin, tiles(competition).keyChanges(competition));
    Set<VerificationKey> all = new LinkedHashSet<>();
    active.forEach(key -> all.add(key.verification()));
    List<VerificationKey> known =
        keys.pairs().stream().map(pair -> pair.named(origin).verification()).toList();
    shown.ifPresent(head -> all.addAll(head.verify(known).valid()));
    return List.copyOf(all);
  }

  @Override
  public Optional<byte[]> tile(String competition, Tile tile) {
    return head(competition)
        .map(note -> Checkpoint.parse(note.text()).size())
        .filter(size -> stands(tile, size))
        .flatMap(size -> tiles(competition).tile(competition, tile));
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
  public List<Hash> consistency(String competition, long earlier, SignedNote head) {
    long size = Checkpoint.parse(head.text()).size();
    return new Tree(size, hashes(competition, size)).consistency(earlier);
  }

  private TileHashes hashes(String competition, long size) {
    TileStore tiles = tiles(competition);
    return new TileHashes(
        size,
        tile ->
            tiles
                .tile(competition, tile)
                .orElseThrow(() -> new LedgerUnavailable(tile.path() + " is not there yet", null)));
  }

  private TileStore tiles(String competition) {
    return application
        .store(
            StoreQueryParameters.fromNameAndType(
                    LogTopology.STORE, RecordStores.type(LogStore.class))
                .withPartition(partitions.number(competition)))
        .queried(application::storeFailed);
  }
}
