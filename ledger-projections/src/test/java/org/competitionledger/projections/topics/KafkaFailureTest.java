package org.competitionledger.projections.topics;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.competitionledger.projections.LedgerUnavailable;
import org.competitionledger.projections.NodeConfig;
import org.competitionledger.projections.TestCluster;
import org.competitionledger.projections.decide.Decider;
import org.competitionledger.projections.node.KafkaLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a start says where Kafka does not let the ledger do what it needs: one sentence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaFailureTest {

  private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  private Path directory;
  private TestCluster cluster;
  private Admin operator;

  @BeforeAll
  void start(@TempDir Path directory) {
    this.directory = directory;
    cluster =
        TestCluster.start(
            directory,
            1,
            "SASL_PLAINTEXT",
            Map.of(
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.client.plain.sasl.jaas.config",
                LOGIN + " required user_operator=\"o\" user_ledger=\"secret\";",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS;User:operator"));
    Map<String, Object> settings = new HashMap<>(login("operator", "o"));
    settings.put("bootstrap.servers", cluster.bootstrapServers());
    operator = Admin.create(settings);
  }

  @AfterAll
  void stop() {
    operator.close();
    cluster.close();
  }

  private static Map<String, String> login(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "%s required username=\"%s\" password=\"%s\";".formatted(LOGIN, user, password));
  }

  /** What a start says that is told to give up soon. */
  private String said(String servers, Map<String, String> kafka) {
    Map<String, String> settings = new HashMap<>(kafka);
    settings.put("default.api.timeout.ms", "3000");
    settings.put("request.timeout.ms", "2000");
    settings.put("bootstrap.servers", servers);
    NodeConfig single = NodeConfig.single(settings, directory.resolve("state"));
    try {
      KafkaLedger.start(
              new NodeConfig(
                  single.stateDirectory(),
                  single.instanceId(),
                  1,
                  (short) 1,
                  Optional.empty(),
                  single.appendTimeout(),
                  single.log(),
                  settings))
          .close();
      return "started";
    } catch (LedgerUnavailable e) {
      return e.getMessage();
    }
  }

  private void grant(ResourceType type, String prefix, AclOperation... operations)
      throws Exception {
    for (AclOperation operation : operations) {
      AclBinding granted =
          new AclBinding(
              new ResourcePattern(type, prefix, PatternType.PREFIXED),
              new AccessControlEntry("User:ledger", "*", operation, AclPermissionType.ALLOW));
      operator.createAcls(List.of(granted)).all().get();
      while (operator.describeAcls(granted.toFilter()).values().get().isEmpty()) {
        Thread.sleep(10); // until the broker has heard of it
      }
    }
  }

  @Test
  void tellsAWrongPassword() {
    assertThat(said(cluster.bootstrapServers(), login("ledger", "wrong")))
        .isEqualTo(
            "Topics cannot be listed: Kafka does not accept the login"
                + " (Authentication failed: Invalid username or password).");
  }

  @Test
  void tellsThatACertificateIsNotTrusted() throws Exception {
    Path keys = directory.resolve("keys.p12");
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        "-genkeypair -alias broker -keyalg EC -dname CN=localhost -storepass changeit -keystore "
            + keys;
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(arguments.split(" ")));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    try (TestCluster tls =
        TestCluster.start(
            directory.resolve("tls"),
            1,
            "SSL",
            Map.of(
                "listener.name.client.ssl.keystore.location",
                keys.toString(),
                "listener.name.client.ssl.keystore.password",
                "changeit",
                "listener.name.client.ssl.key.password",
                "changeit"))) {
      assertThat(said(tls.bootstrapServers(), Map.of("security.protocol", "SSL")))
          .isEqualTo(
              "Topics cannot be listed: the TLS connection to Kafka failed"
                  + " (unable to find valid certification path to requested target).");
    }
  }

  @Test
  void tellsThatNobodyListens() {
    assertThat(said("127.0.0.1:1", Map.of()))
        .isEqualTo("Topics cannot be listed: no Kafka broker can be reached at 127.0.0.1:1.");
  }

  @Test
  void tellsThatTheListenerIsOfAnotherKind() {
    assertThat(said(cluster.bootstrapServers(), Map.of()))
        .isEqualTo(
            "Topics cannot be listed: %s accepts connections but does not answer;"
                    .formatted(cluster.bootstrapServers())
                + " does security.protocol fit it?");
  }

  @Test
  void tellsASettingThatDoesNotDo() {
    assertThat(said("nowhere.invalid:9092", Map.of()))
        .startsWith("No connection to Kafka can be set up: a Kafka setting is unsuitable (");
  }

  @Test
  void tellsWhichRightsAreMissingOneAfterTheOther() throws Exception {
    Map<String, String> login = login("ledger", "secret");
    assertThat(said(cluster.bootstrapServers(), login))
        .startsWith("Topic ledger.")
        .endsWith(" cannot be created: Kafka does not grant CREATE on it.");

    grant(ResourceType.TOPIC, "ledger.", CREATE, READ);
    assertThat(said(cluster.bootstrapServers(), login))
        .startsWith("Topics cannot be used: Kafka does not grant WRITE on topic ledger.events.v1")
        .contains("WRITE on topic ledger.schemas.v1");

    grant(ResourceType.TOPIC, "ledger.", WRITE);
    assertThat(said(cluster.bootstrapServers(), login))
        .startsWith("Settings of topic ledger.")
        .endsWith(" cannot be looked at: Kafka does not grant DESCRIBE_CONFIGS on it.");

    grant(ResourceType.TOPIC, "ledger.", DESCRIBE_CONFIGS);
    assertThat(said(cluster.bootstrapServers(), login))
        .isEqualTo(
            "%1$s does not run: Kafka does not grant READ on group %1$s.".formatted(Decider.GROUP));

    grant(ResourceType.GROUP, "ledger-decide-", READ);
    assertThat(said(cluster.bootstrapServers(), login))
        .isEqualTo(
            "%s does not run: Kafka does not grant WRITE on its transactional ids."
                .formatted(Decider.GROUP));

    grant(ResourceType.TRANSACTIONAL_ID, "ledger-decide-", WRITE);
    assertThat(said(cluster.bootstrapServers(), login)).isEqualTo("started");
    operator.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
  }
}
