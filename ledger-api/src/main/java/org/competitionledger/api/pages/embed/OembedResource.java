package org.competitionledger.api.pages.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.competitionledger.api.feeds.AtomFeed;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * How a site may embed a page, by the specification at oembed.com: type {@code rich}, whose HTML is
 * the snippet of the builder.
 */
@Path("/oembed")
public class OembedResource {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int WIDTH = 800;
  private static final int LENGTH_MAX = 10_000;
  private static final int CACHE_AGE_S = 3_600;
  private static final int CARD_WIDTH = 1_200;
  private static final int CARD_HEIGHT = 630;

  private final Readings readings;
  private final Titles titles;

  OembedResource(Readings readings, Titles titles) {
    this.readings = readings;
    this.titles = titles;
  }

  /** What a consumer asks for. */
  public static class Question {

    /** The page. */
    @QueryParam("url")
    public String url;

    /** {@code json} or {@code xml}. */
    @QueryParam("format")
    public String format;

    /** In pixels. */
    @QueryParam("maxwidth")
    public String maxWidth;

    /** In pixels. */
    @QueryParam("maxheight")
    public String maxHeight;

    int width() {
      return length("maxwidth", maxWidth);
    }

    int height() {
      return length("maxheight", maxHeight);
    }

    private static int length(String name, String given) {
      return (int) Parameters.wholeNumber(name, given, LENGTH_MAX, 1, Integer.MAX_VALUE);
    }
  }

  @GET
  @Operation(hidden = true)
  public Response oembed(@BeanParam Question question, @BeanParam PageRequest asked) {
    String format = Optional.ofNullable(question.format).orElse("json");
    if (!format.equals("json") && !format.equals("xml")) {
      throw ProblemCode.FORMAT_NOT_OFFERED.exception();
    }
    Map<String, Object> answer = answer(question, asked);
    return Response.ok(format.equals("json") ? json(answer) : xml(answer))
        .header(
            "Content-Type",
            (format.equals("json") ? "application/json" : "text/xml") + "; charset=UTF-8")
        .header("Cache-Control", "public, max-age=60")
        .build();
  }

  private Map<String, Object> answer(Question question, PageRequest asked) {
    URI base = asked.uri.getBaseUri();
    Embedding wanted =
        page(question.url, base)
            .flatMap(page -> Embedding.of(page, asked.language()))
            .orElseThrow(ProblemCode.NOT_FOUND::exception);
    Reading reading = readings.open(wanted.competition(), null);
    String title = titles.of(reading, wanted);
    int width = Math.min(WIDTH, question.width());
    int height = Math.min(wanted.part().height(), question.height());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("type", "rich");
    answer.put("version", "1.0");
    answer.put("title", title);
    answer.put("provider_name", Label.say(wanted.language(), "site"));
    answer.put("provider_url", base.toString());
    answer.put("cache_age", CACHE_AGE_S);
    answer.put("width", width);
    answer.put("height", height);
    answer.put("html", new Snippet(base, Integer.toString(width), height).of(wanted, title));
    boolean thumbnail = CARD_WIDTH <= question.width() && CARD_HEIGHT <= question.height();
    if (thumbnail && Typefaces.find().isPresent()) {
      String card = "/competitions/" + wanted.competition() + "/card.png?lang=";
      answer.put("thumbnail_url", base.resolve(card + wanted.language()).toString());
      answer.put("thumbnail_width", CARD_WIDTH);
      answer.put("thumbnail_height", CARD_HEIGHT);
    }
    return answer;
  }

  /** An address of this service, under whatever scheme; empty if it is none. */
  private static Optional<URI> page(String url, URI base) {
    if (url == null || url.isEmpty()) {
      throw ProblemCode.PARAMETER_INVALID.exception("must-be-given", "url");
    }
    try {
      URI page = new URI(url);
      return Optional.of(page)
          .filter(each -> base.getAuthority().equalsIgnoreCase(each.getAuthority()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String json(Map<String, Object> answer) {
    try {
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String xml(Map<String, Object> answer) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
    answer.forEach(
        (name, value) ->
            xml.append("  <")
                .append(name)
                .append('>')
                .append(Snippet.escaped(AtomFeed.legal(value.toString())))
                .append("</")
                .append(name)
                .append(">\n"));
    return xml.append("</oembed>\n").toString();
  }
}
