package org.competitionledger.projections.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/**
 * The key pair of a data directory, for tokens on one's own machine: P-256, in {@code
 * dev-key/private.pem} (PKCS#8, readable by its owner only) and {@code dev-key/public.pem} (X.509).
 * Whoever reads the private key can write to the ledger as anybody.
 */
public final class DevelopmentKey {

  /** Issuer of the tokens signed with it. */
  public static final String ISSUER = "competition-ledger-dev";

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private DevelopmentKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** Where the public key of a data directory lies. */
  public static Path publicKeyFile(Path data) {
    return directory(data).resolve("public.pem");
  }

  private static Path privateKeyFile(Path data) {
    return directory(data).resolve("private.pem");
  }

  private static Path directory(Path data) {
    return data.resolve("dev-key");
  }

  /**
   * The key of a data directory, made if there is none yet. Several processes may do so at once:
   * all get the same key.
   *
   * @throws UncheckedIOException if it cannot be read or written; the message names the file
   */
  public static DevelopmentKey in(Path data) {
    try {
      if (!Files.exists(privateKeyFile(data))) {
        create(data);
      }
      KeyFactory keys = KeyFactory.getInstance("EC");
      return new DevelopmentKey(
          keys.generatePrivate(new PKCS8EncodedKeySpec(read(privateKeyFile(data), PRIVATE))),
          keys.generatePublic(new X509EncodedKeySpec(read(publicKeyFile(data), PUBLIC))));
    } catch (IOException e) {
      throw new UncheckedIOException("the development key: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException(directory(data) + " holds no P-256 key", e));
    }
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  /** An ES256 signature (RFC 7518, section 3.4): R ‖ S, 64 bytes. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform signs with P-256", e);
    }
  }

  /** Both files appear at once, by the renaming of their directory; who comes second loses. */
  private static void create(Path data) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();

    Files.createDirectories(data);
    boolean posix = Files.getFileStore(data).supportsFileAttributeView("posix");
    Path made = Files.createTempDirectory(data, "dev-key-", permissions(posix, "rwx------"));
    try {
      write(made.resolve("private.pem"), PRIVATE, pair.getPrivate().getEncoded(), posix);
      write(made.resolve("public.pem"), PUBLIC, pair.getPublic().getEncoded(), posix);
      Files.move(made, directory(data), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Files.deleteIfExists(made.resolve("private.pem"));
      Files.deleteIfExists(made.resolve("public.pem"));
      Files.deleteIfExists(made);
      if (!Files.exists(privateKeyFile(data))) {
        throw e;
      }
    }
  }

  private static void write(Path file, String label, byte[] key, boolean posix) throws IOException {
    Files.createFile(file, permissions(posix, "rw-------"));
    String pem =
        "-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END "
            + label
            + "-----\n";
    Files.writeString(file, pem, US_ASCII, StandardOpenOption.WRITE);
  }

  private static FileAttribute<?>[] permissions(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] read(Path file, String label) throws IOException {
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    String pem = Files.readString(file, US_ASCII).strip();
    if (!pem.startsWith(begin) || !pem.endsWith(end)) {
      throw new IOException(file + " is not a PEM file with a " + label.toLowerCase(Locale.ROOT));
    }
    try {
      return Base64.getMimeDecoder()
          .decode(pem.substring(begin.length(), pem.length() - end.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged", e);
    }
  }
}
