package org.competitionledger.broker;

import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.plain.internals.PlainSaslServerProvider;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * Who may do what at the embedded broker. Other programs of this machine reach it as well, so there
 * are two listeners: at the public one nobody logs in and nobody can do more than read; at the
 * other, whose port is told to nobody, the owner logs in with a password that lives as long as the
 * process.
 *
 * <p>Broker and controller log in at each other as the owner too.
 */
final class BrokerAccess {

  /** The user who may do everything: the process that the broker runs in. */
  static final String OWNER = "ledger";

  private static final String READERS = "READERS";
  private static final String WRITERS = "WRITERS";
  private static final String CONTROLLER = "CONTROLLER";
  private static final String HOST = "127.0.0.1";
  private static final String ANONYMOUS = "User:ANONYMOUS";
  private static final String MECHANISM = "PLAIN";
  private static final String PROTOCOL = "SASL_PLAINTEXT";
  private static final String LOGIN_PROVIDER = "Simple SASL/PLAIN Server Provider";
  private static final int PASSWORD_BYTES = 32;
  private static final int ANSWER_WITHIN_S = 30;

  /** Groups whose offsets decide what is processed again: nobody else may join them. */
  private static final String OWN_GROUPS = "ledger-";

  private final int port;
  private final Map<String, String> passwords;

  /**
   * Access for some users.
   *
   * @param port where they log in
   * @param known their passwords; the owner is given one if it has none
   */
  BrokerAccess(int port, Map<String, String> known) {
    this.port = port;
    passwords = new TreeMap<>(known);
    passwords.computeIfAbsent(OWNER, owner -> password());
  }

  private static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the broker has to be told. */
  Map<String, Object> settings(int readerPort, int controllerPort) {
    logInWithOurClasses();
    String open = READERS + "://" + HOST + ":" + readerPort;
    String closed = WRITERS + "://" + HOST + ":" + port;
    String controller = CONTROLLER + "://" + HOST + ":" + controllerPort;
    Map<String, Object> settings = new TreeMap<>();
    settings.put("listeners", String.join(",", open, closed, controller));
    settings.put("advertised.listeners", String.join(",", open, closed));
    settings.put(
        "listener.security.protocol.map",
        "%s:PLAINTEXT,%s:%s,%s:%s".formatted(READERS, WRITERS, PROTOCOL, CONTROLLER, PROTOCOL));
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", WRITERS);
    settings.put("sasl.enabled.mechanisms", MECHANISM);
    settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
    settings.put("sasl.mechanism.controller.protocol", MECHANISM);
    for (String listener : List.of(WRITERS, CONTROLLER)) {
      settings.put(
          "listener.name.%s.plain.sasl.jaas.config".formatted(listener.toLowerCase(Locale.ROOT)),
          jaas(listener.equals(WRITERS)));
    }
    settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
    settings.put("super.users", "User:" + OWNER);
    settings.put("allow.everyone.if.no.acl.found", false);
    return settings;
  }

  /**
   * Java has one list of login providers for the process, where that of the class loader stays
   * which was first. After a restart within the process (Quarkus has a new class loader then, in
   * development and in tests) its logins would fail on classes that are no longer ours.
   */
  private static void logInWithOurClasses() {
    Security.removeProvider(LOGIN_PROVIDER);
    PlainSaslServerProvider.initialize();
  }

  /** What a client of a user has to be told. */
  Map<String, String> client(String user) {
    return Map.of(
        "bootstrap.servers",
        HOST + ":" + port,
        "security.protocol",
        PROTOCOL,
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        login(user) + ";");
  }

  /** How a listener lets users in, and how the broker itself logs in at it. */
  private String jaas(boolean all) {
    StringBuilder jaas = new StringBuilder(login(OWNER));
    passwords.forEach(
        (user, password) -> {
          if (all || user.equals(OWNER)) {
            jaas.append(" user_").append(user).append('=').append(quoted(password));
          }
        });
    return jaas.append(';').toString();
  }

  private String login(String user) {
    return "%s required username=%s password=%s"
        .formatted(PlainLoginModule.class.getName(), quoted(user), quoted(passwords.get(user)));
  }

  /** A value as JAAS reads it: a quote or a backslash in it would end or change it. */
  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Lets anybody read some topics, alone or in a group; rights that are there already stay as they
   * are.
   *
   * @throws BrokerNotStarted if the broker does not answer
   */
  void open(List<String> topics) {
    List<AclBinding> rights = new ArrayList<>();
    topics.forEach(topic -> rights.add(anybody(ALLOW, AclOperation.READ, TOPIC, topic, LITERAL)));
    rights.add(anybody(ALLOW, AclOperation.READ, GROUP, "*", LITERAL));
    rights.add(anybody(DENY, AclOperation.ALL, GROUP, OWN_GROUPS, PREFIXED));
    try (Admin admin = Admin.create(Map.copyOf(client(OWNER)))) {
      admin.createAcls(rights).all().get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerNotStarted("The embedded broker's topics cannot be opened to readers.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerNotStarted("Interrupted while the embedded broker started.", e);
    }
  }

  private static AclBinding anybody(
      AclPermissionType permission,
      AclOperation operation,
      ResourceType type,
      String name,
      PatternType pattern) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(ANONYMOUS, "*", operation, permission));
  }
}
