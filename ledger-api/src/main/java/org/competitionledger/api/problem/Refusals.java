package org.competitionledger.api.problem;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.competitionledger.command.RefusalReceipt;
import org.competitionledger.command.Refused;
import org.competitionledger.core.log.PaddedBase64;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.words.Term;

/** The one place where a refusal of the rules becomes a problem. */
public final class Refusals {

  private static final Map<String, RefusalCode> BY_CODE =
      Arrays.stream(RefusalCode.values())
          .collect(Collectors.toUnmodifiableMap(RefusalCode::code, Function.identity()));

  /** What decide answers where a rule threw instead of judging. */
  private static final String BUG = "internal-error";

  private Refusals() {}

  /**
   * The problem of a refusal.
   *
   * @param array whether the command came as an array, so that pointers begin with an index
   */
  public static Problem problem(Refused refused, boolean array) {
    return problem(refused, array, UnaryOperator.identity());
  }

  /**
   * The same with other words for what the refusal is about.
   *
   * @param named by its argument
   */
  public static Problem problem(Refused refused, boolean array, UnaryOperator<String> named) {
    RefusalCode code = BY_CODE.get(refused.getCode());
    if (refused.getCode().equals(BUG)) {
      return ProblemCode.UNEXPECTED.problem("rule-of-this-ledger-failed");
    }
    if (code == null) { // decided by a newer version that runs beside this one
      Term unknown = ProblemCode.WORDS.say("refused-by-rules", refused.getCode());
      return problem(refused, array, 409, unknown, unknown);
    }
    Term detail = code.message(refused.getArguments(), named);
    return problem(refused, array, code.status(), code.title(), detail);
  }

  private static Problem problem(
      Refused refused, boolean array, int status, Term title, Term detail) {
    Problem problem =
        new Problem(
            status,
            refused.getCode(),
            title,
            detail,
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty());
    if (refused.getLastSequence() >= 0) {
      problem = problem.with("lastSequence", refused.getLastSequence());
    }
    RefusalReceipt receipt = refused.getReceipt();
    if (receipt != null) {
      byte[] salt = new byte[receipt.getSalt().remaining()];
      receipt.getSalt().duplicate().get(salt);
      problem =
          problem.with(
              new Problem.OnRecord(
                  receipt.getIndex(),
                  PaddedBase64.encode(receipt.getLeafHash().bytes()),
                  HexFormat.of().formatHex(salt)));
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
}
