package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.competitionledger.projections.Fixture.accepted;
import static org.competitionledger.projections.Fixture.announced;
import static org.competitionledger.projections.Fixture.append;
import static org.competitionledger.projections.Fixture.registered;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.competitionledger.broker.EmbeddedBroker;
import org.competitionledger.core.bundle.Verification.Verified;
import org.competitionledger.projections.decide.Decider;
import org.competitionledger.projections.node.KafkaLedger;
import org.competitionledger.projections.topics.Topic;
import org.competitionledger.projections.transparency.KafkaRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger and its readers on a broker that gives them exactly what {@code deploy/acls.sh} says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterRightsTest {

  private static final String CUP = "cup";
  private static final Path SCRIPT = Path.of("..", "deploy", "acls.sh");

  private Path directory;
  private EmbeddedBroker broker;
  private KafkaLedger ledger;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    broker =
        EmbeddedBroker.start(
            EmbeddedBroker.Config.in(directory.resolve("kafka"))
                .withUsers(
                    0, Map.of("service", "s-\"word\\", "reader", "r-word", "stranger", "x")));
    List<AclBinding> rights = rights();
    assertThat(rights).hasSizeGreaterThan(8);
    try (Admin admin = Admin.create(Map.copyOf(broker.clientSettings()))) {
      admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
      admin.createAcls(rights).all().get();
    }
    ledger = startAsService();
    accepted(append(ledger.appender(), CUP, "announce", announced()));
  }

  @AfterAll
  void stop() {
    if (ledger != null) {
      ledger.close();
    }
    broker.close();
  }

  private KafkaLedger startAsService() {
    NodeConfig single =
        NodeConfig.single(broker.clientSettings("service"), directory.resolve("state"));
    return KafkaLedger.start(
        new NodeConfig(
            single.stateDirectory(),
            single.instanceId(),
            single.partitions(),
            single.replication(),
            Optional.of("localhost:1"), // as one of several, who ask where the others are
            single.appendTimeout(),
            single.log(),
            single.kafka()));
  }

  @Test
  void theLedgerAppendsProjectsSignsAndStartsAgain() throws Exception {
    long sequence =
        accepted(append(ledger.appender(), CUP, "a", registered("a"))).getFirstSequence();
    await(() -> ledger.views().lastSequence(CUP) >= sequence);
    await(() -> ledger.transparency().head(CUP).isPresent());

    ledger.close();
    ledger = startAsService();

    assertThat(accepted(append(ledger.appender(), CUP, "b", registered("b"))).getFirstSequence())
        .isEqualTo(sequence + 1);
    await(ledger::ready);
  }

  @Test
  void aReaderVerifiesTheRecordAndMayNotReadWhatIsNotForIt() throws Exception {
    await(() -> ledger.transparency().head(CUP).isPresent());

    assertThat(
            KafkaRecord.of(client("reader"), CUP)
                .verify(
                    ledger.transparency().keys(CUP, Optional.empty()),
                    ByteBuffer::allocate,
                    verified -> {}))
        .isInstanceOf(Verified.class);
    assertThat(topics("reader")).containsExactlyInAnyOrderElementsOf(Topic.readable());
    readInGroup("reader-press");
    assertThatThrownBy(() -> readInGroup(Decider.GROUP))
        .isInstanceOf(GroupAuthorizationException.class);
  }

  @Test
  void nobodyElseWritesAnything() {
    for (String user : List.of("reader", "stranger")) {
      Map<String, Object> settings = client(user);
      settings.put("enable.idempotence", false);
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (Topic topic : Topic.values()) {
          var forged = new ProducerRecord<>(topic.topicName(), CUP.getBytes(UTF_8), new byte[8]);
          assertThatThrownBy(() -> producer.send(forged).get())
              .as("%s to %s", user, topic.topicName())
              .hasCauseInstanceOf(AuthorizationException.class);
        }
      }
    }
    assertThat(topics("stranger")).isEmpty();
  }

  /** Whoever took the name of what decides would have it fenced. */
  @Test
  void nobodyElseTakesAPartitionFromWhatDecides() {
    for (String user : List.of("reader", "stranger")) {
      Map<String, Object> settings = client(user);
      settings.put("transactional.id", Decider.GROUP + "-0");
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        assertThatThrownBy(producer::initTransactions)
            .as(user)
            .isInstanceOf(TransactionalIdAuthorizationException.class);
      }
    }
    accepted(append(ledger.appender(), CUP, "as before", registered("as-before")));
  }

  private Map<String, Object> client(String user) {
    return new HashMap<>(broker.clientSettings(user));
  }

  private List<String> topics(String user) {
    try (Admin admin = Admin.create(client(user))) {
      return List.copyOf(
          admin.listTopics().names().toCompletionStage().toCompletableFuture().join());
    }
  }

  private void readInGroup(String group) {
    Map<String, Object> settings = client("reader");
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topic.EVENTS.topicName()));
      await(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
      consumer.commitSync();
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What the script's lines add; a line that is not understood fails the test. */
  private static List<AclBinding> rights() throws IOException {
    List<AclBinding> rights = new ArrayList<>();
    for (String line : Files.readAllLines(SCRIPT)) {
      if (line.startsWith("$KAFKA_ACLS ")) {
        rights.addAll(
            added(
                Arrays.asList(
                    line.replace("\"$LEDGER\"", "User:service")
                        .replace("\"$READERS\"", "User:reader")
                        .split(" "))));
      }
    }
    return rights;
  }

  private static List<AclBinding> added(List<String> words) {
    assertThat(words.get(1)).isEqualTo("--add");
    PatternType pattern = PatternType.LITERAL;
    String principal = null;
    List<AclOperation> operations = new ArrayList<>();
    Map<String, ResourceType> resources = new HashMap<>();
    for (int at = 2; at < words.size(); at += 2) {
      String value = words.get(at + 1);
      switch (words.get(at)) {
        case "--allow-principal" -> principal = value;
        case "--operation" -> operations.add(operation(value));
        case "--resource-pattern-type" ->
            pattern = PatternType.valueOf(value.toUpperCase(Locale.ROOT));
        case "--topic" -> resources.put(value, ResourceType.TOPIC);
        case "--group" -> resources.put(value, ResourceType.GROUP);
        case "--transactional-id" -> resources.put(value, ResourceType.TRANSACTIONAL_ID);
        default -> throw new AssertionError(words.get(at));
      }
    }
    List<AclBinding> added = new ArrayList<>();
    for (Map.Entry<String, ResourceType> resource : resources.entrySet()) {
      for (AclOperation operation : operations) {
        added.add(
            new AclBinding(
                new ResourcePattern(resource.getValue(), resource.getKey(), pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
      }
    }
    return added;
  }

  /** {@code DescribeConfigs} is {@code DESCRIBE_CONFIGS}. */
  private static AclOperation operation(String name) {
    AclOperation operation =
        AclOperation.fromString(
            name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    assertThat(operation).as(name).isNotEqualTo(AclOperation.UNKNOWN);
    return operation;
  }
}
