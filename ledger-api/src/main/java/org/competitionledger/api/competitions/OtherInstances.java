package org.competitionledger.api.competitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.http.Forwarding;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.RecordKind;
import org.competitionledger.projections.LedgerNode;

/**
 * Asks the other instances for what they hold. One that does not answer makes the whole
 * unavailable: a list that silently leaves competitions out would be a lie.
 */
@ApplicationScoped
public class OtherInstances {

  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(5);
  private static final String FIRST_PAGE = "/v1/competitions?limit=1000";
  private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_WAIT_MAX)
          .build();
  private final LedgerNode node;
  private final ObjectMapper json;

  OtherInstances(LedgerNode node, ObjectMapper json) {
    this.node = node;
    this.json = json;
  }

  /**
   * What each of them answers; blocks.
   *
   * @param question path and query
   */
  public List<String> ask(String question) {
    return node.views().others().stream()
        .map(address -> ask(URI.create("http://" + address + question)).body())
        .toList();
  }

  /** All competitions of all others; blocks. */
  List<CompetitionView.Summary> summaries() {
    List<CompetitionView.Summary> found = new ArrayList<>();
    for (String address : node.views().others()) {
      Optional<String> page = Optional.of(FIRST_PAGE);
      while (page.isPresent()) {
        HttpResponse<String> answer = ask(URI.create("http://" + address + page.get()));
        found.addAll(parsed(answer.body()));
        page =
            answer
                .headers()
                .firstValue("Link")
                .map(NEXT_PAGE::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1));
      }
    }
    return found;
  }

  private HttpResponse<String> ask(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_WAIT_MAX)
            .header("Accept", "application/json")
            .header(Forwarding.FORWARDED, "1")
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return answer;
      }
    } catch (IOException e) {
      // said below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemCode.NOT_READY.exception(
        "Another instance of this ledger does not answer.", "이 기록부의 다른 인스턴스가 응답하지 않습니다.");
  }

  private List<CompetitionView.Summary> parsed(String body) {
    List<CompetitionView.Summary> found = new ArrayList<>();
    try {
      json.readTree(body).path("competitions").forEach(each -> found.add(summary(each)));
    } catch (JsonProcessingException e) {
      throw ProblemCode.NOT_READY.exception();
    }
    return found;
  }

  private static CompetitionView.Summary summary(JsonNode told) {
    JsonNode name = told.path("name");
    return new CompetitionView.Summary(
        told.path("id").asText(),
        new LocalisedText(name.path("ko").asText(null), name.path("en").asText(null)),
        RecordKind.valueOf(told.path("record").asText()),
        told.path("zone").asText(),
        told.path("lastSequence").asLong());
  }
}
