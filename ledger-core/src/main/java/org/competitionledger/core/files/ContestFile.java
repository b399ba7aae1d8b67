package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.competitionledger.core.files.WrittenRecord.Field;
import org.competitionledger.event.CallOpened;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CriteriaPublished;
import org.competitionledger.event.EntryAdmitted;
import org.competitionledger.event.EvaluatorAppointed;
import org.competitionledger.event.OccasionScheduled;
import org.competitionledger.event.PanelAnnounced;
import org.competitionledger.event.ParticipantRegistered;
import org.competitionledger.event.PolicyGoalsDeclared;
import org.competitionledger.event.StageScheduled;

/**
 * A file that begins a competition. Its events are one command, in the order in which each finds
 * what it names: announcement, goals, stages with their occasions, participants, rules, panels,
 * calls, entries.
 */
public final class ContestFile {

  private static final String COMPETITION = "competition";
  private static final String STAGES = "stages";
  private static final String STAGE = "stage";
  private static final String PANEL = "panel";
  private static final String PANELS = "panels";
  private static final String SAME_AS = "same-as";
  private static final String EVALUATORS = "evaluators";
  private static final Set<String> OF_RULES = Set.of("rationale", "legalBasis");

  private static final WrittenRecord PANEL_FORM = panel();
  private static final WrittenRecord STAGE_FORM = stage();
  private static final WrittenRecord FILE =
      new WrittenRecord("Competition", ContestFile::fields, Optional.empty(), (file, in) -> {});

  private final Placed.Fields file;
  private final Envelope envelope;
  private final FileReading in;
  private final List<Placed> events = new ArrayList<>();

  private ContestFile(Placed.Fields file, FileReading in) {
    this.file = file;
    this.envelope = Envelope.takenOutOf(file);
    this.in = in;
  }

  /** Reads a file. */
  public static ReadFile read(byte[] yaml) {
    FileReading in = new FileReading();
    return Envelope.root(yaml, FILE, in)
        .map(root -> new ContestFile(root, in).read())
        .orElseGet(() -> ReadFile.unreadable(in));
  }

