package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * A signing key at rest: PKCS#8 in PEM (RFC 7468, section 11), encrypted by PBES2 (RFC 8018) with
 * PBKDF2 of HMAC-SHA-256 and AES-256-CBC, as openssl reads and writes it. PEM has no place for a
 * key's name.
 */
public final class EncryptedKey {

  /** The first line. */
  public static final String BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

  /** The last line. */
  public static final String END = "-----END ENCRYPTED PRIVATE KEY-----";

  /** How many random bytes one is made with. */
  public static final int RANDOM_BYTES = 32;

  private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";
  private static final int ITERATIONS = 600_000;
  private static final int ITERATIONS_MAX = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int PEM_LINE = 64;

  /** PKCS#8 of Ed25519 (RFC 8410), up to the seed. */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  /** PKCS#8 of ML-DSA-44 (RFC 9881) up to the seed: the seed alone, and followed by the key. */
  private static final byte[] ML_DSA_44 =
      HexFormat.of().parseHex("3034020100300b060960864801650304031104228020");

  private static final byte[] ML_DSA_44_BOTH =
      HexFormat.of().parseHex("30820a3e020100300b060960864801650304031104820a2a30820a260420");

  private EncryptedKey() {}

  /**
   * Encrypts a key.
   *
   * @param random {@link #RANDOM_BYTES}, used once
   * @return its lines
   */
  public static String pem(SigningKey key, Passphrase passphrase, byte[] random) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          secret(ALGORITHM, passphrase),
          new PBEParameterSpec(
              Arrays.copyOf(random, SALT_BYTES),
              ITERATIONS,
              new IvParameterSpec(random, SALT_BYTES, RANDOM_BYTES - SALT_BYTES)));
      byte[] prefix = prefixes(key.verification().type()).get(0);
      byte[] der = Arrays.copyOf(prefix, prefix.length + key.seed().length);
      System.arraycopy(key.seed(), 0, der, prefix.length, key.seed().length);
      AlgorithmParameters told = AlgorithmParameters.getInstance("PBES2");
      told.init(cipher.getParameters().getEncoded());
      byte[] encrypted = new EncryptedPrivateKeyInfo(told, cipher.doFinal(der)).getEncoded();
      return BEGIN
          + '\n'
          + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encrypted)
          + '\n'
          + END
          + '\n';
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform from 9 on encrypts so", e);
    }
  }

  /**
   * Decrypts a key.
   *
   * @param body what stands between the first and the last line
   * @param name which it is given
   * @param type of its signatures, Ed25519 or ML-DSA-44
   * @throws MalformedNote if it is none, or of another type, or the passphrase is not its own
   */
  public static SigningKey open(
      String body, Passphrase passphrase, String name, SignatureType type) {
    byte[] der = decrypted(body, passphrase);
    for (byte[] prefix : prefixes(type)) {
      int end = prefix.length + Ed25519.KEY_LENGTH;
      if (der.length >= end && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length)) {
        return new SigningKey(name, type, Arrays.copyOfRange(der, prefix.length, end));
      }
    }
    throw new MalformedNote("an encrypted key is not of " + type);
  }

  private static byte[] decrypted(String body, Passphrase passphrase) {
    try {
      EncryptedPrivateKeyInfo sealed =
          new EncryptedPrivateKeyInfo(Base64.getMimeDecoder().decode(body.getBytes(US_ASCII)));
      AlgorithmParameters parameters = sealed.getAlgParameters();
      if (parameters == null) {
        throw new MalformedNote("an encrypted key is by PBES2, and this one is not");
      }
      int iterations = parameters.getParameterSpec(PBEParameterSpec.class).getIterationCount();
      if (iterations > ITERATIONS_MAX) {
        throw new MalformedNote("an encrypted key takes " + iterations + " iterations, too many");
      }
      String algorithm = parameters.toString(); // such as PBEWithHmacSHA256AndAES_256
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, secret(algorithm, passphrase), parameters);
      return cipher.doFinal(sealed.getEncryptedData());
    } catch (javax.crypto.BadPaddingException e) {
      throw new MalformedNote("the passphrase is not that of the encrypted key");
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new MalformedNote("an encrypted key is PKCS#8 by PBES2, PBKDF2 and AES");
    }
  }

  private static SecretKey secret(String algorithm, Passphrase passphrase)
      throws GeneralSecurityException {
    return SecretKeyFactory.getInstance(algorithm)
        .generateSecret(new PBEKeySpec(passphrase.characters()));
  }

  private static List<byte[]> prefixes(SignatureType type) {
    return type == SignatureType.ML_DSA_44 ? List.of(ML_DSA_44, ML_DSA_44_BOTH) : List.of(ED25519);
  }
}
