package org.competitionledger.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a ledger publishes, page by page. */
public final class Reader {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int PAGES_MAX = 10_000;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String language;

  /** A reader that asks for a language, {@code ko} or {@code en}. */
  public Reader(String language) {
    this.language = language;
  }

  /**
   * The bodies of a page and of all that follow it.
   *
   * @param mediaType what to ask for
   * @throws RequestRefused if the ledger refuses
   * @throws NoAnswer if it does not answer, or fails
   */
  public List<String> pages(URI first, String mediaType) throws InterruptedException {
    return pages(first, mediaType, PAGES_MAX);
  }

  /** At most so many of them. */
  public List<String> pages(URI first, String mediaType, int most) throws InterruptedException {
    List<String> bodies = new ArrayList<>();
    Optional<URI> next = Optional.of(first);
    while (next.isPresent() && bodies.size() < most) {
      URI page = next.get();
      HttpResponse<String> response = get(page, mediaType);
      bodies.add(response.body());
      next =
          response.headers().allValues("Link").stream()
              .flatMap(Reader::next)
              .findFirst()
              .map(page::resolve);
    }
    return bodies;
  }

  private static Stream<String> next(String link) {
    Matcher matcher = NEXT.matcher(link);
    return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
  }

  private HttpResponse<String> get(URI uri, String mediaType) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_WITHIN)
            .header("Accept", mediaType)
            .header("Accept-Language", language)
            .build();
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
      throw new NoAnswer("no answer from " + uri + reason, e);
    }
    if (response.statusCode() == 200) {
      return response;
    }
    ProblemAnswer problem = ProblemAnswer.of(response.statusCode(), response.body());
    if (response.statusCode() < 500 && response.statusCode() != 429) {
      throw new RequestRefused(problem);
    }
    throw new NoAnswer(problem.text(), null);
  }
}
