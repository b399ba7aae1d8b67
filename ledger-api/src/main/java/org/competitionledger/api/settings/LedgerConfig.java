package org.competitionledger.api.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of the service, {@code ledger.*}. */
@ConfigMapping(prefix = "ledger")
public interface LedgerConfig {

  /** Where everything local is kept. */
  @WithDefault("./data")
  Path data();

  /** Whether the scenarios on the class path are imported after the start. */
  @WithDefault("false")
  boolean demo();

  /**
   * On a port that others reach the development key is refused, unless this says {@code
   * accepted-from-anywhere}: its private half lies in the data directory.
   */
  Optional<String> developmentKey();

  /**
   * After a request to stop so long readers are still served, not ready and without appends, until
   * whoever sends requests has noticed.
   */
  @WithDefault("0s")
  Duration stopDelay();

  Reserve reserve();

  Kafka kafka();

  Node node();

  Streams stream();

  Log log();

  Keys keys();

  Http http();

  Witness witness();

  Webhooks webhooks();

  Claims claims();

  Desk desk();

  /** What is kept free: short of it nothing is appended. */
  interface Reserve {

    /** In the file system of the data directory. */
    @WithDefault("512M")
    MemorySize disk();

    /** Of the files and connections that this process may open. */
    @WithDefault("64")
    long descriptors();
  }

  /** The Kafka side. */
  interface Kafka {

    /** Port of the embedded broker on 127.0.0.1; 0 for a free one. */
    @WithDefault("9092")
    int port();

    /**
     * Where on 127.0.0.1 the embedded broker lets writers log in; 0 for a free port, which only
     * this process knows.
     */
    @WithDefault("0")
    int writersPort();

    /**
     * The password of those who may do everything on the embedded broker, for a process that is
     * trusted with it (another instance); by default a new one each start, which nobody else knows.
     */
    Optional<String> writersPassword();

    /** Partitions of topics that are created. */
    @WithDefault("1")
    int partitions();

    /** Replicas of topics that are created; 3 on a cluster that deserves the name. */
    @WithDefault("1")
    short replication();

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

    /** A stream that was silent for so long says so; less than the HTTP server's idle timeout. */
    @WithDefault("15s")
    Duration heartbeat();
  }

  /** What a client may ask of the HTTP server. */
  interface Http {

    /** From its first byte on, the head of a request has so long. */
    @WithDefault("10s")
    Duration headWithin();

    /** A body has so long; a bulk append has none, but see {@link #lineWithin}. */
    @WithDefault("30s")
    Duration bodyWithin();

    /**
     * A bulk append brings at least a line in so long, unless it is us who do not read on. Twice
     * this is less than {@code quarkus.http.idle-timeout}, or a silent writer is not told.
     */
    @WithDefault("60s")
    Duration lineWithin();

    /** Connections of one client; a quarter of all that are accepted if nothing is said. */
    OptionalInt connectionsPerClient();

    /** Requests of one client that are under way at once, streams among them. */
    @WithDefault("256")
    int requestsPerClient();

    /** The same of those that read the past or work something out. */
    @WithDefault("16")
    int longRequestsPerClient();

    /** Whether clients on this machine are not counted; a proxy there may be all clients in one. */
    @WithDefault("true")
    boolean loopbackUncounted();
  }

  /** The transparency logs. */
  interface Log {

    /**
     * The ledger's public name, a host's as a rule, without port: the beginning of every log's
     * origin. It is fixed with the first checkpoint.
     */
    @WithDefault("ledger.local")
    String name();

    /**
     * The file with the signing keys, one skey a line or encrypted in PEM; by default one is made
     * below data.
     */
    Optional<Path> keys();

    /** The file with the register's; by default beside the logs'. */
    Optional<Path> registerKeys();

    /** A competition's head is signed at most so often. */
    @WithDefault("1s")
    Duration signEvery();

    /**
     * A log that has grown and is not signed for so long is one that nothing signs any more. Longer
     * than {@link #signEvery}.
     */
    @WithDefault("1m")
    Duration unsignedAfter();

    /**
     * Who is asked to cosign heads: each a vkey of cosignatures, or one of Ed25519 and one of
     * ML-DSA-44, and an add-checkpoint URL.
     */
    Optional<List<String>> witnesses();

    /** A head is shown once so many of the witnesses cosigned it. */
    @WithDefault("0")
    int quorum();
  }

  /** Signing keys at rest: of the logs, of the register, of this service as a witness. */
  interface Keys {

    /**
     * The file whose first line they are encrypted with. Without one a new key is not encrypted.
     */
    Optional<Path> passphraseFile();

    /** The same by the environment, where there is no such file. */
    Optional<String> passphrase();
  }

  /** This service as a witness of other logs. */
  interface Witness {

    /** The vkeys of the logs whose heads are cosigned here. */
    Optional<List<String>> logs();

    /** The witness's public name, which its key has; by default the ledger's and /witness. */
    Optional<String> name();
  }

  /** Events that are sent to subscribers. */
  interface Webhooks {

    /**
     * {@code accepted-for-development}: receivers on this machine are taken too, and by http; never
     * where others may subscribe, as they would reach what listens here.
     */
    Optional<String> loopback();

    /** Subscriptions of one owner. */
    @WithDefault("20")
    int perOwner();

    /** Subscriptions of all. */
    @WithDefault("1000")
    int total();

    /** A receiver has so long for all of its answer. */
    @WithDefault("10s")
    Duration answerWithin();

    /** Before a second attempt; four times as long before each further one, 12 hours at most. */
    @WithDefault("5s")
    Duration firstRetry();

    /** After so many attempts an event is dead. */
    @WithDefault("10")
    int attempts();

    /** A subscription to which nothing could be delivered for so long is given up. */
    @WithDefault("5d")
    Duration givenUpAfter();
  }

  /** Who writes the record in a browser. */
  interface Desk {

    /** An invitation to a role is good for so long. */
    @WithDefault("48h")
    Duration invitationLasts();
  }

  /** Where a provider's tokens say who may do what; a path into an object has slashes. */
  interface Claims {

    /** Roles, as {@code realm_access/roles}. */
    @WithDefault("groups")
    String roles();

    /** Competitions, or {@code *}. */
    @WithDefault("competitions")
    String competitions();

    /** Participants for whom the person speaks. */
    @WithDefault("participants")
    String participants();

    /** What the provider calls each role, where that is not its own name. */
    Map<String, String> names();

    /** Who signs in, as people read it. */
    @WithDefault("name")
    String person();
  }
}
