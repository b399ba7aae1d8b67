package org.competitionledger.api.problem;

import java.util.List;
import java.util.Set;
import org.competitionledger.core.json.JsonProblem;

/** What is wrong in a body, from what core found. */
public final class BodyProblems {

  private static final Set<String> TOO_MUCH = Set.of("too-many-events", "too-large");

  private BodyProblems() {}

  /** What is wrong in it, place by place; 413 where there is only too much of it. */
  public static Problem of(List<JsonProblem> found) {
    ProblemCode code =
        TOO_MUCH.contains(found.get(0).code()) ? ProblemCode.TOO_LARGE : ProblemCode.BODY_INVALID;
    Problem problem = found.size() == 1 ? code.problem(found.get(0).message()) : code.problem();
    return problem.withErrors(found.stream().map(BodyProblems::error).toList());
  }

  /** One problem at its place. */
  public static Problem.FieldError error(JsonProblem found) {
    return new Problem.FieldError(found.pointer(), found.code(), found.message());
  }
}
