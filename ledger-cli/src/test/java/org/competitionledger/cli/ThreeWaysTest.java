package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.competitionledger.api.process.Browser;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.seal.SealedScore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One contest, from its announcement to the end, at the desk in a browser, by files and commands,
 * and by the API: three logs that say the same.
 *
 * <p>The files of docs/files.md and the JSON of the API are written down apart, so that they are
 * held against each other.
 */
class ThreeWaysTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Person OFFICE = new Person("organizer", "organizer", "");
  private static final String FIRST_ROUND = "qualifying";

  @TempDir static Path directory;

  private static PackagedService service;
  private static Way calls;
  private static Browser browser;

  /** Somebody who writes. */
  private record Person(String subject, String role, String participant) {

    static Person team(String id) {
      return new Person(id + "-captain", "applicant", id);
    }

    static Person evaluator(String id) {
      return new Person(id, "evaluator", "");
    }
  }

  /** An event: fields by name; a {@link Text} is in English. */
  private record Said(String type, Map<String, Object> data) {

    /** Whether it is the same as another, or of another participant. */
    boolean differsInParticipant(Said other) {
      Map<String, Object> there = new LinkedHashMap<>(other.data());
      there.replace("participant", data.get("participant"));
      return type.equals(other.type()) && data.equals(there);
    }
  }

  private record Text(String english) {}

  /** What is done at one go, by whoever may. */
  private sealed interface Step {}

  private record SetUp() implements Step {}

  private record Amend() implements Step {}

  private record Write(Person who, List<Said> events) implements Step {}

  /** A score sheet as it is exported: participant,criterion,value. */
  private record Sheet(Person who, String stage, How how, String rows) implements Step {

    List<ObjectNode> scores() {
      return rows.lines()
          .map(row -> row.split(",", -1))
          .map(
              row ->
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("stage", stage)
                      .put("participant", row[0])
                      .put("criterion", row[1])
                      .put("occasion", 1)
                      .put("evaluator", who.subject())
                      .put("value", new BigDecimal(row[2])))
          .toList();
    }
  }

  private enum How {
    SEAL,
    REVEAL,
    OPENLY
  }

  private static Said said(String type, Object... fields) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      data.put((String) fields[i], fields[i + 1]);
    }
    return new Said(type, data);
  }

  private static Step office(Said... events) {
    return new Write(OFFICE, List.of(events));
  }

  private static Said ofTeam(String type, String stage, String team, Object... further) {
    Said said = said(type, "stage", stage, "participant", team);
    said.data().putAll(said(type, further).data());
    return said;
  }

  private static Said safe(String stage, String team) {
    return ofTeam("GateRuled", stage, team, "criterion", "safe", "verdict", "PASSED");
  }

  /** The contest of docs/files.md, with all that comes after its first file. */
  private static List<Step> contest() {
    List<Step> steps = new ArrayList<>(List.of(new SetUp()));
    List<String> teams = List.of("ants", "bees", "crabs");
    for (String team : teams) {
      steps.add(
          new Write(
              Person.team(team),
              List.of(said("ApplicationSubmitted", "call", "entries", "participant", team))));
    }
    List<Said> admission = new ArrayList<>(List.of(said("CallClosed", "call", "entries")));
    teams.forEach(
        team -> admission.add(said("ApplicationAccepted", "call", "entries", "participant", team)));
    teams.forEach(
        team -> admission.add(ofTeam("EntryAdmitted", FIRST_ROUND, team, "call", "entries")));
    admission.add(said("StageOpened", "stage", FIRST_ROUND));
    admission.add(said("EvaluationOpened", "stage", FIRST_ROUND));
    steps.add(new Write(OFFICE, admission));

    List<Step> seals = new ArrayList<>();
    List<Step> reveals = new ArrayList<>();
    Map<String, String> given =
        new LinkedHashMap<>(
            Map.of(
                "kim",
                    "ants,style,8\nants,report,7.5\nbees,style,9\nbees,report,6\n"
                        + "crabs,style,5\ncrabs,report,7\n",
                "lee",
                    "ants,style,7\nants,report,8\nbees,style,8.5\nbees,report,6.5\n"
                        + "crabs,style,6\ncrabs,report,6\n",
                "park",
                    "ants,style,9\nants,report,8\nbees,style,8\nbees,report,7\n"
                        + "crabs,style,4.5\ncrabs,report,8\n"));
    given.keySet().stream()
        .sorted()
        .forEach(
            id -> {
              Person who = Person.evaluator(id);
              seals.add(new Sheet(who, FIRST_ROUND, How.SEAL, given.get(id)));
              reveals.add(new Sheet(who, FIRST_ROUND, How.REVEAL, given.get(id)));
            });
    steps.addAll(seals);
    steps.add(new Amend());
    steps.add(
        office(
            said("EvaluationClosed", "stage", FIRST_ROUND),
            safe(FIRST_ROUND, "ants"),
            safe(FIRST_ROUND, "bees"),
            safe(FIRST_ROUND, "crabs")));
    steps.addAll(reveals);
    steps.add(
        office(
            said("StageClosed", "stage", FIRST_ROUND),
            ofTeam("EntryAdvanced", FIRST_ROUND, "ants", "nextStage", "final"),
            ofTeam("EntryAdvanced", FIRST_ROUND, "bees", "nextStage", "final"),
            ofTeam(
                "EntryEliminated",
                FIRST_ROUND,
                "crabs",
                "reason",
                new Text("Third, and two go on"))));
    steps.add(
        new Write(
            Person.team("crabs"),
            List.of(
                said(
                    "ObjectionFiled",
                    "objection",
                    "weights",
                    "participant",
                    "crabs",
                    "text",
                    new Text("The weights were changed after we had built our robot")))));
    steps.add(
        office(
            said(
                "ObjectionDecided",
                "objection",
                "weights",
                "decision",
                "DISMISSED",
                "reason",
                new Text("Crabs are third under either set"))));
    steps.add(office(said("StandingsCertified", "stage", FIRST_ROUND)));

    steps.add(
        office(said("StageOpened", "stage", "final"), said("EvaluationOpened", "stage", "final")));
    for (String id : List.of("kim", "lee", "park")) {
      String rows = "ants,style,8\nants,report,9\nbees,style,9\nbees,report,7\n";
      steps.add(new Sheet(Person.evaluator(id), "final", How.OPENLY, rows));
    }
    steps.add(
        office(
            safe("final", "ants"),
            safe("final", "bees"),
            said("EvaluationClosed", "stage", "final"),
            said("StageClosed", "stage", "final")));
    steps.add(office(said("StandingsCertified", "stage", "final")));
    steps.add(office(said("CompetitionConcluded")));
    return steps;
  }

  /** A way of doing it. */
  private abstract static class Way {
    final String competition;
    final Effort effort = new Effort();
    private final Map<Person, String> tokens = new HashMap<>();
    private int events;

    Way(String competition) {
      this.competition = competition;
    }

    abstract void take(Step step) throws IOException, InterruptedException;

    /** Takes all of them. A person takes longer than the fold; here it is waited for. */
    final void take(List<Step> steps) throws IOException, InterruptedException {
      for (Step step : steps) {
        take(step);
        if (step instanceof SetUp) {
          recorded(JSON.readTree(resource("cup.json")).size());
        } else if (step instanceof Amend) {
          recorded(1);
        } else if (step instanceof Sheet sheet) {
          recorded(sheet.scores().size());
        } else if (step instanceof Write write) {
          recorded(write.events().size());
        }
        assertThat(effort.refusals()).as("%s, %s", competition, step).isEmpty();
      }
    }

    final void recorded(int more) throws IOException {
      events += more;
      service.get("/v1/competitions/" + competition + "?atLeast=" + (events - 1));
    }

    /** Which table of a stage one certifies. */
    final JsonNode digest(Said certified) throws IOException {
      return JSON.readTree(
          service.get(
              "/v1/competitions/"
                  + competition
                  + "/standings/digest?stage="
                  + certified.data().get("stage")));
    }

    final String token(Person who) {
      return tokens.computeIfAbsent(
          who,
          person -> {
            effort.command();
            List<String> asked =
                new ArrayList<>(
                    List.of("token", "--role", who.role(), "--competition", competition));
            asked.addAll(List.of("--subject", who.subject(), "--data", "" + service.data()));
            if (!who.participant().isEmpty()) {
              asked.addAll(List.of("--participant", who.participant()));
            }
            return CliRun.of(asked.toArray(String[]::new)).out().strip();
          });
    }

    /** Salt and commitment of a score, as a page or program of the evaluator works them out. */
    final String salt(ObjectNode score) {
      return Sha256.hex(competition + score);
    }

    final ObjectNode sealed(ObjectNode score) {
      ObjectNode sealed = score.deepCopy();
      BigDecimal value = sealed.remove("value").decimalValue();
      return sealed.put(
          "commitment",
          new SealedScore(
                  competition,
                  score.path("stage").asText(),
                  score.path("participant").asText(),
                  score.path("criterion").asText(),
                  1,
                  score.path("evaluator").asText(),
                  SealedScore.figure(value, null))
              .commitment(HexFormat.of().parseHex(salt(score))));
    }

    final List<ObjectNode> data(Sheet sheet) {
      return sheet.scores().stream()
          .map(
              score ->
                  switch (sheet.how()) {
                    case SEAL -> sealed(score);
                    case REVEAL -> score.deepCopy().put("salt", salt(score));
                    case OPENLY -> score;
                  })
          .toList();
    }
  }

  private static String type(Sheet sheet) {
    return switch (sheet.how()) {
      case SEAL -> "ScoreSealed";
      case REVEAL -> "ScoreRevealed";
      case OPENLY -> "ScoreRecorded";
    };
  }

  /** The desk, in a browser; each person has one of their own. */
  private static final class ByPages extends Way {
    private final boolean mouse;
    private final Map<Person, AtDesk> desks = new HashMap<>();
    private Person there;

    ByPages(boolean mouse) {
      super(mouse ? "cup-mouse" : "cup-keys");
      this.mouse = mouse;
    }

    private AtDesk desk(Person who) throws InterruptedException {
      if (!who.equals(there)) {
        if (there != null) {
          desks.get(there).leave();
        }
        there = who;
        if (desks.containsKey(who)) {
          desks.get(who).comeBack();
        } else {
          desks.put(who, new AtDesk(browser, mouse, competition, effort));
          desks.get(who).signIn(who.subject(), who.role(), who.participant());
        }
      }
      return desks.get(who);
    }

    @Override
    void take(Step step) throws IOException, InterruptedException {
      if (step instanceof SetUp) {
        desk(OFFICE).found(resource("cup.yaml").replace("NAME", competition));
      } else if (step instanceof Amend) {
        desk(OFFICE)
            .amend(
                rules ->
                    rules
                        .replaceFirst("points: 60", "points: 50")
                        .replaceFirst("points: 40", "points: 50")
                        .replaceFirst(
                            "  en:\n$",
                            "  en: A robot that nobody can build again helps nobody\n"));
      } else if (step instanceof Write write) {
        List<Said> rest = new ArrayList<>(write.events());
        while (!rest.isEmpty()) {
          Said first = rest.get(0);
          List<Said> alike = rest.stream().takeWhile(first::differsInParticipant).toList();
          desk(write.who())
              .record(
                  first.type(),
                  fields(first),
                  alike.stream().skip(1).map(each -> each.data().get("participant")).toList(),
                  first.type().equals("StandingsCertified")
                      ? digest(first).path("digest").asText()
                      : "");
          rest = rest.subList(alike.size(), rest.size());
        }
      } else if (step instanceof Sheet sheet) {
        Path secrets =
            directory
                .resolve(sheet.who().subject())
                .resolve(competition + '-' + sheet.stage() + ".secrets");
        browser.saving(secrets.getParent());
        List<String[]> rows = sheet.rows().lines().map(row -> row.split(",")).toList();
        AtDesk desk = desk(sheet.who());
        if (sheet.how() == How.REVEAL) {
          desk.reveal(sheet.stage(), rows.size(), secrets);
        } else {
          desk.score(sheet.stage(), sheet.how() == How.SEAL, rows, secrets);
        }
      }
    }
  }

  /** What is filled in, by the names of the fields. */
  private static Map<String, String> fields(Said said) {
    Map<String, String> fields = new LinkedHashMap<>();
    said.data()
        .forEach(
            (name, value) ->
                fields.put(
                    name + (value instanceof Text ? "/en" : ""),
                    value instanceof Text text ? text.english() : value.toString()));
    return fields;
  }

  /** Files, and the commands that read them. */
  private static final class ByFiles extends Way {
    private int written;

    ByFiles() {
      super("cup-files");
    }

    private String file(String ending, String text) throws IOException {
      effort.file(text);
      return Files.writeString(directory.resolve(++written + ending), text).toString();
    }

    /** Shown, then recorded. */
    private void run(Person who, String... command) {
      for (String how : List.of("--dry-run", "--append")) {
        one(who, how, command);
      }
    }

    private void one(Person who, String how, String... command) {
      List<String> all = new ArrayList<>(Arrays.asList(command));
      all.addAll(how.isEmpty() ? List.of() : List.of(how));
      if (!who.equals(OFFICE)) {
        all.addAll(List.of("--token", token(who)));
      }
      effort.command();
      CliRun run = service.run(all.toArray(String[]::new));
      if (run.exitCode() != 0) {
        effort.refused(String.join(" ", command) + ": " + run.err());
      }
    }

    @Override
    void take(Step step) throws IOException {
      if (step instanceof SetUp) {
        run(OFFICE, "new", file(".yaml", resource("cup.yaml").replace("NAME", competition)));
      } else if (step instanceof Amend) {
        run(OFFICE, "amend", competition, file(".yaml", resource("amendment.yaml")));
      } else if (step instanceof Write write) {
        StringBuilder yaml = new StringBuilder("languages: [en]\nevents:\n");
        write.events().forEach(said -> yaml.append("  - ").append(yaml(said)).append('\n'));
        run(write.who(), "record", competition, file(".yaml", yaml.toString()));
      } else if (step instanceof Sheet sheet) {
        Path kept = directory.resolve(sheet.who().subject() + '-' + sheet.stage() + ".csv");
        if (sheet.how() != How.REVEAL) {
          String csv = "participant,criterion,value\n" + sheet.rows();
          effort.file(csv);
          Files.writeString(kept, csv);
        }
        one(
            sheet.who(),
            sheet.how() == How.OPENLY ? "" : "--" + sheet.how().name().toLowerCase(Locale.ROOT),
            "scores",
            competition,
            kept.toString(),
            "--stage",
            sheet.stage());
      }
    }

    private static String yaml(Said said) {
      if (said.data().keySet().equals(Set.of("stage"))) {
        return said.type() + ": " + said.data().get("stage");
      }
      return said.type()
          + ": {"
          + said.data().entrySet().stream()
              .map(
                  field ->
                      field.getKey()
                          + ": "
                          + (field.getValue() instanceof Text text
                              ? '"' + text.english() + '"'
                              : field.getKey().equals("verdict")
                                      || field.getKey().equals("decision")
                                  ? field.getValue().toString().toLowerCase(Locale.ROOT)
                                  : field.getValue()))
              .collect(Collectors.joining(", "))
          + '}';
    }
  }

  /** Requests. */
  private static final class ByCalls extends Way {
    private int key;

    ByCalls() {
      super("cup-calls");
    }

    @Override
    void take(Step step) throws IOException, InterruptedException {
      if (step instanceof SetUp) {
        append(OFFICE, (ArrayNode) JSON.readTree(resource("cup.json")));
      } else if (step instanceof Amend) {
        ArrayNode amendment = (ArrayNode) JSON.readTree(resource("amendment.json"));
        JsonNode tried = send(OFFICE, "/dry-run", amendment);
        ((ObjectNode) amendment.get(0).get("data")).set("dryRun", tried.path("digest"));
        append(OFFICE, amendment);
      } else if (step instanceof Write write) {
        ArrayNode events = JSON.createArrayNode();
        for (Said said : write.events()) {
          ObjectNode data = events.addObject().put("type", said.type()).putObject("data");
          said.data()
              .forEach(
                  (name, value) ->
                      data.set(
                          name,
                          value instanceof Text text
                              ? JSON.createObjectNode().put("en", text.english())
                              : JSON.valueToTree(value)));
          if (said.type().equals("StandingsCertified")) {
            JsonNode table = digest(said);
            List.of("version", "sequence", "digest")
                .forEach(name -> data.set(name, table.path(name)));
          }
        }
        append(write.who(), events);
      } else if (step instanceof Sheet sheet) {
        ArrayNode events = JSON.createArrayNode();
        data(sheet)
            .forEach(score -> events.addObject().put("type", type(sheet)).set("data", score));
        append(sheet.who(), events);
      }
    }

    private void append(Person who, ArrayNode events) throws IOException, InterruptedException {
      send(who, "/events", events);
    }

    private JsonNode send(Person who, String path, JsonNode body)
        throws IOException, InterruptedException {
      effort.request(body.toString());
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(service.url() + "/v1/competitions/" + competition + path))
              .header("Authorization", "Bearer " + token(who))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "k" + ++key)
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() >= 400) {
        effort.refused(answer.body());
      }
      return JSON.readTree(answer.body());
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ThreeWaysTest.class.getResourceAsStream("/ways/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    service = PackagedService.started(directory);
    calls = new ByCalls();
    calls.take(contest());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
    if (service != null) {
      service.stop();
    }
  }

  private JsonNode read(Way way, String path) throws IOException {
    return JSON.readTree(service.get("/v1/competitions/" + way.competition + path));
  }

  /**
   * The log, less what differs by nature: the competition's id; times; identifiers, digests and
   * places of commands, as a form makes one of each event and a file one of all; and of the data
   * what is a hash over the competition's id or over random bytes, of which it stands here that it
   * is one (the ledger has judged whether it is the right one).
   */
  private List<JsonNode> log(Way way) throws IOException {
    List<JsonNode> log = new ArrayList<>();
    for (JsonNode each : read(way, "/events?limit=1000").path("events")) {
      ObjectNode event = each.deepCopy();
      event.remove(
          List.of(
              "competition",
              "id",
              "recordedAt",
              "leafHash",
              "commandId",
              "commandDigest",
              "commandIndex",
              "commandSize"));
      ObjectNode data = (ObjectNode) event.path("data");
      for (String hash : List.of("commitment", "salt", "digest", "dryRun")) {
        if (data.path(hash).asText().matches("[0-9a-f]{64}")) {
          data.put(hash, "a hash");
        }
      }
      log.add(event);
    }
    return log;
  }

  private List<String> findings(Way way) throws IOException {
    List<String> findings = new ArrayList<>();
    read(way, "/findings")
        .path("findings")
        .forEach(each -> findings.add(each.path("code").asText() + each.path("sequences")));
    return findings;
  }

  @Test
  void callsAreAWholeContest() throws IOException {
    List<JsonNode> log = log(calls);
    assertThat(log.get(log.size() - 1).path("type").asText()).isEqualTo("CompetitionConcluded");
    assertThat(log.toString())
        .contains("\"commitment\":\"a hash\"", "\"salt\":\"a hash\"", "\"dryRun\":\"a hash\"");
    isTold(calls.effort.ofCalls());
  }

  @Test
  void filesSayTheSame() throws IOException, InterruptedException {
    Way files = new ByFiles();
    saysTheSame(files);
    isTold(files.effort.ofFiles());
  }

  @Test
  void theBrowserSaysTheSame() throws IOException, InterruptedException {
    isTold(inBrowser(true).ofPages());
  }

  @Test
  void theBrowserSaysTheSameByKeyboardAlone() throws IOException, InterruptedException {
    assertThat(inBrowser(false).ofPages()).contains(": 0 clicks,");
  }

  private Effort inBrowser(boolean mouse) throws IOException, InterruptedException {
    if (browser == null) {
      browser = Browser.at(service.url()).wide(1_280, 900).still();
    }
    browser.open("/desk/sign-in?lang=en").forgetCookies();
    Way way = new ByPages(mouse);
    saysTheSame(way);
    assertThat(browser.complaints()).isEmpty();
    return way.effort;
  }

  private void saysTheSame(Way way) throws IOException, InterruptedException {
    way.take(contest());
    assertThat(log(way)).containsExactlyElementsOf(log(calls));
    for (String stage : List.of(FIRST_ROUND, "final")) {
      JsonNode table = read(calls, "/standings?stage=" + stage);
      assertThat(table.path("status").asText()).isEqualTo("certified");
      assertThat(table.path("rows")).isNotEmpty();
      assertThat(read(way, "/standings?stage=" + stage).path("rows")).isEqualTo(table.path("rows"));
    }
    assertThat(findings(way)).isEqualTo(findings(calls));
  }

  private static void isTold(String effort) throws IOException {
    assertThat(Files.readString(Path.of("../docs/files.md"))).contains("| " + effort);
  }
}
