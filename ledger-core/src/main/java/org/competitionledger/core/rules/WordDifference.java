package org.competitionledger.core.rules;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.view.Segment;
import org.competitionledger.view.SegmentOp;

/**
 * What changed in a text, word by word. A word is a run of letters and digits in any script; of
 * Korean that is the word with its particle. Example: {@code between("four teams", "three teams")}
 * gives DELETE "four", INSERT "three", EQUAL " teams".
 */
public final class WordDifference {

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

  private WordDifference() {}

  /**
   * The segments from one text to another, in reading order. EQUAL and DELETE segments joined are
   * the old text, EQUAL and INSERT segments the new one.
   */
  public static List<Segment> between(String oldText, String newText) {
    List<String> oldTokens = tokens(oldText);
    List<String> newTokens = tokens(newText);
    List<Segment> segments = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(oldTokens, newTokens, true).getDeltas()) {
      String source = String.join("", delta.getSource().getLines());
      String target = String.join("", delta.getTarget().getLines());
      switch (delta.getType()) {
        case EQUAL -> append(segments, SegmentOp.EQUAL, source);
        case CHANGE, DELETE, INSERT -> {
          append(segments, SegmentOp.DELETE, source);
          append(segments, SegmentOp.INSERT, target);
        }
        default -> throw new IllegalStateException("unknown delta " + delta.getType());
      }
    }
    return joinedOverSpaces(segments);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static void append(List<Segment> segments, SegmentOp op, String text) {
    if (!text.isEmpty()) {
      segments.add(new Segment(op, text));
    }
  }

  /** "two changed words" read better as one change than as changes around an unchanged space. */
  private static List<Segment> joinedOverSpaces(List<Segment> segments) {
    List<Segment> joined = new ArrayList<>();
    StringBuilder deleted = new StringBuilder();
    StringBuilder inserted = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      boolean between = !last && deleted.length() > 0 && inserted.length() > 0;
      switch (segment.getOp()) {
        case DELETE -> deleted.append(segment.getText());
        case INSERT -> inserted.append(segment.getText());
        case EQUAL -> {
          if (between && segment.getText().isBlank()) {
            deleted.append(segment.getText());
            inserted.append(segment.getText());
          } else {
            flush(joined, deleted, inserted);
            joined.add(segment);
          }
        }
      }
    }
    flush(joined, deleted, inserted);
    return List.copyOf(joined);
  }

  private static void flush(List<Segment> to, StringBuilder deleted, StringBuilder inserted) {
    append(to, SegmentOp.DELETE, deleted.toString());
    append(to, SegmentOp.INSERT, inserted.toString());
    deleted.setLength(0);
    inserted.setLength(0);
  }
}
