package org.competitionledger.projections;

import java.util.Map;

/**
 * One instance of the ledger on a Kafka cluster: topics, the decider, the projection, and the ways
 * to append and to read. Closing it leaves everything in Kafka.
 */
public interface LedgerNode extends AutoCloseable {

  Appender appender();

  EventLog events();

  Views views();

  History history();

  Impacts impacts();

  Transparency transparency();

  Webhooks webhooks();

  /**
   * The tail of the log is being read, what was in the log when this instance started can be read,
   * and it has its share of the deciding. Later lag does not take that back.
   */
  boolean ready();

  /** How much of what is in the log this instance has folded, 0 to 1; 1 once it serves it. */
  double folded();

  /** Nothing has failed for good; false asks for a restart of the process. */
  boolean alive();

  /**
   * How far this instance is behind: {@code decide} in requests that wait, {@code project} in
   * records that it has not folded yet.
   */
  Map<String, Long> lags();

  @Override
  void close();
}
