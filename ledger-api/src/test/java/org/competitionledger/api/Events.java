package org.competitionledger.api;

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
