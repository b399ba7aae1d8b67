package org.competitionledger.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.protocol.EntityTags;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.core.csv.Csv;

/**
 * An answer as it goes out.
 *
 * @param tag the strong ETag: the same as long as the bytes are
 * @param link the Link header
 * @param settled whether the same may be given again while nothing is recorded
 */
public record Rendered(
    byte[] body, String tag, String contentType, Optional<String> link, boolean settled) {

  /** What never changes; but a mistake of ours in it may be mended. */
  public static final String FOR_AN_HOUR = "public, max-age=3600, immutable";

  /** Asked again each time, and answered that nothing changed. */
  public static final String AS_LONG_AS_IT_HOLDS = "no-cache";

  /** Spreadsheets and charts ask often, and for many readers at once. */
  public static final String SHORTLY = "public, max-age=10";

  private static final String CSV = MediaTypes.CSV + "; charset=UTF-8; header=present";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** An answer that may be given again. */
  public static Rendered of(byte[] body, String contentType, Optional<String> link) {
    return new Rendered(body, EntityTags.of(body), contentType, link, true);
  }

  /**
   * Rows as CSV.
   *
   * @param bom whether it begins with a byte order mark, by which some spreadsheets know UTF-8
   */
  public static <T> Rendered csv(Csv<T> columns, List<T> rows, boolean bom, Optional<String> link) {
    String text = (bom ? BYTE_ORDER_MARK : "") + columns.of(rows);
    return of(text.getBytes(UTF_8), CSV, link);
  }

  /** The same, not to be given again: what it says may be said better in a moment. */
  public Rendered unsettled() {
    return new Rendered(body, tag, contentType, link, false);
  }

  /**
   * The answer, or that nothing of it changed.
   *
   * @param lastSequence the last event that was folded when it was asked
   * @param ifNoneMatch the tags that the reader has; null if none
   * @param caching what caches may do with it
   */
  public Response.ResponseBuilder answer(long lastSequence, String ifNoneMatch, String caching) {
    boolean unchanged = EntityTags.matches(ifNoneMatch, tag);
    boolean shortly = caching.equals(AS_LONG_AS_IT_HOLDS) && contentType.equals(CSV);
    Response.ResponseBuilder response =
        unchanged ? Response.notModified() : Response.ok(body).header("Content-Type", contentType);
    response.header("ETag", tag);
    response.header("Cache-Control", shortly ? SHORTLY : caching);
    response.header("Ledger-Sequence", lastSequence);
    link.ifPresent(target -> response.header("Link", target));
    return response;
  }
}
