package org.competitionledger.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a ledger publishes: page by page, or a file. */
public final class Reader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int PAGES_MAX = 10_000;
  private static final int ERROR_BYTES_MAX = 64 << 10;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

  private final HttpClient http = client();
  private final String language;

  /** A reader that asks for a language, {@code ko} or {@code en}, or {@code *} for any. */
  public Reader(String language) {
    this.language = language;
  }

  /** What reads of a server: it waits 5 s for a connection, and goes where it is sent. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  /** The value of a JSON text that was answered. */
  public static JsonNode json(String answered) {
    try {
      return JSON.readTree(answered);
    } catch (JsonProcessingException e) {
      throw new NoAnswer("what was answered is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * A page of JSON.
   *
   * @throws RequestRefused if the ledger refuses
   * @throws NoAnswer if it does not answer, or fails
   */
  public JsonNode page(URI uri) throws InterruptedException {
    return json(texts(uri, "application/json", 1).get(0));
  }

  /** A page of JSON and all that follow it. */
  public List<JsonNode> pages(URI first) throws InterruptedException {
    return texts(first, "application/json", PAGES_MAX).stream().map(Reader::json).toList();
  }

  /** The same of another media type, as text. */
  public List<String> texts(URI first, String mediaType) throws InterruptedException {
    return texts(first, mediaType, PAGES_MAX);
  }

  private List<String> texts(URI first, String mediaType, int most) throws InterruptedException {
    List<String> bodies = new ArrayList<>();
    each(first, mediaType, most, bodies::add);
    return bodies;
  }

  /** All pages of a media type, handed over one after the other. */
  public void each(URI first, String mediaType, Consumer<String> body) throws InterruptedException {
    each(first, mediaType, PAGES_MAX, body);
  }

  private void each(URI first, String mediaType, int most, Consumer<String> handed)
      throws InterruptedException {
    Optional<URI> next = Optional.of(first);
    for (int pages = 0; next.isPresent() && pages < most; pages++) {
      URI page = next.get();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(page).timeout(ANSWER_WITHIN).header("Accept", mediaType);
      HttpResponse<String> response = answer(request, BodyHandlers.ofString(UTF_8), body -> body);
      handed.accept(response.body());
      next =
          response.headers().allValues("Link").stream()
              .flatMap(Reader::next)
              .findFirst()
              .map(page::resolve);
    }
    if (next.isPresent() && most == PAGES_MAX) {
      throw new NoAnswer(first + " has more than " + PAGES_MAX + " pages", null);
    }
  }

  /**
   * What is answered to a body of JSON.
   *
   * @param token bearer token
   */
  public JsonNode posted(URI uri, String token, byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_WITHIN)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return json(answer(request, BodyHandlers.ofString(UTF_8), text -> text).body());
  }

  /** A file of any size, as it comes. */
  public InputStream file(URI uri) throws InterruptedException {
    return answer(HttpRequest.newBuilder(uri), BodyHandlers.ofInputStream(), Reader::beginning)
        .body();
  }

  /** Of what is no file but says why there is none. */
  private static String beginning(InputStream answered) {
    try (answered) {
      return new String(answered.readNBytes(ERROR_BYTES_MAX), UTF_8);
    } catch (IOException e) {
      return ""; // the status says enough
    }
  }

  private static Stream<String> next(String link) {
    Matcher matcher = NEXT.matcher(link);
    return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
  }

  private <T> HttpResponse<T> answer(
      HttpRequest.Builder asked, BodyHandler<T> handler, Function<T, String> text)
      throws InterruptedException {
    HttpRequest request = asked.header("Accept-Language", language).build();
    HttpResponse<T> response;
    try {
      response = http.send(request, handler);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
      throw new NoAnswer("no answer from " + request.uri() + reason, e);
    }
    int status = response.statusCode();
    if (status == 200) {
      return response;
    }
    ProblemAnswer problem = ProblemAnswer.of(status, text.apply(response.body()));
    if (status < 500 && status != 429) {
      throw new RequestRefused(problem);
    }
    throw new NoAnswer(problem.text(), null);
  }
}
