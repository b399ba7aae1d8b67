package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.desk.DeskVisit;
import org.competitionledger.api.desk.NodeProvider;
import org.competitionledger.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker: whichever is asked, the answer is whole. */
class SeveralInstancesIT {

  private static final List<String> CUPS = IntStream.range(0, 8).mapToObj(i -> "cup-" + i).toList();
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private static final Map<String, String> STAGE =
      Map.of("/data/stage", "final", "/data/name/en", "Final", "/data/order", "1");
  private static final Map<String, String> PANEL =
      Map.of("/data/stage", "final", "/data/panel", "jury", "/data/size", "3");

  @TempDir Path directory;

  @Test
  void eachAnswersForAllAndGoesOnWithoutTheOther() throws Exception {
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")));
        Balancer balancer = new Balancer();
        NodeProvider provider = new NodeProvider();
        ServedJar one = start("one", broker, provider.start(balancer.port(), false))) {
      for (String cup : CUPS) {
        append(one, cup, "announce", Events.ANNOUNCED);
        append(one, cup, "notice", Events.notice("n1"));
      }
      Files.createDirectories(directory.resolve("two"));
      Path key = directory.resolve("one").resolve("dev-key");
      try (var files = Files.walk(key)) {
        for (Path file : files.toList()) {
          Files.copy(
              file, directory.resolve("two").resolve(directory.resolve("one").relativize(file)));
        }
      }
      try (Traffic meanwhile = Traffic.through(one);
          ServedJar two = start("two", broker, provider.settings())) {
        for (ServedJar instance : List.of(one, two)) {
          assertThat(listed(instance)).containsAll(CUPS).doesNotHaveDuplicates();
          for (String cup : CUPS) {
            answersFor(instance, cup);
          }
          assertThat(instance.get("/?lang=en").body()).contains(CUPS);
          assertThat(inFeed(instance))
              .hasSizeGreaterThanOrEqualTo(2 * CUPS.size())
              .doesNotHaveDuplicates();
        }
        for (String cup : CUPS) {
          append(two, cup, "late", Events.notice("n2"));
        }
        assertThat(meanwhile.failures()).as("while another joined").isEmpty();
        for (ServedJar instance : List.of(one, two)) {
          assertThat(streamed(instance, CUPS, 2)).hasSize(2 * CUPS.size()).doesNotHaveDuplicates();
          assertThat(streamed(instance, List.of(CUPS.get(0)), 2)).hasSize(2);
        }
        atTheDesk(new Instances(balancer, one, two), !provider.settings().isEmpty());
        two.kill();
        for (String cup : CUPS) {
          appendAgainAndAgain(one, cup, "alone", Events.notice("n3"));
          assertThat(one.get("/v1/competitions/" + cup).statusCode()).isEqualTo(200);
        }
      }
    }
  }

  /** To either of them a person's requests come, whichever decides for a competition. */
  private record Instances(Balancer balancer, ServedJar one, ServedJar two) {

    DeskVisit at(ServedJar instance, DeskVisit visit) {
      balancer.to(instance);
      return visit.reconnected();
    }

    DeskVisit signedIn(String login, String role, boolean byProvider) {
      DeskVisit visit = at(one, DeskVisit.at(balancer.port()));
      if (byProvider) {
        HttpResponse<String> asked = visit.get("/desk/session?to=/desk%3Flang=en");
        HttpResponse<String> back = at(two, visit).throughProvider(asked, login);
        assertThat(back.body()).contains("Signed in as");
      } else {
        String subject = login.replaceAll("[^a-z]", "");
        assertThat(visit.signIn(subject, role, "*").body()).contains("Signed in as");
      }
      return visit;
    }

    /** Fills in, looks, records, and again at the other; what was recorded. */
    Map<String, String> records(
        DeskVisit visit, String cup, String type, Map<String, String> fields) throws Exception {
      long before = lastSequence(one, cup);
      caughtUp(two, cup, before);
      String write = "/desk/" + cup + "/write/" + type + "?lang=en";
      Map<String, String> form = new HashMap<>(fields);
      form.put("key", DeskVisit.hidden(at(two, visit).get(write), "key"));
      HttpResponse<String> shown = at(one, visit).post(write, form);
      Map<String, String> sent =
          Map.of("key", DeskVisit.hidden(shown, "key"), "event", DeskVisit.hidden(shown, "event"));
      for (ServedJar instance : List.of(two, one)) {
        HttpResponse<String> recorded =
            at(instance, visit).post("/desk/" + cup + "/append?lang=en", sent);
        assertThat(recorded.body()).contains("Event #" + (before + 1));
      }
      for (ServedJar instance : List.of(one, two)) {
        caughtUp(instance, cup, before + 1);
        assertThat(lastSequence(instance, cup)).as("once").isEqualTo(before + 1);
      }
      return sent;
    }
  }

  private static long lastSequence(ServedJar instance, String cup) throws Exception {
    return Api.json(instance.get("/v1/competitions/" + cup)).path("lastSequence").asLong();
  }

  private static void caughtUp(ServedJar instance, String cup, long sequence) throws Exception {
    assertThat(instance.get("/v1/competitions/" + cup + "?atLeast=" + sequence).statusCode())
        .isEqualTo(200);
  }

  private static void atTheDesk(Instances instances, boolean byProvider) throws Exception {
    DeskVisit organiser = instances.signedIn("organiser", "organizer", byProvider);
    DeskVisit judge = instances.signedIn("auth0|Judge-One", "applicant", byProvider);
    DeskVisit second = instances.signedIn("stranger", "applicant", byProvider);
    Map<String, String> sent = Map.of();
    for (String cup : CUPS) {
      instances.records(organiser, cup, "StageScheduled", STAGE);
      sent = instances.records(organiser, cup, "PanelAnnounced", PANEL);
      String made =
          instances
              .at(instances.one(), organiser)
              .post(
                  "/desk/" + cup + "/invite/EvaluatorAppointed?lang=en",
                  Map.of("/data/stage", "final", "/data/panel", "jury"))
              .body();
      Matcher invitation =
          Pattern.compile("/desk/" + cup + "/invitation\\?t=([^\"&]+)").matcher(made);
      assertThat(invitation.find()).as(made).isTrue();
      Map<String, String> accepted = Map.of("t", invitation.group(1));
      String accept = "/desk/" + cup + "/invitation?lang=en";
      HttpResponse<String> desk = instances.at(instances.two(), judge).post(accept, accepted);
      assertThat(desk.body()).contains("Record a score");
      HttpResponse<String> refused = instances.at(instances.one(), second).post(accept, accepted);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    }
    HttpResponse<String> left =
        instances.at(instances.two(), second).post("/desk/sign-out?lang=en", Map.of());
    assertThat(left.body()).contains("You are signed out");
    assertThat(left.body().contains("may still have you signed in")).isEqualTo(byProvider);
    if (byProvider) {
      aLongSessionIsRenewedByEither(instances, CUPS.get(CUPS.size() - 1), sent);
    }
  }

  /** Who may write in many competitions has a session of several cookies. */
  private static void aLongSessionIsRenewedByEither(
      Instances instances, String cup, Map<String, String> sent) throws Exception {
    NodeProvider.change(
        known -> {
          known.put("tokensLastSeconds", 5);
          ArrayNode competitions = (ArrayNode) known.at("/people/organiser/competitions");
          IntStream.range(0, 300).forEach(i -> competitions.add("another-cup-" + i));
        });
    DeskVisit organiser = instances.signedIn("organiser", "organizer", true);
    for (ServedJar instance : List.of(instances.one(), instances.two())) {
      DeskVisit visit = instances.at(instance, organiser);
      Map<String, String> before = cookies(visit);
      assertThat(before).hasSizeGreaterThan(2);
      long deadlineNanos = System.nanoTime() + SETTLED_WITHIN.toNanos();
      while (cookies(visit).equals(before)) {
        assertThat(System.nanoTime()).isLessThan(deadlineNanos);
        HttpResponse<String> again = visit.post("/desk/" + cup + "/append?lang=en", sent);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        Thread.sleep(200);
      }
      assertThat(visit.get("/desk?lang=en").body()).contains("Signed in as");
    }
  }

  private static Map<String, String> cookies(DeskVisit visit) {
    return visit.cookies().stream()
        .filter(cookie -> cookie.getName().startsWith("q_session"))
        .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue));
  }

  /**
   * Appends to one competition, again where nobody was known for long who decides for it, and reads
   * all others, all the time.
   */
  private static final class Traffic implements AutoCloseable {

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ending;

    private Traffic(ServedJar service) {
      thread = new Thread(() -> flow(service), "traffic");
      thread.start();
    }

    static Traffic through(ServedJar service) throws Exception {
      append(service, "traffic", "announce", Events.ANNOUNCED);
      return new Traffic(service);
    }

    private void flow(ServedJar service) {
      try {
        for (int i = 0; !ending; i++) {
          appendAgainAndAgain(service, "traffic", "n" + i, Events.notice("n" + i));
          String cup = CUPS.get(i % CUPS.size());
          if (service.get("/v1/competitions/" + cup).statusCode() != 200) {
            failures.add(cup);
          }
          Thread.sleep(20);
        }
      } catch (Exception | AssertionError e) {
        failures.add(e.toString());
      }
    }

    List<String> failures() {
      return failures;
    }

    @Override
    public void close() {
      ending = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What a client does whose request was not answered in time. */
  private static void appendAgainAndAgain(ServedJar service, String cup, String key, String event)
      throws Exception {
    long deadlineNanos = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (true) {
      try {
        append(service, cup, key, event);
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadlineNanos) {
          throw e;
        }
      }
    }
  }

  private ServedJar start(String name, EmbeddedBroker broker, Map<String, String> further)
      throws Exception {
    int port = ServedJar.freePort();
    Map<String, String> settings = new HashMap<>(further);
    broker.clientSettings().forEach((key, value) -> settings.put("kafka." + key, value));
    settings.put("ledger.kafka.partitions", "4");
    settings.put("ledger.node.id", name);
    settings.put("ledger.node.advertised", "127.0.0.1:" + port);
    settings.put("ledger.log.keys", directory.resolve("keys").toString());
    return ServedJar.start(directory.resolve(name), port, settings);
  }

  private static void append(ServedJar service, String cup, String key, String event)
      throws Exception {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service.appending(cup, key, "application/json", event),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static List<String> listed(ServedJar service) throws Exception {
    List<String> ids = new ArrayList<>();
    String next = "/v1/competitions?limit=3";
    while (next != null) {
      HttpResponse<String> page = service.get(next);
      Api.json(page).path("competitions").forEach(each -> ids.add(each.path("id").asText()));
      next =
          page.headers()
              .firstValue("Link")
              .map(link -> link.substring(1, link.indexOf('>')))
              .orElse(null);
    }
    return ids;
  }

  /** Ids of the entries of the feed over all competitions. */
  private static List<String> inFeed(ServedJar instance) throws Exception {
    return Pattern.compile("<entry><id>([^<]*)</id>")
        .matcher(instance.get("/v1/feed.atom?lang=en").body())
        .results()
        .map(entry -> entry.group(1))
        .toList();
  }

  private static void answersFor(ServedJar instance, String cup) throws Exception {
    String base = "/v1/competitions/" + cup;
    JsonNode page = Api.json(instance.get(base + "/events"));
    assertThat(page.path("events")).as(cup + ": " + page).hasSize(2);
    assertThat(Api.json(instance.get(base + "/events/1")).path("id").asText())
        .isEqualTo(cup + "/1");
    assertThat(Api.json(instance.get(base)).path("lastSequence").asInt()).isEqualTo(1);
    assertThat(instance.get(base + "/log/vkey").statusCode()).isEqualTo(200);
    assertThat(instance.get(base + "/events/1/proof").statusCode()).isEqualTo(200);
    assertThat(instance.get("/competitions/" + cup).statusCode()).isEqualTo(200);
  }

  /** Ids of the events behind the first of each competition, as one stream gives them. */
  private static List<String> streamed(ServedJar instance, List<String> cups, int each)
      throws Exception {
    String positions = cups.stream().map(cup -> cup + ":0").collect(Collectors.joining(","));
    HttpResponse<InputStream> stream =
        instance
            .client()
            .send(
                instance
                    .request(
                        "/v1/events?competition=" + String.join(",", cups) + "&after=" + positions)
                    .header("Accept", "text/event-stream")
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && ids.size() < each * cups.size();
          line = lines.readLine()) {
        if (line.startsWith("data:")) {
          ids.add(Api.json(line.substring(5)).path("id").asText());
        }
      }
    }
    return ids;
  }
}
