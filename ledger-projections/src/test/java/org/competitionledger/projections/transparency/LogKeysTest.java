package org.competitionledger.projections.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.note.Passphrase;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {

  private static final Optional<Passphrase> SESAME = Optional.of(new Passphrase("open sesame"));

  @TempDir Path directory;

  @Test
  void aKeyIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    Path file = directory.resolve("log-key").resolve("signing-keys");
    List<SigningKey> made = LogKeys.in(file, "ledger.example", Optional.empty());
    List<SigningKey> read = LogKeys.in(file, "ledger.example", Optional.empty());

    assertThat(made).extracting(SigningKey::secretText).hasSize(1);
    assertThat(read.get(0).secretText()).isEqualTo(made.get(0).secretText());
    assertThat(file.getParent()).isDirectoryContaining(file::equals);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aDirectoryThatIsThereIsLeftAsItIs() throws IOException {
    assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
    Path shared = Files.createDirectory(directory.resolve("etc"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    LogKeys.in(shared.resolve("signing-keys"), "ledger.example", Optional.empty());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamedWithoutItsContent() throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), "secret words\n");
    assertThatThrownBy(() -> LogKeys.in(file, "ledger.example", Optional.empty()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("secret words");
  }

  @Test
  void aFurtherKeyStandsBehindTheFirst() throws IOException {
    Path file = directory.resolve("signing-keys");
    assertThatThrownBy(() -> LogKeys.add(file, "ledger.example", Optional.empty()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("makes the first key when it starts");

    SigningKey first = LogKeys.in(file, "ledger.example", Optional.empty()).get(0);
    SigningKey added = LogKeys.add(file, "ledger.example", Optional.empty());

    assertThat(LogKeys.in(file, "ledger.example", Optional.empty()))
        .extracting(SigningKey::secretText)
        .containsExactly(first.secretText(), added.secretText());
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
    assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyIsMadeEncryptedWhereThereIsAPassphrase() throws IOException {
    Path file = directory.resolve("signing-keys");
    SigningKey made = LogKeys.in(file, "ledger.example", SESAME).get(0);

    assertThat(file).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    assertThat(file).content().doesNotContain("PRIVATE+KEY");
    assertThat(LogKeys.in(file, "ledger.example", SESAME))
        .extracting(SigningKey::secretText)
        .containsExactly(made.secretText());
    String before = Files.readString(file);
    assertThatThrownBy(() -> LogKeys.in(file, "ledger.example", Optional.empty()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file + " does not hold signing keys: they are encrypted")
        .hasMessageContaining("LEDGER_KEYS_PASSPHRASE_FILE");
    assertThatThrownBy(
            () -> LogKeys.add(file, "ledger.example", Optional.of(new Passphrase("open poppy"))))
        .hasMessageContaining("the passphrase is not that of the encrypted key");
    assertThat(file).hasContent(before);
  }

  @Test
  void keysAreEncryptedAsTheyAreAndSoIsAFurtherOne() throws IOException {
    Path file = directory.resolve("signing-keys");
    SigningKey first = LogKeys.in(file, "ledger.example", Optional.empty()).get(0);
    assertThat(LogKeys.encrypt(file, "ledger.example", SESAME.orElseThrow()))
        .extracting(SigningKey::secretText)
        .containsExactly(first.secretText());
    assertThat(file).content().doesNotContain("PRIVATE+KEY");

    SigningKey added = LogKeys.add(file, "ledger.example", SESAME);
    assertThat(LogKeys.in(file, "ledger.example", SESAME))
        .extracting(SigningKey::secretText)
        .containsExactly(first.secretText(), added.secretText());
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 10));
    assertThatThrownBy(() -> LogKeys.in(file, "ledger.example", SESAME))
        .hasMessageContaining("an encrypted key does not end");
    Files.writeString(file, whole + first.secretText() + '\n');
    assertThat(LogKeys.in(file, "ledger.example", SESAME)).hasSize(3);
  }

  @Test
  void aPassphraseIsTheFirstLineOfAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("passphrase"), "open sesame\r\nand more\n");
    Path keys = directory.resolve("signing-keys");
    LogKeys.in(keys, "ledger.example", LogKeys.passphrase(Optional.of(file), Optional.empty()));
    assertThat(LogKeys.in(keys, "ledger.example", SESAME)).hasSize(1);
    assertThat(LogKeys.passphrase(Optional.empty(), Optional.empty())).isEmpty();
    for (String unsuitable : List.of("", "\n", "short", "열려라 참깨 열려라", "x".repeat(5_000))) {
      Files.writeString(file, unsuitable);
      assertThatThrownBy(() -> LogKeys.passphrase(Optional.of(file), Optional.empty()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith(file + ": a passphrase ");
    }
    assertThatThrownBy(
            () -> LogKeys.passphrase(Optional.of(directory.resolve("none")), Optional.empty()))
        .hasMessageContaining("the passphrase of the keys");
    assertThatThrownBy(() -> LogKeys.passphrase(Optional.empty(), Optional.of("short")))
        .hasMessageStartingWith("LEDGER_KEYS_PASSPHRASE: a passphrase has 8");
  }

  @Test
  void whatIsHeldIsHeldUnderTheNameOfALog() {
    SigningKey pair =
        LogKeys.in(directory.resolve("signing-keys"), "ledger.example", Optional.empty()).get(0);
    HeldKeys held = new LogKeys(List.of(pair), List.of(pair)).under("ledger.example");
    String vkey = pair.named("ledger.example/v1/competitions/cup/log").verification().text();

    assertThat(held.holds("cup", vkey)).isTrue();
    assertThat(held.holds("cup-2", vkey)).isFalse();
    assertThat(held.holds("cup", vkey.replace("ledger", "other"))).isFalse();
    SigningKey foreign =
        LogKeys.in(directory.resolve("other"), "ledger.example", Optional.empty()).get(0);
    assertThat(
            held.holds(
                "cup",
                foreign.named("ledger.example/v1/competitions/cup/log").verification().text()))
        .isFalse();
  }
}
