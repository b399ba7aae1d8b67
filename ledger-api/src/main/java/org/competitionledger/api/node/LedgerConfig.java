package org.competitionledger.api.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the service, {@code ledger.*}. */
@ConfigMapping(prefix = "ledger")
public interface LedgerConfig {

  /** Where everything local is kept. */
  @WithDefault("./data")
  Path data();

  /** Whether the scenarios on the class path are imported after the start. */
  @WithDefault("false")
  boolean demo();

  Kafka kafka();

  Node node();

  Streams stream();

  Log log();

  Witness witness();

  /** The Kafka side. */
  interface Kafka {

    /** Port of the embedded broker on 127.0.0.1; 0 for a free one. */
    @WithDefault("9092")
    int port();

    /** Partitions of topics that are created. */
    @WithDefault("1")
    int partitions();

    /** Replicas of topics that are created; 3 on a cluster that deserves the name. */
    @WithDefault("1")
    short replication();

    /** The latest after which a flood of commands is committed. */
    @WithDefault("100ms")
    Duration commitInterval();

    /** After this an append's outcome counts as unknown. */
    @WithDefault("15s")
    Duration appendTimeout();
  }

  /** This instance among several. */
  interface Node {

    /** Unique among the instances and kept over restarts. */
    @WithDefault("ledger-0")
    String id();

    /** {@code host:port} where other instances reach this one; needed with more than one. */
    Optional<String> advertised();
  }

  /** Event streams. */
  interface Streams {

    /** A stream that was silent for so long says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();
  }

  /** The transparency logs. */
  interface Log {

    /**
     * The ledger's public name, a host's as a rule, without port: the beginning of every log's
     * origin. It is fixed with the first checkpoint.
     */
    @WithDefault("ledger.local")
    String name();

    /** The file with the signing keys, one skey a line; by default one is made below data. */
    Optional<Path> keys();

    /** A competition's head is signed at most so often. */
    @WithDefault("1s")
    Duration signEvery();

    /**
     * A log that has grown and is not signed for so long is one that nothing signs any more. Longer
     * than {@link #signEvery}.
     */
    @WithDefault("1m")
    Duration unsignedAfter();

    /** Who is asked to cosign heads: each a cosignature/v1 vkey and an add-checkpoint URL. */
    Optional<List<String>> witnesses();

    /** A head is shown once so many of the witnesses cosigned it. */
    @WithDefault("0")
    int quorum();
  }

  /** This service as a witness of other logs. */
  interface Witness {

    /** The vkeys of the logs whose heads are cosigned here. */
    Optional<List<String>> logs();

    /** The witness's public name, which its key has; by default the ledger's and /witness. */
    Optional<String> name();
  }
}
