package org.competitionledger.api.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.competitionledger.api.settings.LedgerConfig;
import org.eclipse.microprofile.jwt.config.Names;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code deploy/compose.yaml} against the code that reads what it sets. */
class ComposeTest {

  private static final Path PROJECT = Path.of("..");
  private static final Map<String, Object> COMPOSE = compose();
  private static final Map<String, Object> SERVICES = cast(COMPOSE.get("services"));
  private static final List<String> BROKERS = named("kafka-");
  private static final List<String> LEDGERS = named("ledger-");

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }

  private static Map<String, Object> compose() {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions()))
          .load(Files.readString(PROJECT.resolve("deploy/compose.yaml")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> named(String prefix) {
    return SERVICES.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private static Map<String, Object> service(String name) {
    return cast(SERVICES.get(name));
  }

  private static Map<String, String> environment(String name) {
    Map<String, Object> environment = cast(service(name).get("environment"));
    return environment.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }

  /** The declared volume in which a service keeps a file. */
  private static String volumeOf(String name, String file) {
    List<String> mounted = cast(service(name).get("volumes"));
    Map<String, Object> declared = cast(COMPOSE.get("volumes"));
    return mounted.stream()
        .map(volume -> volume.split(":"))
        .filter(parts -> file.startsWith(parts[1] + "/") && declared.containsKey(parts[0]))
        .map(parts -> parts[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " keeps " + file + " in no volume"));
  }

  private static String ofPom(String element) throws IOException {
    Matcher found =
        Pattern.compile("<" + element + ">([^<]+)<")
            .matcher(Files.readString(PROJECT.resolve("pom.xml")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void brokersAreOfTheVersionOfTheClients() throws IOException {
    assertThat(BROKERS).hasSize(3);
    for (String broker : BROKERS) {
      assertThat(service(broker)).containsEntry("image", "apache/kafka:" + ofPom("kafka.version"));
    }
    for (String ledger : LEDGERS) {
      assertThat(service(ledger)).containsEntry("image", "competition-ledger:" + ofPom("version"));
    }
  }

  /** As the image of the brokers workLimit the environment into server.properties. */
  private static Map<String, String> settings(String broker) {
    Map<String, String> settings = new HashMap<>();
    environment(broker)
        .forEach(
            (name, value) -> {
              if (!name.equals("CLUSTER_ID")) {
                assertThat(name).startsWith("KAFKA_");
                settings.put(
                    name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                    value);
              }
            });
    return settings;
  }

  @Test
  void kafkaTakesTheSettingsOfEveryBroker() {
    Set<String> ids = new HashSet<>();
    for (String broker : BROKERS) {
      Map<String, String> settings = settings(broker);
      assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
      Properties properties = new Properties();
      properties.putAll(settings);
      KafkaConfig config = KafkaConfig.fromProps(properties, false);
      assertThat(ids.add(settings.get("node.id"))).as("node.id of " + broker).isTrue();
      assertThat(settings.get("controller.quorum.voters"))
          .contains(settings.get("node.id") + "@" + broker + ":9093");
      assertThat(settings).containsEntry("advertised.listeners", "PLAINTEXT://" + broker + ":9092");
      assertThat(config.minInSyncReplicas()).isEqualTo(2);
      assertThat(config.defaultReplicationFactor()).isEqualTo(3);
      assertThat(settings)
          .containsEntry("unclean.leader.election.enable", "false")
          .containsEntry("offsets.topic.replication.factor", "3")
          .containsEntry("transaction.state.log.replication.factor", "3")
          .containsEntry("transaction.state.log.min.isr", "2");
    }
    assertThat(BROKERS.stream().map(broker -> environment(broker).get("CLUSTER_ID")).distinct())
        .hasSize(1);
  }

  @Test
  void everythingThatMustLastLiesInAVolumeOfItsOwn() {
    List<String> volumes = new ArrayList<>();
    for (String broker : BROKERS) {
      volumes.add(volumeOf(broker, settings(broker).get("log.dirs") + "/meta.properties"));
    }
    for (String ledger : LEDGERS) {
      volumes.add(volumeOf(ledger, "/var/lib/ledger/data/state"));
    }
    assertThat(volumes).doesNotHaveDuplicates().hasSize(5);
  }

  private static Set<String> propertiesOfTheLedger() {
    return ConfigMappings.getProperties(ConfigClass.configClass(LedgerConfig.class, "ledger"))
        .keySet();
  }

  /** A name as MicroProfile Config looks for it in the environment. */
  private static String inEnvironment(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Set<String> known() {
    return Stream.of(
            propertiesOfTheLedger().stream(),
            AdminClientConfig.configNames().stream().map(name -> "kafka." + name),
            Stream.of(
                Names.VERIFIER_PUBLIC_KEY_LOCATION,
                Names.VERIFIER_PUBLIC_KEY_ALGORITHM,
                Names.ISSUER,
                Names.AUDIENCES))
        .flatMap(each -> each)
        .map(ComposeTest::inEnvironment)
        .collect(Collectors.toSet());
  }

  @Test
  void theLedgerKnowsEverySettingOfItsInstances() {
    assertThat(propertiesOfTheLedger()).contains("ledger.log.keys", "ledger.node.id");
    for (String ledger : LEDGERS) {
      assertThat(known()).containsAll(environment(ledger).keySet());
      assertThat(environment(ledger))
          .containsEntry("LEDGER_NODE_ID", ledger)
          .containsEntry("LEDGER_NODE_ADVERTISED", ledger + ":8080")
          .containsEntry("LEDGER_KAFKA_REPLICATION", "3")
          .containsEntry(
              "KAFKA_BOOTSTRAP_SERVERS",
              BROKERS.stream().map(broker -> broker + ":9092").collect(Collectors.joining(",")));
    }
  }

  /** What is in flight is answered within 45 s; Docker alone would wait for 10. */
  @Test
  void instancesHaveTheTimeToStopInOrder() {
    for (String ledger : LEDGERS) {
      assertThat(service(ledger)).containsEntry("stop_grace_period", "50s");
    }
  }

  /** One ledger has one key that signs, and takes the same tokens at every instance. */
  @Test
  void instancesShareTheirKeys() {
    assertThat(LEDGERS).hasSize(2);
    Set<String> shared = new HashSet<>();
    for (String ledger : LEDGERS) {
      Map<String, String> environment = environment(ledger);
      String tokens =
          environment.get("MP_JWT_VERIFY_PUBLICKEY_LOCATION").replaceFirst("^file:", "");
      shared.add(volumeOf(ledger, environment.get("LEDGER_LOG_KEYS")));
      shared.add(volumeOf(ledger, tokens));
      shared.add(volumeOf("tokens", tokens));
      List<String> signer = cast(service("tokens").get("entrypoint"));
      assertThat(tokens).isEqualTo(signer.get(signer.size() - 1) + "/dev-key/public.pem");
      assertThat(environment)
          .containsEntry("MP_JWT_VERIFY_ISSUER", "competition-ledger-dev")
          .containsEntry("MP_JWT_VERIFY_PUBLICKEY_ALGORITHM", "ES256");
    }
    assertThat(shared).hasSize(1);
  }
}
