package org.competitionledger.projections.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.note.EncryptedKey;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.Passphrase;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.projections.LogSettings;

/**
 * The key pairs with which this ledger signs heads, from a file with one skey a line, or encrypted
 * in PEM, one behind the other. The first is the one it began with; each further one signs for a
 * competition from SigningKeyAdded on, and any of them until SigningKeyRetired.
 *
 * @param pairs the pairs, the first one first; their names are replaced by each log's origin
 * @param ofRegister those of the register, from a file of their own; all of them sign it
 */
public record LogKeys(List<SigningKey> pairs, List<SigningKey> ofRegister) {

  private static final int SEED_LENGTH = 32;
  private static final int PASSPHRASE_BYTES_MAX = 4_096;

  /** The keys of both files, which are made where they are missing. */
  public static LogKeys of(LogSettings settings) {
    return new LogKeys(
        in(settings.keyFile(), settings.ledgerName(), settings.passphrase()),
        in(settings.registerKeyFile(), settings.ledgerName(), settings.passphrase()));
  }

  /** The keys of a log's file, of Ed25519; see the other {@code in}. */
  public static List<SigningKey> in(Path file, String ledgerName, Optional<Passphrase> passphrase) {
    return in(file, ledgerName, SignatureType.ED25519, passphrase);
  }

  /**
   * What keys are encrypted with: the first line of a file or, without one, a text.
   *
   * @throws UncheckedIOException if there is none in it; the message names the file
   */
  public static Optional<Passphrase> passphrase(Optional<Path> file, Optional<String> text) {
    try {
      return file.isPresent()
          ? Optional.of(new Passphrase(firstLine(file.get())))
          : text.map(Passphrase::new);
    } catch (MalformedNote e) {
      throw told(file.map(Path::toString).orElse("LEDGER_KEYS_PASSPHRASE"), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the passphrase of the keys: " + e.getMessage(), e);
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(PASSPHRASE_BYTES_MAX), UTF_8);
      return text.lines().findFirst().orElse("");
    }
  }

  /**
   * The keys of a file; where there is none, a pair is made and kept in it, readable by its owner
   * only, and so is its directory if that is made for it. Whoever reads the file can sign heads as
   * this ledger.
   *
   * @param file where they lie
   * @param name that a new key is written with
   * @param type of each key
   * @param passphrase if there is one, encrypted keys are read and a new one is encrypted
   * @throws UncheckedIOException if they cannot be read or written; the message names the file
   */
  public static List<SigningKey> in(
      Path file, String name, SignatureType type, Optional<Passphrase> passphrase) {
    try {
      if (!Files.exists(file)) {
        create(file, text(List.of(fresh(name, type)), passphrase));
      }
      List<SigningKey> pairs =
          parse(Files.readString(file, UTF_8).lines().iterator(), name, type, passphrase);
      if (pairs.isEmpty()) {
        throw new MalformedNote("there is no key in it");
      }
      if (pairs.stream().anyMatch(pair -> pair.verification().type() != type)) {
        throw new MalformedNote("there is a key of another type in it than " + type);
      }
      return pairs;
    } catch (MalformedNote e) {
      throw told(file + " does not hold signing keys", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the log's signing key: " + e.getMessage(), e);
    }
  }

  private static UncheckedIOException told(String what, String why) {
    String sentence = what + ": " + why;
    return new UncheckedIOException(sentence, new IOException(sentence));
  }

  private static List<SigningKey> parse(
      Iterator<String> lines, String name, SignatureType type, Optional<Passphrase> passphrase) {
    List<SigningKey> pairs = new ArrayList<>();
    while (lines.hasNext()) {
      String line = next(lines);
      if (line.equals(EncryptedKey.BEGIN)) {
        StringBuilder body = new StringBuilder();
        for (line = next(lines); !line.equals(EncryptedKey.END); line = next(lines)) {
          body.append(line);
        }
        Passphrase with =
            passphrase.orElseThrow(
                () ->
                    new MalformedNote(
                        "they are encrypted, and no passphrase is given"
                            + " (LEDGER_KEYS_PASSPHRASE_FILE, or --passphrase-file)"));
        pairs.add(EncryptedKey.open(body.toString(), with, name, type));
      } else if (!line.isEmpty()) {
        pairs.add(SigningKey.parse(line));
      }
    }
    return pairs;
  }

  private static String next(Iterator<String> lines) {
    if (!lines.hasNext()) {
      throw new MalformedNote("an encrypted key does not end");
    }
    return lines.next().strip();
  }

  /** What a file of keys has in it. */
  private static String text(List<SigningKey> pairs, Optional<Passphrase> passphrase) {
    return pairs.stream()
        .map(
            pair ->
                passphrase
                    .map(with -> EncryptedKey.pem(pair, with, random(EncryptedKey.RANDOM_BYTES)))
                    .orElseGet(() -> pair.secretText() + '\n'))
        .collect(Collectors.joining());
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
  private static void create(Path file, String keys) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.exists(directory)) {
      Path parent = Files.createDirectories(directory.getParent());
      Files.createDirectories(directory, ownerOnly(parent, "rwx------"));
    }
    Path made = written(directory, keys);
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
   * start on. With a passphrase all of them are encrypted then.
   *
   * @return the pair that was added
   * @throws UncheckedIOException if there are none yet, or it cannot be written
   */
  public static SigningKey add(Path file, String ledgerName, Optional<Passphrase> passphrase) {
    if (!Files.exists(file)) {
      throw told(file.toString(), "the service makes the first key when it starts");
    }
    List<SigningKey> pairs = new ArrayList<>(in(file, ledgerName, passphrase));
    pairs.add(fresh(ledgerName, SignatureType.ED25519));
    replace(file, text(pairs, passphrase));
    return pairs.get(pairs.size() - 1);
  }

  /**
   * Encrypts the keys of a file.
   *
   * @return them
   * @throws UncheckedIOException if they cannot be read or written; they are what they were
   */
  public static List<SigningKey> encrypt(Path file, String name, Passphrase passphrase) {
    List<SigningKey> pairs = in(file, name, Optional.of(passphrase));
    replace(file, text(pairs, Optional.of(passphrase)));
    return pairs;
  }

  private static void replace(Path file, String keys) {
    try {
      Path made = written(file.toAbsolutePath().getParent(), keys);
      try {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the log's signing key: " + e.getMessage(), e);
    }
  }

  private static SigningKey fresh(String name, SignatureType type) {
    return new SigningKey(name, type, random(SEED_LENGTH));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
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
