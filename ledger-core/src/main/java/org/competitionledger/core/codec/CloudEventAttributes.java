package org.competitionledger.core.codec;

import java.util.Locale;

/** The CloudEvents 1.0 attributes of an event, the same in Kafka headers and in event streams. */
public final class CloudEventAttributes {

  public static final String SPECVERSION = "1.0";

  private CloudEventAttributes() {}

  /** The type: {@code ScoreRecorded} is {@code competition.score-recorded.v1}. */
  public static String type(String payloadName) {
    return "competition."
        + payloadName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
        + ".v1";
  }

  /** The source: the competition's path in the API. */
  public static String source(String competition) {
    return "/v1/competitions/" + competition;
  }

  /** The id, unique within all competitions: {@code <competition>/<sequence>}. */
  public static String id(String competition, long sequence) {
    return competition + '/' + sequence;
  }

  /** Where the schema of the data is served. */
  public static String dataschema(String fingerprint) {
    return "/v1/schemas/" + fingerprint;
  }
}