  /** The JSON Schema (2020-12) of such files, for editors. */
  public static ObjectNode schema() {
    return FileSchema.of(FILE, "A new competition");
  }

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put(COMPETITION, new Field(Scalars.TEXT, "Identifier, part of its address.", true));
    fields.putAll(Writings.fields(CompetitionAnnounced.getClassSchema()));
    fields.computeIfPresent("record", (name, field) -> optional(field));
    fields.put("goals", Writings.fields(PolicyGoalsDeclared.getClassSchema()).get("goals"));
    fields.computeIfPresent("goals", (name, field) -> optional(field));
    fields.put(
        "goalsOrdered",
        new Field(
            Scalars.FLAG,
            "Whether the order of the goals is a priority; by default none is stated.",
            false));
    fields.put(
        STAGES,
        new Field(
            keyed(STAGE_FORM, STAGE, Optional.of("name")), "Its stages, in their order.", false));
    fields.put("participants", list(ParticipantRegistered.getClassSchema()));
    WrittenRecord rules = rules();
    fields.put(
        "rules",
        new Field(
            new OneOrMore(rules),
            "The rules: a set of criteria, or several, each of which amends those before it.",
            false));
    fields.put(
        "calls",
        new Field(
            Writings.list(CallOpened.getClassSchema(), Set.of(), Set.of(STAGE, "kind")),
            CallOpened.getClassSchema().getDoc(),
            false));
    fields.putAll(Envelope.fields());
    return fields;
  }

  private static Field list(Schema payload) {
    return new Field(Writings.list(payload), payload.getDoc(), false);
  }

  private static Written keyed(WrittenRecord item, String key, Optional<String> main) {
    return new WrittenList(item, Optional.of(new WrittenList.Keyed(key, main)));
  }

  private static Field optional(Field field) {
    return new Field(field.written(), field.doc(), false);
  }

  /** A set of criteria with why it is so; of all stages, unless it says of which. */
  private static WrittenRecord rules() {
    Map<String, Field> published = Writings.fields(CriteriaPublished.getClassSchema());
    WrittenRecord set = Criteria.set();
    Supplier<Map<String, Field>> fields =
        () -> {
          Map<String, Field> all = new LinkedHashMap<>(set.fields().get());
          OF_RULES.forEach(name -> all.put(name, published.get(name)));
          all.computeIfPresent(STAGES, (name, field) -> optional(field));
          return all;
        };
    return new WrittenRecord("Rules", fields, Optional.empty(), set.completion());
  }

  private static WrittenRecord stage() {
    Supplier<Map<String, Field>> fields =
        () -> {
          Map<String, Field> all =
              new LinkedHashMap<>(Writings.fields(StageScheduled.getClassSchema()));
          all.computeIfPresent("order", (name, field) -> optional(field));
          all.put(
              "occasions",
              new Field(
                  new Occasions(
                      Writings.list(OccasionScheduled.getClassSchema(), Set.of(STAGE), Set.of())),
                  "Its occasions (races, days) by number, or how many there are.",
                  false));
          all.put(PANEL, new Field(PANEL_FORM, "Who judges it.", false));
          all.put(
              PANELS,
              new Field(
                  keyed(PANEL_FORM, "id", Optional.empty()), "Several panels, by id.", false));
          all.put(
              "entries",
              new Field(
                  Writings.list(EntryAdmitted.getClassSchema(), Set.of(STAGE), Set.of()),
                  "Participants that are in it without a call.",
                  false));
          return all;
        };
    return new WrittenRecord("Stage", fields, Optional.empty(), (stage, in) -> {});
  }

  private static WrittenRecord panel() {
    Supplier<Map<String, Field>> fields =
        () -> {
          Map<String, Field> all = new LinkedHashMap<>();
          Map<String, Field> announced = Writings.fields(PanelAnnounced.getClassSchema());
          all.put("id", new Field(Scalars.TEXT, announced.get(PANEL).doc(), false));
          announced.forEach(
              (name, field) -> {
                if (!name.equals(STAGE) && !name.equals(PANEL)) {
                  all.put(name, optional(field));
                }
              });
          all.put(
              EVALUATORS,
              new Field(
                  Writings.list(
                      EvaluatorAppointed.getClassSchema(), Set.of(STAGE, PANEL), Set.of()),
                  "Who sits on it: the subjects of their tokens, with names if they are published.",
                  false));
          all.put(
              SAME_AS,
              new Field(Scalars.TEXT, "An earlier stage, whose panels judge this one too.", false));
          return all;
        };
    return new WrittenRecord("Panel", fields, Optional.empty(), (panel, in) -> {});
  }

  private ReadFile read() {
    Optional<Placed> id = file.take(COMPETITION);
    if (id.isEmpty()) {
      in.problem(file.at(), "competition-missing");
    }
    Optional<Placed> goals = file.take("goals");
    Optional<Placed> ordered = file.take("goalsOrdered");
    List<Placed.Fields> stages = taken(STAGES);
    List<Placed.Fields> participants = taken("participants");
    List<Placed.Fields> rules = taken("rules");
    List<Placed.Fields> calls = taken("calls");
    file.otherwise("record", Placed.text(file.at(), "LIVE"));
    add("CompetitionAnnounced", file);
    goals.ifPresent(
        said ->
            add(
                "PolicyGoalsDeclared",
                new Placed.Fields(said.at())
                    .put("goals", said)
                    .put("ordered", ordered.orElseGet(() -> flag(said.at(), false)))));
    new Stages(stages).add();
    participants.forEach(each -> add("ParticipantRegistered", each));
    rules(rules, stages);
    new Stages(stages).addPanels();
    calls.forEach(call -> call(call, stages));
    new Stages(stages).addEntries();
    String competition =
        id.filter(Placed.Value.class::isInstance)
            .map(said -> ((Placed.Value) said).of().asText())
            .orElse("");
    return ReadFile.of(competition, new Placed.Items(file.at(), events), in);
  }

  private void add(String type, Placed.Fields data) {
    events.add(envelope.event(type, data));
  }

  private List<Placed.Fields> taken(String name) {
    return file.take(name)
        .filter(Placed.Items.class::isInstance)
        .map(items -> ((Placed.Items) items).objects())
        .orElse(List.of());
  }

  private static Placed flag(Place at, boolean value) {
    return new Placed.Value(at, BooleanNode.valueOf(value));
  }

  private void rules(List<Placed.Fields> sets, List<Placed.Fields> stages) {
    for (int i = 0; i < sets.size(); i++) {
      Placed.Fields set = sets.get(i);
      Placed.Fields data = new Placed.Fields(set.at());
      OF_RULES.forEach(name -> set.take(name).ifPresent(said -> data.put(name, said)));
      Criteria.version(set, i + 1);
      set.otherwise(
          STAGES,
          new Placed.Items(
              set.at(),
              stages.stream().filter(s -> s.has(STAGE)).map(s -> s.of().get(STAGE)).toList()));
      cutStages(set, stages);
      add(i == 0 ? "CriteriaPublished" : "CriteriaAmended", data.put("criteria", set));
    }
  }

  /** A cut is of a stage that there is. */
  private void cutStages(Placed.Fields set, List<Placed.Fields> stages) {
    List<String> known = stages.stream().flatMap(each -> each.text(STAGE).stream()).toList();
    for (Placed.Fields cut : set.each("cutRules")) {
      cut.text(STAGE)
          .filter(stage -> !known.contains(stage))
          .ifPresent(stage -> in.unknown(cut.of().get(STAGE).at(), "stage-unknown", stage, known));
    }
  }

  /** A call is the initial one, and for the first stage, unless it says otherwise. */
  private void call(Placed.Fields call, List<Placed.Fields> stages) {
    call.otherwise("kind", Placed.text(call.at(), "INITIAL"));
    stages.stream()
        .limit(1)
        .filter(stage -> stage.has(STAGE))
        .forEach(stage -> call.otherwise(STAGE, stage.of().get(STAGE)));
    add("CallOpened", call);
  }

  /** What stands below the stages. */
  private final class Stages {
    private final List<Placed.Fields> stages;

    Stages(List<Placed.Fields> stages) {
      this.stages = stages;
    }

    void add() {
      for (int i = 0; i < stages.size(); i++) {
        Placed.Fields stage = stages.get(i);
        Placed.Fields data = new Placed.Fields(stage.at(), new LinkedHashMap<>(stage.of()));
        List.of("occasions", PANEL, PANELS, "entries").forEach(data::take);
        data.otherwise("order", Placed.number(stage.at(), BigDecimal.valueOf(i + 1L)));
        ContestFile.this.add("StageScheduled", data);
        below(stage, "occasions", "OccasionScheduled");
      }
    }

    void addEntries() {
      stages.forEach(stage -> below(stage, "entries", "EntryAdmitted"));
    }

    private void below(Placed.Fields stage, String name, String type) {
      for (Placed.Fields each : stage.each(name)) {
        ContestFile.this.add(type, ofStage(stage, each));
      }
    }

    private Placed.Fields ofStage(Placed.Fields stage, Placed.Fields part) {
      Placed.Fields data = new Placed.Fields(part.at(), new LinkedHashMap<>(part.of()));
      Placed id = stage.of().get(STAGE);
      if (id != null) {
        data.put(STAGE, id);
      }
      return data;
    }

    void addPanels() {
      for (Placed.Fields stage : stages) {
        for (Placed.Fields panel : panels(stage, Set.of())) {
          panel(stage, panel);
        }
      }
    }

    /** Those of another stage, where a panel is the same as there. */
    private List<Placed.Fields> panels(Placed.Fields stage, Set<String> seen) {
      List<Placed.Fields> own = new ArrayList<>(stage.each(PANELS));
      stage.part(PANEL).ifPresent(own::add);
      List<Placed.Fields> all = new ArrayList<>();
      for (Placed.Fields panel : own) {
        if (!panel.has(SAME_AS)) {
          all.add(panel);
          continue;
        }
        Place at = panel.of().get(SAME_AS).at();
        String id = panel.text(SAME_AS).orElse("");
        Optional<Placed.Fields> other =
            stages.stream()
                .filter(each -> each.text(STAGE).filter(id::equals).isPresent())
                .findFirst();
        if (panel.of().size() > 1) {
          in.problem(at, "same-as-alone");
        } else if (other.isEmpty() || other.get() == stage || seen.contains(id)) {
          in.problem(at, "same-as-unknown", id);
        } else {
          Set<String> further = new HashSet<>(seen);
          stage.text(STAGE).ifPresent(further::add);
          all.addAll(panels(other.get(), further));
        }
      }
      return all;
    }

    /** The panel, then its evaluators; it has as many as are named unless it says a number. */
    private void panel(Placed.Fields stage, Placed.Fields panel) {
      Placed.Fields data = ofStage(stage, panel);
      List<Placed.Fields> evaluators = panel.each(EVALUATORS);
      data.take(EVALUATORS);
      Placed id = data.take("id").orElseGet(() -> Placed.text(panel.at(), PANEL));
      data.put(PANEL, id);
      if (!evaluators.isEmpty()) {
        data.otherwise("size", Placed.number(panel.at(), BigDecimal.valueOf(evaluators.size())));
      }
      ContestFile.this.add("PanelAnnounced", data);
      for (Placed.Fields each : evaluators) {
        ContestFile.this.add("EvaluatorAppointed", ofStage(stage, each).put(PANEL, id));
      }
    }
  }
}
