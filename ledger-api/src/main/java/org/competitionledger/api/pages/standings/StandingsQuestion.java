package org.competitionledger.api.pages.standings;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.CriteriaChoice;

/** What is asked of the room, as its address says it; null where it does not. */
public class StandingsQuestion {

  private static final int PAGES_MAX = 1_000_000;

  @QueryParam("stage")
  public String stage;

  /** A criteria version. */
  @QueryParam("criteria")
  public String criteria;

  /** A sequence or a time. */
  @QueryParam("asOf")
  public String asOf;

  /** Edits of the rules, {@code pointer=value}. */
  @QueryParam("set")
  public List<String> set;

  /** Criteria whose parts are not shown, with commas between them. */
  @QueryParam("fold")
  public String fold;

  /** Which page of the table, from 1. */
  @QueryParam("page")
  public String page;

  /** Whether it is the table as it stands, under the rules that govern. */
  boolean isOfNow() {
    return isLeftOut(asOf) && isLeftOut(criteria);
  }

  Moment moment(Moments moments, Reading now) {
    return moments.at("asOf", asOf, now);
  }

  CriteriaChoice choice(Reading reading, String wanted) {
    return CriteriaChoice.of(reading, wanted, isLeftOut(criteria) ? null : criteria, null);
  }

  List<String> edits() {
    return set == null ? List.of() : set;
  }

  Set<String> folded() {
    return fold == null
        ? Set.of()
        : Stream.of(fold.split(",")).collect(Collectors.toUnmodifiableSet());
  }

  int pageNumber() {
    return (int) Parameters.wholeNumber("page", page, 1, 1, PAGES_MAX);
  }

  /** A form sends an empty field for what nobody filled in. */
  private static boolean isLeftOut(String parameter) {
    return parameter == null || parameter.isEmpty();
  }
}
