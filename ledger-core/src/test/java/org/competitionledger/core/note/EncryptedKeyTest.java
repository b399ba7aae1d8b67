package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys at rest are those that openssl reads and writes. */
class EncryptedKeyTest {

  private static final String NAME = "ledger.example";
  private static final String SECRET = "open sesame 1";
  private static final Passphrase SESAME = new Passphrase(SECRET);

  @TempDir Path directory;

  private static byte[] filled(int length, int with) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  private static SigningKey key(SignatureType type, int seed) {
    return new SigningKey(NAME, type, filled(32, seed));
  }

  private static String body(String pem) {
    assertThat(pem).startsWith(EncryptedKey.BEGIN + "\n").endsWith("\n" + EncryptedKey.END + "\n");
    return pem.replaceAll("-----[A-Z ]+-----", "");
  }

  /** openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 100000, of openssl 3.5. */
  private static String vector(String name) {
    try (InputStream in = EncryptedKeyTest.class.getResourceAsStream("/note/" + name)) {
      return body(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsWhatOpensslWrote() {
    assertThat(
            EncryptedKey.open(vector("ed25519.enc.pem"), SESAME, NAME, SignatureType.ED25519)
                .secretText())
        .isEqualTo(key(SignatureType.ED25519, 1).secretText());
    assertThat(
            EncryptedKey.open(vector("ml-dsa-44.enc.pem"), SESAME, NAME, SignatureType.ML_DSA_44)
                .secretText())
        .isEqualTo(key(SignatureType.ML_DSA_44, 2).secretText());
  }

  @Test
  void anotherPassphraseOpensNothing() {
    for (String wrong : List.of("open sesame 2", "open sesame 1 ", "OPEN SESAME 1")) {
      assertThatThrownBy(
              () ->
                  EncryptedKey.open(
                      vector("ed25519.enc.pem"),
                      new Passphrase(wrong),
                      NAME,
                      SignatureType.ED25519))
          .isInstanceOf(MalformedNote.class);
    }
  }

  @Test
  void aKeyOfAnotherTypeIsNoKeyOfALog() {
    assertThatThrownBy(
            () ->
                EncryptedKey.open(vector("ml-dsa-44.enc.pem"), SESAME, NAME, SignatureType.ED25519))
        .isInstanceOf(MalformedNote.class)
        .hasMessage("an encrypted key is not of ED25519");
  }

  /** PBES2 protects no byte against change; what comes of it is a key or a sentence. */
  @Test
  void whatIsDamagedIsTold() {
    byte[] whole = Base64.getMimeDecoder().decode(vector("ed25519.enc.pem"));
    int told = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      String damaged = Base64.getEncoder().encodeToString(flipped);
      try {
        EncryptedKey.open(damaged, SESAME, NAME, SignatureType.ED25519);
      } catch (MalformedNote e) {
        told++;
      }
    }
    assertThat(told).isGreaterThan(whole.length / 2);
    for (int length = 0; length < whole.length; length += 7) {
      String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> EncryptedKey.open(cut, SESAME, NAME, SignatureType.ED25519))
          .isInstanceOf(MalformedNote.class);
    }
  }

  @Test
  void opensslReadsWhatIsWrittenAndTheOtherWayRound() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    Path ours = directory.resolve("ours.pem");
    for (SignatureType type : List.of(SignatureType.ED25519, SignatureType.ML_DSA_44)) {
      SigningKey key = key(type, 7);
      String pem = EncryptedKey.pem(key, SESAME, filled(EncryptedKey.RANDOM_BYTES, 9));
      assertThat(EncryptedKey.open(body(pem), SESAME, NAME, type).secretText())
          .isEqualTo(key.secretText());
      Files.writeString(ours, pem);
      assumeTrue(openssl("version").startsWith("OpenSSL 3."), "there is no openssl 3");
      assumeTrue(
          type == SignatureType.ED25519
              || openssl("list", "-signature-algorithms").contains("ML-DSA-44"),
          "this openssl has no ML-DSA");
      String passphrase = "file:" + secret;
      Path plain = directory.resolve("plain.pem");
      openssl("pkey", "-in", ours + "", "-passin", passphrase, "-out", plain + "");
      assertThat(plain).content().startsWith("-----BEGIN PRIVATE KEY-----");
      openssl(
          "pkcs8", "-topk8", "-in", plain + "", "-passout", passphrase, "-out", ours.toString());
      assertThat(EncryptedKey.open(body(Files.readString(ours)), SESAME, NAME, type).secretText())
          .isEqualTo(key.secretText());
    }
  }

  private static String openssl(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said;
    } catch (IOException e) {
      return ""; // there is none
    }
  }
}
