package org.competitionledger.projections;

/**
 * One instance of the ledger on a Kafka cluster: topics, the deciding topology, the projecting
 * topology, the transparency log, and the ways to append and to read. Closing it leaves everything
 * in Kafka.
 */
public interface LedgerNode extends AutoCloseable {

  Appender appender();

  EventLog events();

  Views views();

  History history();

  Impacts impacts();

  Transparency transparency();

  /** All topologies run and the tail of the log is being read. */
  boolean ready();

  /** Nothing has failed for good; false asks for a restart of the process. */
  boolean alive();

  @Override
  void close();
}
