package org.competitionledger.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.competitionledger.api.http.Words;
import org.competitionledger.command.Refused;
import org.competitionledger.core.competition.RefusalCode;

/** The one place where a refusal of the rules becomes a problem. */
public final class Refusals {

  private static final Map<String, RefusalCode> BY_CODE =
      Arrays.stream(RefusalCode.values())
          .collect(Collectors.toUnmodifiableMap(RefusalCode::code, Function.identity()));

  private Refusals() {}

  /**
   * The problem of a refusal.
   *
   * @param array whether the command came as an array, so that pointers begin with an index
   */
  public static Problem problem(Refused refused, boolean array) {
    RefusalCode code = BY_CODE.get(refused.getCode());
    if (code == null) { // decided by a newer version that runs beside this one
      Words unknown = new Words("Refused by the rules: " + refused.getCode(), "규칙에 따라 거부됨");
      return problem(refused, array, 409, unknown, unknown);
    }
    List<String> arguments = refused.getArguments();
    Words detail = new Words(code.english(arguments), code.korean(arguments));
    return problem(refused, array, code.status(), title(code), detail);
  }

  private static Problem problem(
      Refused refused, boolean array, int status, Words title, Words detail) {
    Problem problem =
        new Problem(status, refused.getCode(), title, detail, List.of(), Map.of(), Map.of());
    if (refused.getLastSequence() >= 0) {
      problem = problem.with("lastSequence", refused.getLastSequence());
    }
    Optional<Integer> index = Optional.ofNullable(refused.getIndex());
    if (index.isPresent()) {
      problem = problem.with("index", index.get());
    }
    if (index.isEmpty() && refused.getPointer() == null) {
      return problem;
    }
    String pointer =
        (array && index.isPresent() ? "/" + index.get() : "")
            + Optional.ofNullable(refused.getPointer()).orElse("");
    return problem.withErrors(List.of(new Problem.FieldError(pointer, refused.getCode(), detail)));
  }

  /** The code in words: the message itself differs from case to case. */
  private static Words title(RefusalCode code) {
    String words = code.code().replace('-', ' ');
    return new Words(
        words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), "규칙에 따라 거부됨");
  }
}
