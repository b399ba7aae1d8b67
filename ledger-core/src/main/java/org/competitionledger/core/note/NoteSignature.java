package org.competitionledger.core.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.competitionledger.core.log.PaddedBase64;

/**
 * One signature line of a note, {@code — <name> base64(id ‖ signature)}.
 *
 * @param name the key's name
 * @param keyId the key's id
 * @param bytes what stands behind the id; not to be changed
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {

  private static final String DASH = "\u2014 ";

  /**
   * Reads a line, without its LF.
   *
   * @throws MalformedNote if it is no signature line
   */
  static NoteSignature parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space <= DASH.length()) {
      throw new MalformedNote("not a signature line: " + line);
    }
    String name = line.substring(DASH.length(), space);
    VerificationKey.requireName(name);
    byte[] blob =
        PaddedBase64.decode(line.substring(space + 1))
            .filter(bytes -> bytes.length > Integer.BYTES)
            .orElseThrow(() -> new MalformedNote("a signature is padded Base64, not: " + line));
    return new NoteSignature(
        name, ByteBuffer.wrap(blob).getInt(), Arrays.copyOfRange(blob, Integer.BYTES, blob.length));
  }

  /** The line with its LF. */
  public String line() {
    byte[] blob =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + ' ' + PaddedBase64.encode(blob) + '\n';
  }
}
