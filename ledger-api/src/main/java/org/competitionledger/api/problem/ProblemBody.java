package org.competitionledger.api.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.core.words.Language;

/**
 * A problem as it is shown to who asked: a problem document, or to a browser a page.
 *
 * @param text the document, to be sent in UTF-8
 */
record ProblemBody(String mediaType, String text) {

  /**
   * The problem for a reader.
   *
   * @param accept the Accept header; null if there is none
   */
  static ProblemBody of(Problem problem, Language language, String accept) {
    return MediaTypes.prefersHtml(accept)
        ? new ProblemBody("text/html; charset=UTF-8", page(problem, language))
        : new ProblemBody(
            ProblemJson.MEDIA_TYPE, new String(ProblemJson.bytes(problem, language), UTF_8));
  }

  private static String page(Problem problem, Language language) {
    String title = escaped(problem.status() + " – " + problem.title().in(language));
    String detail = escaped(problem.detail().in(language));
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        </head>
        <body>
        <h1>%s</h1>
        <p>%s</p>
        <p><code>%s</code></p>
        </body>
        </html>
        """
        .formatted(language.tag(), title, title, detail, problem.code());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
