package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and its signatures (C2SP signed-note): the text, a blank line, signature lines.
 *
 * @param text the text with its final LF; this is what is signed
 * @param signatures its signatures, at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** More signatures than this are refused; at least 16 must be taken. */
  public static final int SIGNATURES_MAX = 100;

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a note. The text ends at the last blank line.
   *
   * @throws MalformedNote if it is none
   */
  public static SignedNote parse(byte[] utf8) {
    return parse(decode(utf8));
  }

  /** Reads a note; see the other {@code parse}. */
  public static SignedNote parse(String note) {
    if (note.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new MalformedNote("a note has no control character but LF");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
      throw new MalformedNote("a note is a text, a blank line and signature lines, each with LF");
    }
    String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", SIGNATURES_MAX + 1);
    if (lines.length > SIGNATURES_MAX) {
      throw new MalformedNote("a note with more than " + SIGNATURES_MAX + " signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /**
   * Text from bytes.
   *
   * @throws MalformedNote unless they are UTF-8
   */
  public static String decode(byte[] utf8) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedNote("this is not UTF-8");
    }
  }

  /**
   * The note with its LFs, as it is stored, served and parsed.
   *
   * @return UTF-8
   */
  public byte[] bytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString().getBytes(UTF_8);
  }

  /** The same note with more signatures behind its own. */
  public SignedNote with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /**
   * What known keys say of a note.
   *
   * @param valid known keys with a valid signature
   * @param invalid known keys with an invalid one
   */
  public record Verdict(List<VerificationKey> valid, List<VerificationKey> invalid) {

    /** At least one known key signed, and none of them wrongly. */
    public boolean trusted() {
      return !valid.isEmpty() && invalid.isEmpty();
    }
  }

  /** "Ignore unknown keys; a known key with a bad signature rejects the note." */
  public Verdict verify(List<VerificationKey> known) {
    List<VerificationKey> valid = new ArrayList<>();
    List<VerificationKey> invalid = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerificationKey key : known) {
        if (key.claimedBy(signature)) {
          (key.verifies(text, signature) ? valid : invalid).add(key);
        }
      }
    }
    return new Verdict(List.copyOf(valid), List.copyOf(invalid));
  }
}
