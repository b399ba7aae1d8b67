package org.competitionledger.api.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.words.Language;

/**
 * A problem as it is shown to who asked: a problem document, or to a browser a page.
 *
 * @param text the document, to be sent in UTF-8
 */
record ProblemBody(String mediaType, String text) {

  private static final Pattern DESK = Pattern.compile("(/desk/" + Ids.FORM + ")/.+");

  /**
   * The problem for a reader.
   *
   * @param request what was asked, with its address and its Accept header
   */
  static ProblemBody of(Problem problem, Language language, HttpServerRequest request) {
    return MediaTypes.prefersHtml(request.getHeader("Accept"))
        ? new ProblemBody("text/html; charset=UTF-8", page(problem, language, request.path()))
        : new ProblemBody(
            ProblemJson.MEDIA_TYPE, new String(ProblemJson.bytes(problem, language), UTF_8));
  }

  /** With a way back: to the desk of the competition, or to all competitions. */
  private static String page(Problem problem, Language language, String path) {
    String lang = "?lang=" + language.tag();
    Matcher desk = DESK.matcher(String.valueOf(path)); // of a bad one there is none
    String back =
        desk.matches()
            ? link(desk.group(1) + lang, "back-to-desk", language)
            : link("/" + lang, "competitions", language);
    String title = escaped(problem.status() + " – " + problem.title().in(language));
    String detail = escaped(problem.detail().in(language));
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <header class="site">%s</header>
        <main>
        <h1>%s</h1>
        <p class="lead">%s</p>
        <p><code>%s</code></p>
        <p>%s</p>
        </main>
        </body>
        </html>
        """
        .formatted(
            language.tag(),
            title,
            link("/" + lang, "site", language),
            title,
            detail,
            problem.code(),
            back);
  }

  private static String link(String address, String words, Language language) {
    String text = escaped(ProblemCode.WORDS.say(words).in(language));
    return "<a href=\"%s\">%s</a>".formatted(address, text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
