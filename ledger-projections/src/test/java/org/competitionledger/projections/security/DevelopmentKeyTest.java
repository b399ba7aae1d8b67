package org.competitionledger.projections.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentKeyTest {

  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  @TempDir Path parent;

  @Test
  void isMadeOnceAndThenRead() throws Exception {
    byte[] signature = DevelopmentKey.in(data()).sign(MESSAGE);

    assertThat(signature).hasSize(64);
    assertThat(verifies(DevelopmentKey.in(data()).publicKey(), signature)).isTrue();
  }

  @Test
  void isTheSameForAllWhoMakeItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<PublicKey> make = () -> DevelopmentKey.in(data()).publicKey();
      List<Future<PublicKey>> made =
          threads.invokeAll(Stream.generate(() -> make).limit(8).toList());

      for (Future<PublicKey> key : made) {
        assertThat(key.get()).isEqualTo(DevelopmentKey.in(data()).publicKey());
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> left = Files.list(data())) {
      assertThat(left).containsExactly(data().resolve("dev-key"));
    }
  }

  @Test
  void canBeReadByItsOwnerOnly() throws Exception {
    assumeTrue(Files.getFileStore(parent).supportsFileAttributeView("posix"), "no POSIX rights");
    DevelopmentKey.in(data());

    assertThat(rights(data().resolve("dev-key"))).isEqualTo("rwx------");
    assertThat(rights(data().resolve("dev-key/private.pem"))).isEqualTo("rw-------");
  }

  @Test
  void namesTheFileThatIsDamaged() throws Exception {
    DevelopmentKey.in(data());
    Files.writeString(data().resolve("dev-key/private.pem"), "nonsense");

    assertThatThrownBy(() -> DevelopmentKey.in(data()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("private.pem");
  }

  private Path data() {
    return parent.resolve("data");
  }

  private static String rights(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static boolean verifies(PublicKey key, byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(key);
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }
}
