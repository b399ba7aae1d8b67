package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.projections.LogSettings;

/**
 * The key pairs with which this ledger signs heads, from a file with one skey a line. The first is
 * the one it began with; each further one signs for a competition from SigningKeyAdded on, and any
 * of them until SigningKeyRetired.
 *
 * @param pairs the pairs, the first one first; their names are replaced by each log's origin
 * @param ofRegister those of the register, from a file of their own; all of them sign it
 */
public record LogKeys(List<SigningKey> pairs, List<SigningKey> ofRegister) {

  private static final int SEED_LENGTH = 32;

  /** The keys of both files, which are made where they are missing. */
  public static LogKeys of(LogSettings settings) {
    return new LogKeys(
        in(settings.keyFile(), settings.ledgerName()),
        in(settings.registerKeyFile(), settings.ledgerName()));
  }

  /**
   * The keys of a log's file, of Ed25519; see the other {@code in}.
   *
   * @throws UncheckedIOException if they cannot be read or written; the message names the file
   */
  public static List<SigningKey> in(Path file, String ledgerName) {
    return in(file, ledgerName, SignatureType.ED25519);
  }

  /**
   * The keys of a file; where there is none, a pair is made and kept in it, readable by its owner
   * only, and so is its directory if that is made for it. Whoever reads the file can sign heads as
   * this ledger.
   *
   * @param file where they lie
   * @param name that a new key is written with
   * @param type of each key
   * @throws UncheckedIOException if they cannot be read or written; the message names the file
   */
  public static List<SigningKey> in(Path file, String name, SignatureType type) {
    try {
      if (!Files.exists(file)) {
        create(file, fresh(name, type));
      }
      List<SigningKey> pairs =
          Files.readString(file, UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .map(SigningKey::parse)
              .toList();
      if (pairs.isEmpty()) {
        throw new MalformedNote("there is no key in it");
      }
      if (pairs.stream().anyMatch(pair -> pair.verification().type() != type)) {
        throw new MalformedNote("there is a key of another type in it than " + type);
      }
      return pairs;
    } catch (MalformedNote e) {
      throw new UncheckedIOException(
          new IOException(file + " does not hold the log's signing keys: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("the log's signing key: " + e.getMessage(), e);
    }
  }

  /** The register's under its origin, newest first. */
  List<SigningKey> register(String origin) {
    List<SigningKey> named =
        new ArrayList<>(ofRegister.stream().map(one -> one.named(origin)).toList());
    Collections.reverse(named);
    return named;
  }

  /** What can be signed with them, in a ledger of a name. */
  public HeldKeys under(String ledgerName) {
    return (competition, vkey) -> {
      String origin = new Origin(ledgerName, competition).text();
      return pairs.stream().anyMatch(pair -> pair.named(origin).verification().text().equals(vkey));
    };
  }

  /** It appears whole or not at all; who comes second uses the first one's. */
  private static void create(Path file, SigningKey key) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.exists(directory)) {
      Path parent = Files.createDirectories(directory.getParent());
      Files.createDirectories(directory, ownerOnly(parent, "rwx------"));
    }
    Path made = written(directory, key.secretText() + '\n');
    try {
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException e) {
      // Another process made one at the same moment.
    } catch (UnsupportedOperationException e) {
      Files.move(made, file);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /**
   * Adds a pair to a file, behind those that are there. A service that runs knows it from its next
   * start on.
   *
   * @return the pair that was added
   * @throws UncheckedIOException if there are none yet, or it cannot be written
   */
  public static SigningKey add(Path file, String ledgerName) {
    if (!Files.exists(file)) {
      throw new UncheckedIOException(
          new NoSuchFileException(file + ": the service makes the first key when it starts"));
    }
    List<SigningKey> before = in(file, ledgerName);
    SigningKey added = fresh(ledgerName, SignatureType.ED25519);
    StringBuilder lines = new StringBuilder();
    before.forEach(pair -> lines.append(pair.secretText()).append('\n'));
    lines.append(added.secretText()).append('\n');
    try {
      Path made = written(file.toAbsolutePath().getParent(), lines.toString());
      try {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the log's signing key: " + e.getMessage(), e);
    }
    return added;
  }

  private static SigningKey fresh(String name, SignatureType type) {
    byte[] seed = new byte[SEED_LENGTH];
    new SecureRandom().nextBytes(seed);
    return new SigningKey(name, type, seed);
  }

  /** A new file beside, on disk before it takes its name. */
  private static Path written(Path directory, String skeys) throws IOException {
    Path made =
        Files.createTempFile(directory, "log-key-", ".new", ownerOnly(directory, "rw-------"));
    return Files.writeString(made, skeys, UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }

  private static FileAttribute<?>[] ownerOnly(Path directory, String permissions)
      throws IOException {
    return Files.getFileStore(directory).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
