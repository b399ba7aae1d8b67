package org.competitionledger.broker;

/** The embedded broker could not start. The message is a sentence for the person who started it. */
public class BrokerNotStarted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerNotStarted(String message, Throwable cause) {
    super(message, cause);
  }
}
