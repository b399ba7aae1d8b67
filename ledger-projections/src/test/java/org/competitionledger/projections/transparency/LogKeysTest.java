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
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {

  @TempDir Path directory;

  @Test
  void aKeyIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    Path file = directory.resolve("log-key").resolve("signing-keys");
    List<SigningKey> made = LogKeys.in(file, "ledger.example");
    List<SigningKey> read = LogKeys.in(file, "ledger.example");

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
    LogKeys.in(shared.resolve("signing-keys"), "ledger.example");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamedWithoutItsContent() throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), "secret words\n");
    assertThatThrownBy(() -> LogKeys.in(file, "ledger.example"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("secret words");
  }

  @Test
  void aFurtherKeyStandsBehindTheFirst() throws IOException {
    Path file = directory.resolve("signing-keys");
    assertThatThrownBy(() -> LogKeys.add(file, "ledger.example"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("makes the first key when it starts");

    SigningKey first = LogKeys.in(file, "ledger.example").get(0);
    SigningKey added = LogKeys.add(file, "ledger.example");

    assertThat(LogKeys.in(file, "ledger.example"))
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
  void whatIsHeldIsHeldUnderTheNameOfALog() {
    SigningKey pair = LogKeys.in(directory.resolve("signing-keys"), "ledger.example").get(0);
    HeldKeys held = new LogKeys(List.of(pair), List.of(pair)).under("ledger.example");
    String vkey = pair.named("ledger.example/v1/competitions/cup/log").verification().text();

    assertThat(held.holds("cup", vkey)).isTrue();
    assertThat(held.holds("cup-2", vkey)).isFalse();
    assertThat(held.holds("cup", vkey.replace("ledger", "other"))).isFalse();
    SigningKey foreign = LogKeys.in(directory.resolve("other"), "ledger.example").get(0);
    assertThat(
            held.holds(
                "cup",
                foreign.named("ledger.example/v1/competitions/cup/log").verification().text()))
        .isFalse();
  }
}
