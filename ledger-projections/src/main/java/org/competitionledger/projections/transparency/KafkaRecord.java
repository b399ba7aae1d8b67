package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.competitionledger.core.bundle.BundleWriter;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.VerifyRecord;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.packed.Scratch;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.topics.Topic;

/**
 * A competition's record as it lies in Kafka, up to its last published head. No service need run.
 * Every method throws {@link LedgerUnavailable} if Kafka does not answer.
 */
public final class KafkaRecord {

  private final Map<String, Object> kafka;
  private final String competition;
  private final ConsumerRecord<byte[], byte[]> newest;

  private KafkaRecord(
      Map<String, Object> kafka, String competition, ConsumerRecord<byte[], byte[]> newest) {
    this.kafka = Map.copyOf(kafka);
    this.competition = competition;
    this.newest = newest;
  }

  /**
   * Looks up the last head.
   *
   * @param kafka client settings, at least {@code bootstrap.servers}
   * @throws LedgerUnavailable if there is none
   */
  public static KafkaRecord of(Map<String, Object> kafka, String competition) {
    ConsumerRecord<byte[], byte[]> newest = null;
    try (CompetitionRecords heads = CompetitionRecords.of(kafka, Topic.CHECKPOINTS, competition)) {
      while (heads.hasNext()) {
        newest = heads.next();
      }
    }
    if (newest == null) {
      throw new LedgerUnavailable("Kafka has no signed head of " + competition, null);
    }
    return new KafkaRecord(kafka, competition, newest);
  }

  /**
   * The last head.
   *
   * @throws org.competitionledger.core.note.MalformedNote if it is none
   */
  public SignedNote head() {
    return SignedNote.parse(newest.value());
  }

  /**
   * Writes all files of a bundle.
   *
   * @param progress told how many events were written
   * @throws IllegalStateException if the events are not those that were signed
   */
  public void export(BundleWriter.Sink sink, LongConsumer progress) {
    SignedNote head = head();
    long size = Checkpoint.parse(head.text()).size();
    BundleWriter writer = new BundleWriter(head, keys(), sink);
    try (CompetitionRecords events = CompetitionRecords.of(kafka, Topic.EVENTS, competition)) {
      for (long written = 0; written < size && events.hasNext(); ) {
        writer.append(events.next().value());
        progress.accept(++written);
      }
    }
    registration(size).ifPresent(writer::registered);
    writer.finish();
  }

  /** Of that head or an earlier one; empty where the register does not cover any of them yet. */
  private Optional<InclusionProof> registration(long size) {
    Optional<KafkaRegistration> found;
    try (CompetitionRecords register = CompetitionRecords.all(kafka, Topic.REGISTER)) {
      found = KafkaRegistration.find(register, competition, size);
    }
    return found.map(
        place -> {
          try (CompetitionRecords again = CompetitionRecords.all(kafka, Topic.REGISTER)) {
            return place.prove(again);
          }
        });
  }

  private List<VerificationKey> keys() {
    Header vkeys = newest.headers().lastHeader(HeadSigner.VKEYS_HEADER);
    return vkeys == null
        ? List.of()
        : new String(vkeys.value(), UTF_8).lines().map(VerificationKey::parse).toList();
  }

  /**
   * Verifies events and heads as they lie there.
   *
   * @param trusted keys of the log, one of which must have signed the last head
   * @param scratch where that lies what the rules must know of the past, if it is much
   * @param progress told now and then how many events were verified
   */
  public Verification verify(
      List<VerificationKey> trusted, Scratch scratch, LongConsumer progress) {
    try (CompetitionRecords heads = CompetitionRecords.of(kafka, Topic.CHECKPOINTS, competition);
        CompetitionRecords events = CompetitionRecords.of(kafka, Topic.EVENTS, competition)) {
      return VerifyRecord.verify(head(), values(heads), values(events), trusted, scratch, progress);
    }
  }

  private static Iterator<byte[]> values(CompetitionRecords records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public byte[] next() {
        return records.next().value();
      }
    };
  }
}
