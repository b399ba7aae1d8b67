package org.competitionledger.api.pages.findings;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.Label;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.Severity;

/** Which findings are asked for; what is not given chooses all. */
public class FindingsFilter {

  @QueryParam("severity")
  public String severity;

  @QueryParam("code")
  public String code;

  /** {@code open} or {@code resolved}. */
  @QueryParam("state")
  public String state;

  boolean any() {
    return given(severity) || given(code) || given(state);
  }

  /** A 400 where it chooses what there is not. */
  void check() {
    boolean known =
        (!given(severity) || severities().contains(severity))
            && (!given(code) || FindingCode.of(code).isPresent())
            && (!given(state) || List.of("open", "resolved").contains(state));
    if (!known) {
      throw ProblemCode.PARAMETER_INVALID.exception("there-is-no-finding", code);
    }
  }

  boolean takes(FindingAt found) {
    return (!given(severity) || found.code().severity().text().equals(severity))
        && (!given(code) || found.code().code().equals(code))
        && (!given(state) || found.resolved() == state.equals("resolved"));
  }

  /**
   * The form.
   *
   * @param codes those that occur
   */
  List<FindingsModel.Choice> choices(List<FindingCode> codes, Frame frame) {
    return List.of(
        choice(
            frame,
            "severity",
            severity,
            severities().stream()
                .map(each -> option(each, Label.of(each, frame.language()), severity))
                .toList()),
        choice(
            frame,
            "state",
            state,
            List.of(
                option("open", frame.say("open"), state),
                option("resolved", frame.say("resolved"), state))),
        choice(
            frame,
            "code",
            code,
            codes.stream()
                .map(each -> option(each.code(), frame.language().text(each.title()), code))
                .toList()));
  }

  /** The gravest first. */
  static List<String> severities() {
    List<String> severities =
        new ArrayList<>(
            Arrays.stream(Severity.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList());
    Collections.reverse(severities);
    return severities;
  }

  private static FindingsModel.Choice choice(
      Frame frame, String name, String chosen, List<FindingsModel.Option> some) {
    List<FindingsModel.Option> options = new ArrayList<>();
    options.add(new FindingsModel.Option("", frame.say("all"), !given(chosen)));
    options.addAll(some);
    return new FindingsModel.Choice(name, frame.say("by-" + name), options);
  }

  private static FindingsModel.Option option(String value, String text, String chosen) {
    return new FindingsModel.Option(value, text, value.equals(chosen));
  }

  private static boolean given(String parameter) {
    return parameter != null && !parameter.isEmpty();
  }
}
