package org.competitionledger.core.note;

import java.util.List;
import org.competitionledger.core.log.Hash;

/**
 * The head of a log (C2SP tlog-checkpoint): the text of the note that is signed.
 *
 * <pre>
 * ledger.example/v1/competitions/k-ai/log
 * 59
 * gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=
 * </pre>
 *
 * @param origin which log
 * @param size how many entries it has
 * @param root the root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

  /**
   * Reads a checkpoint's text. Lines of extension are refused: this ledger writes none, and what
   * they would say could not be checked.
   *
   * @throws MalformedNote if it is none
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new MalformedNote("a checkpoint is three lines: origin, size, root");
    }
    if (!VerificationKey.wellFormed(lines[0])) {
      throw new MalformedNote("a checkpoint's origin is not empty and has no space or plus sign");
    }
    Hash root =
        Hash.parse(lines[2])
            .orElseThrow(() -> new MalformedNote("a checkpoint's root is Base64 of 32 bytes"));
    return new Checkpoint(lines[0], Decimals.parse(lines[1], "a checkpoint's size"), root);
  }

  /** Reads the first three lines of a text, whatever lines of extension stand behind them. */
  static Checkpoint parseFirstLines(String text) {
    String[] lines = text.split("\n", 4);
    return parse(text.substring(0, text.length() - (lines.length < 4 ? 0 : lines[3].length())));
  }

  /** The text that is signed. */
  public String text() {
    return origin + '\n' + size + '\n' + root.base64() + '\n';
  }

  /** Signs it with every key, each of which is named after the origin. */
  public SignedNote sign(List<SigningKey> keys) {
    String text = text();
    return new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
  }
}
