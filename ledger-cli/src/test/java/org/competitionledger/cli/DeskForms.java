package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person at the desk, with a browser as far as pages, forms and cookies go; it runs no scripts.
 * What is filled in has to be a field of the page, and what the page filled in already is sent
 * along and costs nothing.
 */
final class DeskForms {

  private static final Pattern FIELD =
      Pattern.compile(
          "<(input|textarea|select)\\b([^>]*)>(?:(?<!<input[^>]{0,999}>)(.*?)</\\1>)?",
          Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
  private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected>");
  private static final int REFUSED_FROM = 400;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String url;
  private final Effort effort;

  /** Somebody who signs in on the development key. */
  DeskForms(String url, String subject, String role, String participant, Effort effort)
      throws IOException, InterruptedException {
    this.url = url;
    this.effort = effort;
    String page = get("/desk/sign-in?lang=en");
    Map<String, String> form = fields(page);
    assertThat(form).containsKeys("subject", "participants");
    effort.typed(subject).typed(participant).clicks(role.equals("organizer") ? 1 : 3);
    form.putAll(
        Map.of("subject", subject, "role", role, "participants", participant, "to", "/desk"));
    post("/desk/sign-in?lang=en", form);
  }

  /** Fills in the form of an event, looks at what it shows, and records that. */
  void record(String competition, String type, Map<String, String> filled)
      throws IOException, InterruptedException {
    String write = "/desk/" + competition + "/write/" + type + "?lang=en";
    String page = get(write);
    Map<String, String> form = fields(page);
    for (Map.Entry<String, String> each : filled.entrySet()) {
      assertThat(form).as(type).containsKey(each.getKey());
      if (!form.get(each.getKey()).equals(each.getValue())) {
        fill(page, each.getKey(), each.getValue());
        form.put(each.getKey(), each.getValue());
      }
    }
    effort.forms().clicks(2); // the act at the desk; what it would be
    String shown = post(write, form);
    Map<String, String> review = fields(shown);
    assertThat(review).containsKeys("key", "event");
    effort.clicks(1);
    post(
        "/desk/" + competition + "/append?lang=en",
        Map.of("key", review.get("key"), "event", review.get("event")));
  }

  /** Writes a file at the desk, looks at what it would do, and records it. */
  void file(String competition, String yaml) throws IOException, InterruptedException {
    String address = "/desk/" + competition + "/file?lang=en";
    String key = fields(get(address)).get("key");
    effort.forms().typed(yaml).clicks(2);
    String shown = post(address, Map.of("key", key, "text", yaml, "do", "try"));
    assertThat(shown).contains("This will be on record for ever");
    effort.clicks(1);
    post(address, Map.of("key", key, "text", yaml, "do", "record"));
  }

  private void fill(String page, String name, String value) {
    Matcher field = FIELD.matcher(page);
    while (field.find()) {
      if (name(field.group(2)).equals(name)) {
        if (field.group(1).equals("select")) {
          assertThat(field.group(3)).as(name).contains("<option value=\"" + value + "\"");
          effort.clicks(1);
        } else if (value.matches("[0-9a-f]{64}")) {
          effort.pasted();
        } else {
          effort.typed(value);
        }
        return;
      }
    }
  }

  /** The fields of a page, with what stands in them. */
  private static Map<String, String> fields(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(page);
    while (field.find()) {
      String inside = field.group(3) == null ? "" : field.group(3);
      fields.putIfAbsent(
          name(field.group(2)),
          switch (field.group(1)) {
            case "textarea" -> text(inside);
            case "select" -> first(SELECTED, inside);
            default -> first(VALUE, field.group(2));
          });
    }
    return fields;
  }

  private static String name(String attributes) {
    return first(NAME, attributes);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? text(found.group(1)) : "";
  }

  private static String text(String html) {
    return html.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)));
  }

  private String post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", url)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    if (answer.statusCode() >= REFUSED_FROM) {
      effort.refused(answer.uri() + " " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
