package org.competitionledger.projections.topics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.utils.Utils;
import org.competitionledger.projections.LedgerUnavailable;

/** Why Kafka does not do what the ledger needs, in one sentence for whoever has to mend it. */
public final class KafkaFailure {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

  private KafkaFailure() {}

  /**
   * The failure with its cause in words.
   *
   * @param tried what could not be done
   * @param right what it takes, where the failure does not say on which topic a right is missing
   */
  public static LedgerUnavailable told(String tried, String right, Throwable failure) {
    return new LedgerUnavailable(tried + ": " + cause(right, failure), failure);
  }

  /** Whether Kafka refused, so that to try again changes nothing. */
  public static boolean refused(Throwable failure) {
    return find(AuthenticationException.class, failure).isPresent()
        || find(AuthorizationException.class, failure).isPresent();
  }

  /**
   * The same where no answer came: whether nobody listens, or somebody who speaks otherwise.
   *
   * @param bootstrapServers who was asked
   */
  static LedgerUnavailable silence(String tried, String bootstrapServers, Throwable failure) {
    boolean listens =
        Stream.of(bootstrapServers.split(",")).map(String::strip).anyMatch(KafkaFailure::listens);
    return new LedgerUnavailable(
        tried
            + (listens
                    ? ": %s accepts connections but does not answer; does security.protocol fit it?"
                    : ": no Kafka broker can be reached at %s.")
                .formatted(bootstrapServers),
        failure);
  }

  private static boolean listens(String server) {
    String host = Utils.getHost(server);
    Integer port = Utils.getPort(server);
    if (host == null || port == null) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) CONNECT_WITHIN.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String cause(String right, Throwable failure) {
    return find(SslAuthenticationException.class, failure)
        .map(tls -> "the TLS connection to Kafka failed (" + deepest(tls) + ").")
        .or(
            () ->
                find(AuthenticationException.class, failure)
                    .map(login -> "Kafka does not accept the login (" + login.getMessage() + ")."))
        .or(() -> find(AuthorizationException.class, failure).map(no -> missing(right, no)))
        .or(
            () ->
                find(InvalidReplicationFactorException.class, failure)
                    .map(
                        few ->
                            "Kafka has too few brokers for that many replicas (%s)."
                                .formatted(deepest(few))))
        .or(
            () ->
                find(NotEnoughReplicasException.class, failure)
                    .map(
                        few ->
                            "too few replicas of a topic are in step (%s)."
                                .formatted(deepest(few))))
        .or(
            () ->
                find(ConfigException.class, failure)
                    .map(wrong -> "a Kafka setting is unsuitable (" + deepest(failure) + ")."))
        .orElseGet(() -> deepest(failure));
  }

  private static String missing(String right, AuthorizationException refusal) {
    if (refusal instanceof TopicAuthorizationException topics) {
      return topics.unauthorizedTopics().isEmpty()
          ? "Kafka does not grant " + right + "."
          : "Kafka does not grant READ or WRITE on topic %s."
              .formatted(String.join(", ", topics.unauthorizedTopics()));
    }
    if (refusal instanceof GroupAuthorizationException group) {
      return "Kafka does not grant READ on group " + group.groupId() + ".";
    }
    if (refusal instanceof TransactionalIdAuthorizationException) {
      return "Kafka does not grant WRITE on its transactional ids.";
    }
    return "Kafka does not grant a right (" + refusal.getMessage() + ").";
  }

  static <T extends Throwable> Optional<T> find(Class<T> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** What the innermost cause says. */
  private static String deepest(Throwable failure) {
    Throwable cause = root(failure);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The innermost cause. */
  public static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
