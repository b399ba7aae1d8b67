package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.core.log.Proofs;

/**
 * Proof that an entry stands in a log, for keeping and checking offline (C2SP tlog-proof, {@code
 * .tlog-proof}):
 *
 * <pre>
 * c2sp.org/tlog-proof@v1
 * extra &lt;base64, optional>
 * index 2
 * &lt;proof hashes from the leaf to the root, one a line>
 *
 * &lt;checkpoint>
 * </pre>
 *
 * @param index the entry's index, an event's sequence
 * @param hashes the inclusion proof
 * @param checkpoint the signed head that it leads to
 * @param extra bytes of the application, here the entry; not vouched for until hashed
 */
public record InclusionProof(
    long index, List<Hash> hashes, SignedNote checkpoint, Optional<byte[]> extra) {

  private static final String FIRST = "c2sp.org/tlog-proof@v1\n";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int HASHES_MAX = 63;

  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /** The proof as text, UTF-8. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(FIRST);
    extra.ifPresent(bytes -> text.append(EXTRA).append(PaddedBase64.encode(bytes)).append('\n'));
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
    text.append('\n').append(new String(checkpoint.bytes(), UTF_8));
    return text.toString().getBytes(UTF_8);
  }

  /** Whether bytes are meant to be a proof. */
  public static boolean begins(byte[] utf8) {
    return new String(utf8, 0, Math.min(utf8.length, FIRST.length()), UTF_8).equals(FIRST);
  }

  /**
   * Reads a proof. Whether it holds is another question, see {@link #includes}.
   *
   * @throws MalformedNote if it is none
   */
  public static InclusionProof parse(byte[] utf8) {
    String text = SignedNote.decode(utf8);
    int blank = text.indexOf("\n\n");
    if (!text.startsWith(FIRST) || blank < 0) {
      throw new MalformedNote("not a c2sp.org/tlog-proof@v1");
    }
    List<String> lines =
        new ArrayList<>(List.of(text.substring(FIRST.length(), blank).split("\n", -1)));
    Optional<byte[]> extra = Optional.empty();
    if (lines.get(0).startsWith(EXTRA)) {
      extra = Optional.of(extra(lines.remove(0)));
    }
    if (lines.isEmpty() || !lines.get(0).startsWith(INDEX)) {
      throw new MalformedNote("a proof says its index");
    }
    long index = Decimals.parse(lines.remove(0).substring(INDEX.length()), "a proof's index");
    if (lines.size() > HASHES_MAX) {
      throw new MalformedNote("a proof of more than " + HASHES_MAX + " hashes");
    }
    return new InclusionProof(
        index,
        lines.stream().map(InclusionProof::hash).toList(),
        SignedNote.parse(text.substring(blank + 2)),
        extra);
  }

  private static byte[] extra(String line) {
    return PaddedBase64.decode(line.substring(EXTRA.length()))
        .orElseThrow(() -> new MalformedNote("a proof's extra data is padded Base64"));
  }

  private static Hash hash(String line) {
    return Hash.parse(line)
        .orElseThrow(() -> new MalformedNote("a proof's hash is Base64 of 32 bytes, not: " + line));
  }

  /** Whether it proves that a leaf stands at its index of its checkpoint's tree. */
  public boolean includes(Hash leaf) {
    Checkpoint head = Checkpoint.parse(checkpoint.text());
    return Proofs.included(leaf, index, head.size(), head.root(), hashes);
  }
}
