package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.PaddedBase64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cosignatures of ML-DSA-44, against vectors of another implementation and that one itself. */
class MlDsaCosignatureTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROGRAM = Path.of("src", "test", "clients", "ml-dsa");
  private static final Path HERE = Path.of("target", "ml-dsa").toAbsolutePath();
  private static final String ROOT = PaddedBase64.encode(LeafHash.of(new byte[] {1}));
  private static final String OTHER_ROOT = PaddedBase64.encode(LeafHash.of(new byte[] {2}));
  private static final String TEXT = "ledger.example/log\n7\n" + ROOT + '\n';
  private static final SigningKey WITNESS = key("witness.example");

  /**
   * A cosignature and what it is of.
   *
   * @param seed of the key, in hexadecimal digits
   */
  record Vector(String seed, String name, long time, String text, String vkey, String line) {

    SigningKey key() {
      return new SigningKey(name, SignatureType.ML_DSA_44, HexFormat.of().parseHex(seed));
    }

    /** As it is before another says what comes of it. */
    static Vector asked(int seed, String name, long time, String text) {
      return new Vector(HexFormat.of().toHexDigits(seed).repeat(8), name, time, text, "", "");
    }
  }

  private static SigningKey key(String name) {
    return new SigningKey(name, SignatureType.ML_DSA_44, new byte[32]);
  }

  static List<Vector> vectors() throws IOException {
    try (InputStream in = MlDsaCosignatureTest.class.getResourceAsStream("/note/ml-dsa-44.json")) {
      return List.of(JSON.treeToValue(JSON.readTree(in).path("vectors"), Vector[].class));
    }
  }

  private static NoteSignature signature(String line) {
    return NoteSignature.parse(line.strip());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signsAndVerifiesAsAnotherImplementationDoes(Vector vector) {
    VerificationKey key = VerificationKey.parse(vector.vkey());

    assertThat(vector.key().verification()).as("the seed's key").isEqualTo(key);
    assertThat(key.verifies(vector.text(), signature(vector.line()))).isTrue();
    assertThat(vector.key().cosign(vector.text(), vector.time()).line()).isEqualTo(vector.line());
    SignedNote note = new SignedNote(vector.text(), List.of(signature(vector.line())));
    assertThat(SignedNote.parse(note.bytes()).verify(List.of(key)).trusted()).isTrue();
  }

  @Test
  void bothImplementationsTakeWhatTheOtherSigned() throws IOException, InterruptedException {
    install();
    List<Vector> cases = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String extension = i % 2 == 0 ? "" : "extension " + i + '\n';
      cases.add(
          Vector.asked(
              i,
              "w".repeat(1 + 12 * i) + ".example",
              1_700_000_000L * i,
              "o".repeat(1 + 13 * i) + '\n' + (1L << i) + '\n' + ROOT + '\n' + extension));
    }
    JsonNode theirs = answers("sign", cases);
    List<Vector> ours = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Vector asked = cases.get(i);
      VerificationKey key = VerificationKey.parse(theirs.path(i).path("vkey").asText());
      assertThat(key).isEqualTo(asked.key().verification());
      NoteSignature signed = signature(theirs.path(i).path("line").asText());
      assertThat(key.verifies(asked.text(), signed)).as("case %d", i).isTrue();
      NoteSignature own = asked.key().cosign(asked.text(), asked.time());
      ours.add(verified(asked, key, asked.text(), own));
      ours.add(verified(asked, key, asked.text().replaceFirst("^o", "p"), own));
    }
    JsonNode holds = answers("verify", ours);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(holds.path(i).asBoolean()).as("case %d", i).isEqualTo(i % 2 == 0);
    }
  }

  private static Vector verified(
      Vector asked, VerificationKey key, String text, NoteSignature signature) {
    return new Vector(asked.seed(), asked.name(), asked.time(), text, key.text(), signature.line());
  }

  @Test
  void whatWasNotCosignedIsRefused() {
    NoteSignature signed = WITNESS.cosign(TEXT, 1_700_000_000);
    VerificationKey key = WITNESS.verification();
    assertThat(key.verifies(TEXT, signed)).isTrue();

    assertThat(key.verifies(TEXT.replace("\n7\n", "\n8\n"), signed)).as("size").isFalse();
    assertThat(key.verifies(TEXT.replace("ledger", "other"), signed)).as("origin").isFalse();
    assertThat(key.verifies(TEXT.replace(ROOT, OTHER_ROOT), signed)).as("root").isFalse();
    assertThat(key.verifies("no checkpoint\n", signed)).isFalse();
    assertThat(key.verifies(TEXT.strip(), signed)).isFalse();
    assertThat(key.verifies("o".repeat(256) + TEXT, signed)).isFalse();
    assertThat(key("other.example").verification().verifies(TEXT, signed)).as("name").isFalse();
    byte[] blob = signed.bytes();
    for (int at : new int[] {0, 7, 8, 1_000, blob.length - 1}) {
      byte[] changed = blob.clone();
      changed[at] ^= (byte) (at == 0 ? 0x80 : 1);
      assertThat(key.verifies(TEXT, new NoteSignature(key.name(), key.id(), changed)))
          .as("byte %d", at)
          .isFalse();
    }
    for (int length : new int[] {0, 8, 72, blob.length - 1, blob.length + 1}) {
      byte[] cut = Arrays.copyOf(blob, length);
      assertThat(key.verifies(TEXT, new NoteSignature(key.name(), key.id(), cut)))
          .as("%d bytes", length)
          .isFalse();
    }
  }

  @Test
  void linesOfExtensionAreNotCovered() {
    NoteSignature signed = WITNESS.cosign(TEXT + "extension\n", 1_700_000_000);

    assertThat(WITNESS.verification().verifies(TEXT, signed)).isTrue();
    assertThat(WITNESS.verification().verifies(TEXT + "another\nand more\n", signed)).isTrue();
    assertThat(signed.line()).isEqualTo(WITNESS.cosign(TEXT, 1_700_000_000).line());
  }

  @Test
  void namesStandBehindAByteOfLength() {
    SigningKey longest = key("w".repeat(255));
    String text = "o".repeat(255) + "\n7\n" + ROOT + '\n';

    assertThat(longest.verification().verifies(text, longest.cosign(text, 1))).isTrue();
    assertThatThrownBy(() -> key("w".repeat(256))).isInstanceOf(MalformedNote.class);
    assertThatThrownBy(() -> WITNESS.cosign('o' + text, 1)).isInstanceOf(MalformedNote.class);
  }

  @Test
  void keysAreReadBackAndOfTheirLength() {
    VerificationKey key = WITNESS.verification();

    assertThat(key.publicKey()).hasSize(1_312);
    assertThat(VerificationKey.parse(key.text())).isEqualTo(key);
    assertThat(SigningKey.parse(WITNESS.secretText()).verification()).isEqualTo(key);
    VerificationKey shorter =
        new VerificationKey(key.name(), SignatureType.ML_DSA_44, new byte[32]);
    assertThatThrownBy(() -> VerificationKey.parse(shorter.text()))
        .isInstanceOf(MalformedNote.class)
        .hasMessageContaining("1312 bytes");
    assertThatThrownBy(() -> VerificationKey.parse("name+00000000+"))
        .isInstanceOf(MalformedNote.class);
  }

  /** The longest note of which all must take the signatures. */
  @Test
  void aHundredOfThemAreRead() {
    NoteSignature signed = WITNESS.cosign(TEXT, 1_700_000_000);
    List<NoteSignature> many = Stream.generate(() -> signed).limit(100).toList();

    SignedNote note = SignedNote.parse(new SignedNote(TEXT, many).bytes());

    assertThat(note.signatures()).hasSize(100);
    assertThat(signed.bytes()).hasSize(2_428);
  }

  @Test
  void aPolicyDemandsBothKeysOfAWitness() {
    SigningKey first = new SigningKey("w.example", SignatureType.COSIGNATURE, new byte[32]);
    SigningKey second = key("w.example");
    WitnessPolicy policy =
        WitnessPolicy.of(
            List.of(), List.of(List.of(first.verification(), second.verification())), 1);
    NoteSignature one = first.cosign(TEXT, 1);
    NoteSignature other = second.cosign(TEXT, 1);

    assertThat(WitnessPolicy.parse(policy.text().getBytes(UTF_8))).isEqualTo(policy);
    assertThat(policy.judge(new SignedNote(TEXT, List.of(one))).accepted()).isFalse();
    assertThat(policy.judge(new SignedNote(TEXT, List.of(other))).accepted()).isFalse();
    assertThat(policy.judge(new SignedNote(TEXT, List.of(one, other))).accepted()).isTrue();
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(HERE);
    assumeTrue(runs("node", "--version"), "no node here");
    assumeTrue(runs("npm", "--version"), "no npm here");
    try (Stream<Path> files = Files.list(PROGRAM)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(HERE.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    assumeTrue(
        Files.exists(HERE.resolve("node_modules/.package-lock.json"))
            || runs("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"),
        "npm cannot install");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static JsonNode answers(String what, List<Vector> cases)
      throws IOException, InterruptedException {
    Path asked = HERE.resolve(what + ".json");
    ArrayNode all = JSON.valueToTree(cases);
    JSON.writeValue(asked.toFile(), all);
    Process process =
        builder("node", "cosignatures.mjs", what).redirectInput(asked.toFile()).start();
    JsonNode answers = JSON.readTree(process.getInputStream());
    assertThat(process.waitFor()).isZero();
    assertThat(answers).hasSize(cases.size());
    return answers;
  }

  private static ProcessBuilder builder(String... command) {
    return new ProcessBuilder(List.of(command))
        .directory(HERE.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
