package org.competitionledger.api.witness;

import java.net.URI;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.VerificationKey;

/**
 * A witness that is asked.
 *
 * @param key with which it cosigns
 * @param url where it takes checkpoints, its add-checkpoint address
 */
public record WitnessAddress(VerificationKey key, URI url) {

  /**
   * Reads a vkey and a URL with a space between.
   *
   * @throws UnsuitableWitnesses if they are none
   */
  static WitnessAddress parse(String pair) {
    String[] parts = pair.strip().split("\\s+");
    if (parts.length != 2) {
      throw new UnsuitableWitnesses("a witness is a vkey and a URL with a space between: " + pair);
    }
    try {
      VerificationKey key = VerificationKey.parse(parts[0]);
      URI url = URI.create(parts[1]);
      if (key.type() != SignatureType.COSIGNATURE) {
        throw new UnsuitableWitnesses("this key is not of cosignature/v1: " + parts[0]);
      }
      if (url.getHost() == null || !("https".equals(url.getScheme()) || isHttp(url))) {
        throw new UnsuitableWitnesses("a witness is asked over HTTP, not at " + parts[1]);
      }
      return new WitnessAddress(key, url);
    } catch (MalformedNote | IllegalArgumentException e) {
      throw new UnsuitableWitnesses("'" + pair + "' names no witness: " + e.getMessage());
    }
  }

  private static boolean isHttp(URI url) {
    return "http".equals(url.getScheme());
  }
}
