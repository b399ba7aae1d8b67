package org.competitionledger.projections.topics;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the ledger. Names, keys and retention are public: other programs read them. */
public enum Topic {
  /** The record of truth, keyed by competition. */
  EVENTS("ledger.events.v1", Kept.FOR_EVER, READ, WRITE),
  /** Signed heads of the transparency logs, keyed by competition. */
  CHECKPOINTS("ledger.checkpoints.v1", Kept.FOR_EVER, READ, WRITE),
  /**
   * The register: the text of each signed head, keyed by its log, and between them the register's
   * own signed heads, with an empty key. One partition, as it is one log.
   */
  REGISTER("ledger.register.v1", Kept.FOR_EVER, READ, WRITE),
  /** Commands that the rules turned down, keyed by competition. */
  REFUSALS("ledger.refusals.v1", Kept.FOR_EVER, READ, WRITE),
  /** Avro schemas as text, keyed by fingerprint. */
  SCHEMAS("ledger.schemas.v1", Kept.LATEST_PER_KEY, WRITE),
  /** Webhook subscriptions, keyed by subscription. */
  WEBHOOKS("ledger.webhooks.v1", Kept.LATEST_PER_KEY, READ, WRITE);

  /** Greatest size of a record in bytes, on every topic. */
  public static final int RECORD_BYTES_MAX = 4 << 20;

  private final String topicName;
  private final Kept kept;
  private final List<AclOperation> rights;

  Topic(String topicName, Kept kept, AclOperation... rights) {
    this.topicName = topicName;
    this.kept = kept;
    this.rights = List.of(rights);
  }

  /** The topic's name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The topics that are for everybody. Webhooks belong to their owners. */
  public static List<String> readable() {
    return Stream.of(EVENTS, CHECKPOINTS, REGISTER, REFUSALS, SCHEMAS)
        .map(Topic::topicName)
        .toList();
  }

  /** How many partitions it gets where those keyed by competition get some. */
  int partitions(int ofCompetitions) {
    return this == REGISTER ? 1 : ofCompetitions;
  }

  /** What the ledger does with its records. */
  List<AclOperation> rights() {
    return rights;
  }

  /** Settings on which correctness depends. */
  Map<String, String> required() {
    return kept.settings;
  }

  /** How long records are kept. */
  private enum Kept {
    FOR_EVER(
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1")),
    LATEST_PER_KEY(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));

    private final Map<String, String> settings;

    Kept(Map<String, String> settings) {
      this.settings = settings;
    }
  }
}
