package org.competitionledger.core.note;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * ML-DSA-44 (FIPS 204): pure, with an empty context, and deterministic, as core has no randomness.
 * A private key is the seed of 32 bytes from which FIPS 204 generates it.
 */
final class MlDsa44 {

  static final int KEY_LENGTH = 1_312;
  static final int SIGNATURE_LENGTH = 2_420;

  private static final MLDSAParameters PARAMETERS = MLDSAParameters.ml_dsa_44;

  private MlDsa44() {}

  static byte[] publicKey(byte[] seed) {
    return privateKey(seed).getPublicKeyParameters().getEncoded();
  }

  static byte[] sign(byte[] seed, byte[] message) {
    try {
      return signer(true, privateKey(seed), message).generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("every message can be signed", e);
    }
  }

  static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
    return signer(false, new MLDSAPublicKeyParameters(PARAMETERS, publicKey), message)
        .verifySignature(signed);
  }

  private static MLDSAPrivateKeyParameters privateKey(byte[] seed) {
    return new MLDSAPrivateKeyParameters(PARAMETERS, seed);
  }

  private static MLDSASigner signer(boolean signs, CipherParameters key, byte[] message) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(signs, key);
    signer.update(message, 0, message.length);
    return signer;
  }
}
