package org.competitionledger.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events to propose. */
public final class Events {

  public static final String ANNOUNCED =
      """
      {"type":"CompetitionAnnounced","data":{"name":{"en":"Test cup","ko":"시험 대회"},\
      "record":"LIVE","zone":"Asia/Seoul","licence":"CC-BY-4.0"}}""";

  /** A stage with two teams, criteria and scores; the table has a first and a second. */
  public static final String SMALL_COMPETITION =
      String.join(
          "\n",
          stage("final", 1),
          registered("alpha", "Alpha"),
          registered("beta", "=Beta"),
          """
          {"type":"CriteriaPublished","data":{"criteria":{"version":1,"stages":["final"],\
          "criteria":[{"id":"skill","name":{"en":"Skill"},"kind":"SCORED","scores":"DIRECT",\
          "scale":{"min":0,"max":10},"digits":2}],\
          "cutRules":[{"stage":"final","kind":"TOP_N","count":1}],"digits":2}}}""",
          """
          {"type":"StageOpened","data":{"stage":"final"}}""",
          admitted("alpha"),
          admitted("beta"),
          """
          {"type":"EvaluationOpened","data":{"stage":"final"}}""",
          score("alpha", "8.5"),
          score("beta", "9.25"));

  private Events() {}

  public static String stage(String id, int order) {
    return """
        {"type":"StageScheduled","data":{"stage":"%s","name":{"en":"Stage %s"},"order":%d}}"""
        .formatted(id, id, order);
  }

  public static String registered(String id, String name) {
    return """
        {"type":"ParticipantRegistered","data":{"participant":"%s","name":{"en":"%s"}}}"""
        .formatted(id, name);
  }

  /**
   * A stage in which a panel judges: entries e-0, e-1 … by criteria c-0, c-1 … on a scale to 10.
   * Also what announces it.
   */
  public static String judged(int entries, int criteria, List<String> evaluators) {
    List<String> lines = new ArrayList<>(List.of(ANNOUNCED, stage("final", 1)));
    for (int i = 0; i < entries; i++) {
      lines.add(registered("e-" + i, "Entry " + i));
    }
    lines.add(
        """
        {"type":"CriteriaPublished","data":{"criteria":{"version":1,"stages":["final"],\
        "criteria":[%s],"digits":2}}}"""
            .formatted(
                IntStream.range(0, criteria)
                    .mapToObj(
                        i ->
                            """
                            {"id":"c-%d","name":{"en":"Criterion %d","ko":"기준 %d"},\
                            "kind":"SCORED","scores":"PANEL","scale":{"min":0,"max":10},\
                            "panel":{"method":"MEAN","digits":2},"digits":2}"""
                                .formatted(i, i, i))
                    .collect(Collectors.joining(","))));
    lines.add(
        """
        {"type":"PanelAnnounced","data":{"stage":"final","panel":"jury","size":%d}}"""
            .formatted(evaluators.size()));
    for (String evaluator : evaluators) {
      lines.add(
          """
          {"type":"EvaluatorAppointed","data":{"stage":"final","panel":"jury",\
          "evaluator":"%s"}}"""
              .formatted(evaluator));
    }
    lines.add("{\"type\":\"StageOpened\",\"data\":{\"stage\":\"final\"}}");
    for (int i = 0; i < entries; i++) {
      lines.add(admitted("e-" + i));
    }
    lines.add("{\"type\":\"EvaluationOpened\",\"data\":{\"stage\":\"final\"}}");
    return String.join("\n", lines) + '\n';
  }

  private static String admitted(String participant) {
    return """
        {"type":"EntryAdmitted","data":{"stage":"final","participant":"%s"}}"""
        .formatted(participant);
  }

  public static String score(String participant, String value) {
    return """
        {"type":"ScoreRecorded","data":{"stage":"final","participant":"%s","criterion":"skill",\
        "value":%s}}"""
        .formatted(participant, value);
  }

  /** A notice: an event that is taken as often as one likes. */
  public static String notice(String id) {
    return """
        {"type":"NoticePublished","data":{"notice":"%s","title":{"en":"Notice %s"}}}"""
        .formatted(id, id);
  }
}
