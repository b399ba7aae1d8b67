package org.competitionledger.projections;

import java.util.Map;

/**
 * One instance of the ledger on a Kafka cluster: topics, the decider, the projection, the
 * transparency log, and the ways to append and to read. Closing it leaves everything in Kafka.
 */
public interface LedgerNode extends AutoCloseable {

  Appender appender();

  EventLog events();

  Views views();

  History history();

  Impacts impacts();

  Transparency transparency();

  /**
   * All topologies run, the tail of the log is being read, and what was in the log when this
   * instance started can be read. Later lag does not take that back.
   */
  boolean ready();

  /** Nothing has failed for good; false asks for a restart of the process. */
  boolean alive();

  /**
   * How far each topology of this instance is behind, in records that it has not taken in yet:
   * {@code decide} in requests that wait, {@code project} and {@code log} in events.
   */
  Map<String, Long> lags();

  @Override
  void close();
}
