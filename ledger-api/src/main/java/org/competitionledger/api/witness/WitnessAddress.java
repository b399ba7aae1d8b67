package org.competitionledger.api.witness;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * A witness that is asked.
 *
 * @param keys with which it cosigns, one of a type; only with all of them a head is cosigned
 * @param url where it takes checkpoints, its add-checkpoint address
 */
public record WitnessAddress(List<VerificationKey> keys, URI url) {

  public WitnessAddress {
    keys = List.copyOf(keys);
  }

  /**
   * Reads vkeys and a URL with spaces between.
   *
   * @throws UnsuitableWitnesses if they are none
   */
  static WitnessAddress parse(String text) {
    List<String> parts = Arrays.asList(text.strip().split("\\s+"));
    int last = parts.size() - 1;
    if (last < 1) {
      throw new UnsuitableWitnesses("a witness is a vkey and a URL with a space between: " + text);
    }
    try {
      List<VerificationKey> keys =
          parts.subList(0, last).stream().map(VerificationKey::parse).toList();
      URI url = URI.create(parts.get(last));
      if (!keys.stream().allMatch(key -> key.type().isOfWitness())) {
        throw new UnsuitableWitnesses("a key is none of cosignatures: " + text);
      }
      if (keys.stream().map(VerificationKey::type).distinct().count() < last) {
        throw new UnsuitableWitnesses("a witness has one key of a type: " + text);
      }
      if (url.getHost() == null || !("https".equals(url.getScheme()) || isHttp(url))) {
        throw new UnsuitableWitnesses("a witness is asked over HTTP, not at " + url);
      }
      return new WitnessAddress(keys, url);
    } catch (MalformedNote | IllegalArgumentException e) {
      throw new UnsuitableWitnesses("'" + text + "' names no witness: " + e.getMessage());
    }
  }

  private static boolean isHttp(URI url) {
    return "http".equals(url.getScheme());
  }
}
