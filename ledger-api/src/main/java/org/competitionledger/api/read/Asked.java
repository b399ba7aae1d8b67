package org.competitionledger.api.read;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Supplier;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.core.words.Language;

/**
 * What a reader asked for, as far as the bytes of an answer depend on it.
 *
 * @param address with its query
 * @param type in which form
 * @param language in which language; null if the answer is in both
 * @param ifNoneMatch the tags that the reader has; null if none
 */
public record Asked(String address, String type, Language language, String ifNoneMatch) {

  private record Question(String address, String type, Language language) {}

  /** In the form that the reader likes best, or a 406. */
  public static Asked of(UriInfo uri, HttpHeaders headers, String... offered) {
    String type =
        MediaTypes.best(headers.getHeaderString(HttpHeaders.ACCEPT), List.of(offered))
            .orElseThrow(ProblemCode.NOT_ACCEPTABLE::exception);
    return whatever(uri, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), type, null);
  }

  /** In the only form that there is, whatever the reader accepts. */
  public static Asked whatever(UriInfo uri, String ifNoneMatch, String type, Language language) {
    return new Asked(uri.getRequestUri().toString(), type, language, ifNoneMatch);
  }

  /** Whether it is to be CSV. */
  public boolean isCsv() {
    return type.equals(MediaTypes.CSV);
  }

  /** The page that is asked for; of CSV the largest, since spreadsheets follow no links. */
  public Paged.Request part(String limit, String cursor) {
    return Paged.Request.of(limit == null && isCsv() ? Paged.LARGEST : limit, cursor);
  }

  /**
   * The answer, made anew or given again.
   *
   * @param ofNow whether it depends on the clock, too
   */
  public Response.ResponseBuilder answer(
      RenderedAnswers answers,
      String competition,
      long lastSequence,
      boolean ofNow,
      Supplier<Rendered> making) {
    RenderedAnswers.Key key =
        new RenderedAnswers.Key(competition, new Question(address, type, language), ofNow);
    return answers
        .get(key, lastSequence, making)
        .answer(lastSequence, ifNoneMatch, Rendered.AS_LONG_AS_IT_HOLDS);
  }
}
