package org.competitionledger.cli.audit;

import java.util.List;

/**
 * A change of the rules, in words.
 *
 * @param date when it happened in the world, as the writer gave it
 * @param facts in a few words each: direction, notice, timing of every stage
 * @param origin in a few words each: who, from what source, announced, recorded and effective times
 * @param rationale why; empty if that was not said
 * @param legalBasis on what it rests; empty if that was not said
 * @param together what was announced in one go with it
 */
record ReportedChange(
    long sequence,
    String date,
    String title,
    List<String> facts,
    List<String> origin,
    String rationale,
    String legalBasis,
    List<String> together,
    List<Difference> differences,
    List<Impact> impacts) {

  /**
   * A field that differs.
   *
   * @param old empty where there was none
   * @param fresh empty where there is none any more
   * @param pieces of a text that was changed, word by word; empty for all else
   */
  record Difference(String pointer, String old, String fresh, List<Piece> pieces) {}

  /**
   * A stretch of a changed text.
   *
   * @param op {@code equal}, {@code insert} or {@code delete}
   */
  record Piece(String op, String text) {}

  /** What a change did to a stage's table. */
  record Impact(String title, String summary, List<Move> moves) {}

  /** An entry that stands elsewhere. */
  record Move(String participant, String from, String to, String crossed) {}
}
