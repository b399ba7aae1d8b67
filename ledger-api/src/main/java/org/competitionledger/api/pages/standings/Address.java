package org.competitionledger.api.pages.standings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.competitionledger.api.http.Parameters;

/** What is chosen in the room, as the query of its address; each choice keeps the others. */
record Address(Map<String, List<String>> chosen) {

  private static final List<String> ORDER =
      List.of("stage", "criteria", "asOf", "step", "set", "fold", "page", "lang");

  /** Choices that are null or empty are left out. */
  static Address of(StandingsQuestion question, String stage, String lang) {
    return new Address(Map.of())
        .with("stage", stage)
        .with("criteria", question.criteria)
        .with("asOf", question.asOf)
        .with("fold", question.fold)
        .withAll("set", question.edits())
        .with("lang", lang);
  }

  /** Another choice in place of the one there was; none where it is null or empty. */
  Address with(String name, Object value) {
    String text = value == null ? "" : value.toString();
    return withAll(name, text.isEmpty() ? List.of() : List.of(text));
  }

  Address without(String name) {
    return withAll(name, List.of());
  }

  Address withAll(String name, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(chosen);
    if (values.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, values);
    }
    return new Address(changed);
  }

  /** Relative to the room; the same choices in the same order, however they were made. */
  String href() {
    return ORDER.stream()
        .flatMap(
            name ->
                chosen.getOrDefault(name, List.of()).stream()
                    .map(value -> Parameters.encoded(name) + '=' + Parameters.encoded(value)))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** What a form sends along so that nothing else is lost when one thing is chosen. */
  List<MomentModel.Kept> kept(String... but) {
    List<MomentModel.Kept> kept = new ArrayList<>();
    chosen.forEach(
        (name, values) -> {
          if (!List.of(but).contains(name)) {
            values.forEach(value -> kept.add(new MomentModel.Kept(name, value)));
          }
        });
    return kept;
  }
}
