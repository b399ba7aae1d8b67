package org.competitionledger.api.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** A browser at the desk, as far as forms and cookies go; it runs no scripts. */
public final class DeskVisit {

  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

  private final CookieManager cookies;
  private final HttpClient client;
  private final URI base;

  DeskVisit() {
    this(
        ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class),
        new CookieManager());
  }

  private DeskVisit(int port, CookieManager cookies) {
    this.cookies = cookies;
    this.base = URI.create("http://localhost:" + port);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** A browser at the desk of a port of this machine. */
  public static DeskVisit at(int port) {
    return new DeskVisit(port, new CookieManager());
  }

  /** The same browser, over a new connection. */
  public DeskVisit reconnected() {
    return new DeskVisit(base.getPort(), cookies);
  }

  /** Somebody who is signed in on the development key. */
  public static DeskVisit as(String subject, String role, String competition) {
    DeskVisit visit = new DeskVisit();
    visit.signIn(subject, role, competition);
    return visit;
  }

  /** Signs in on the development key. */
  public HttpResponse<String> signIn(String subject, String role, String competition) {
    return post(
        "/desk/sign-in",
        Map.of(
            "subject", subject,
            "role", role,
            "competition", competition,
            "participants", "alpha",
            "to", "/desk?lang=en"));
  }

  /** Follows the provider's own forms, as a person would, until the ledger is there again. */
  public HttpResponse<String> throughProvider(HttpResponse<String> first, String login) {
    HttpResponse<String> page = first;
    for (int step = 0; step < 4 && page.uri().getPort() != base.getPort(); step++) {
      Matcher form = FORM.matcher(page.body());
      if (!form.find()) {
        throw new AssertionError(page.uri() + " " + page.body());
      }
      String answer =
          page.body().contains("name=\"login\"")
              ? "prompt=login&password=x&login=" + URLEncoder.encode(login, UTF_8)
              : page.body().contains("name=\"xsrf\"")
                  ? "logout=yes&xsrf=" + hidden(page, "xsrf")
                  : "prompt=consent";
      page =
          send(
              HttpRequest.newBuilder(page.uri().resolve(form.group(1)))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(answer)));
    }
    return page;
  }

  /** Somebody who is signed in, and to whom nobody but the record can have given a role. */
  static DeskVisit nobody(String subject) {
    DeskVisit visit = new DeskVisit();
    visit.post(
        "/desk/sign-in",
        Map.of("subject", subject, "competition", "another-cup", "participants", ""));
    return visit;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (headers.length == 0) {
      request.header("Origin", base.toString());
    } else {
      request.headers(headers);
    }
    return send(request);
  }

  /** Fills in the form of an event, and records what it shows: the answer of the last step. */
  public HttpResponse<String> record(String competition, String type, Map<String, String> fields) {
    String write = "/desk/" + competition + "/write/" + type + "?lang=en";
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("key", hidden(get(write), "key"));
    HttpResponse<String> shown = post(write, form);
    if (shown.statusCode() != 200) {
      return shown;
    }
    return post(
        "/desk/" + competition + "/append?lang=en",
        Map.of("key", hidden(shown, "key"), "event", hidden(shown, "event")));
  }

  /** What a hidden field holds. */
  public static String hidden(HttpResponse<String> page, String name) {
    Matcher field =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
            .matcher(page.body());
    if (!field.find()) {
      throw new AssertionError(name + " is not in " + page.statusCode() + " " + page.body());
    }
    return field
        .group(1)
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** The names of the fields of a page. */
  static List<String> fields(HttpResponse<String> page) {
    List<String> names = new ArrayList<>();
    Matcher field =
        Pattern.compile("<(?:input|textarea|select)\\b[^>]*? name=\"(/[^\"]*)\"")
            .matcher(page.body());
    while (field.find()) {
      names.add(field.group(1));
    }
    return names;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** Somebody else puts a cookie for the desk into this browser. */
  void plant(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setDomain("localhost.local"); // as that of the desk's own
    cookie.setPath("/desk");
    cookie.setVersion(0);
    cookies.getCookieStore().add(base, cookie);
  }

  URI base() {
    return base;
  }
}
