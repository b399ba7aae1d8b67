package org.competitionledger.core.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) over raw keys of 32 bytes, which the JDK wants in DER. */
final class Ed25519 {

  static final int KEY_LENGTH = 32;
  static final int SIGNATURE_LENGTH = 64;

  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final String NAME = "Ed25519";

  private Ed25519() {}

  static byte[] sign(byte[] seed, byte[] message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(der(PKCS8, seed)));
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on signs with Ed25519", e);
    }
  }

  /** Whether a signature is valid. A key that is no point of the curve has no valid signature. */
  static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
    try {
      PublicKey key =
          KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(der(X509, publicKey)));
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (SignatureException | java.security.InvalidKeyException e) {
      return false;
    } catch (java.security.spec.InvalidKeySpecException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on verifies Ed25519", e);
    }
  }

  /**
   * The public key of a seed. The JDK offers no way but to generate a pair from randomness that is
   * the seed; that it did so is then proved with a signature.
   */
  static byte[] publicKey(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      byte[] der = generator.generateKeyPair().getPublic().getEncoded();
      byte[] publicKey = Arrays.copyOfRange(der, X509.length, der.length);
      if (!verifies(publicKey, seed, sign(seed, seed))) {
        throw new IllegalStateException("this Java platform derives Ed25519 keys in another way");
      }
      return publicKey;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  private static byte[] der(byte[] prefix, byte[] key) {
    byte[] der = Arrays.copyOf(prefix, prefix.length + key.length);
    System.arraycopy(key, 0, der, prefix.length, key.length);
    return der;
  }

  private static final class Fixed extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] filled) {
      System.arraycopy(bytes, 0, filled, 0, filled.length);
    }
  }
}
