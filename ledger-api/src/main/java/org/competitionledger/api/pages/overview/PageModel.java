package org.competitionledger.api.pages.overview;

import java.util.List;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.EventLine;
import org.competitionledger.api.pages.standings.TableView;

/** What the templates place; texts only. */
public final class PageModel {

  private PageModel() {}

  /** The page of one competition. */
  public record Competition(
      String id,
      String name,
      String description,
      String badge,
      String badgeClass,
      boolean reconstructed,
      String licence,
      String attribution,
      List<Tab> tabs,
      TableView table,
      List<Change> changes,
      List<Finding> findings,
      List<Promise> promises,
      List<EventLine> timeline,
      long lastSequence) {}

  /** A stage to choose. */
  public record Tab(String id, String name, boolean current) {}

  /** A change of the rules. */
  public record Change(
      long sequence,
      Dates.When date,
      String title,
      String direction,
      String directionClass,
      List<String> timing,
      String notice,
      String rationale,
      List<Part> together,
      List<Impact> impacts,
      List<Difference> differences) {}

  /** Something else that was announced in one go. */
  public record Part(long sequence, String title) {}

  /**
   * What a change did to a stage.
   *
   * @param summary nothing while it is being worked out
   * @param crossed whether it brought anybody across the cut
   * @param more whether more moved than are listed
   */
  public record Impact(
      String title, String summary, boolean crossed, List<Move> moves, boolean more) {}

  /**
   * An entry that stands elsewhere.
   *
   * @param crossed to which side of the cut it came; nothing if it stays on its side
   */
  public record Move(String name, String from, String to, String crossed, String crossedClass) {}

  /** A field that differs; texts word by word. */
  public record Difference(String field, List<Piece> pieces, String old, String fresh) {}

  /**
   * A stretch of text.
   *
   * @param op {@code equal}, {@code insert} or {@code delete}
   */
  public record Piece(String op, String text) {}

  /** A finding; resolved ones are told apart by their age. */
  public record Finding(
      String code,
      String title,
      String detail,
      String severity,
      String severityClass,
      String age,
      boolean resolved,
      List<Long> sequences) {}

  /** An open promise. */
  public record Promise(
      String text,
      String party,
      String age,
      String due,
      String standing,
      List<Part> together,
      long sequence) {}
}
