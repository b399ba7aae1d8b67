package org.competitionledger.api.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class OperatorLogTest {

  private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";

  private final OperatorLog log = new OperatorLog();

  @Test
  void showsAFewLinesOfAKindAMinuteAndCountsTheOthers() {
    int shown = 0;
    for (int i = 0; i < 454_000; i++) {
      shown += shows(SENDER, Level.WARNING, "Got error, correlation id " + i, i / 10_000) ? 1 : 0;
    }
    assertThat(shown).isEqualTo(OperatorLog.SHOWN_MAX);

    LogRecord next = record(SENDER, Level.WARNING, "Got error, correlation id 454000", 61);
    assertThat(log.isLoggable(next)).isTrue();
    assertThat(next.getMessage()).endsWith("(453995 like this were left out)");
  }

  @Test
  void keepsTheStyleOfARecordsFormat() {
    for (int i = 0; i < 10; i++) {
      log.isLoggable(formatted(0));
    }
    ExtLogRecord next = formatted(61);
    assertThat(log.isLoggable(next)).isTrue();
    assertThat(next.getFormatStyle()).isEqualTo(ExtLogRecord.FormatStyle.PRINTF);
    assertThat(next.getMessage()).isEqualTo("Lost %s to %s (5 like this were left out)");
  }

  private static ExtLogRecord formatted(int second) {
    ExtLogRecord record =
        new ExtLogRecord(
            Level.WARNING, "Lost %s to %s", ExtLogRecord.FormatStyle.PRINTF, "OperatorLogTest");
    record.setParameters(new Object[] {"connection", "broker"});
    record.setLoggerName(SENDER);
    record.setInstant(Instant.EPOCH.plusSeconds(1_000_000 + second));
    return record;
  }

  @Test
  void showsOtherKindsMeanwhile() {
    for (int i = 0; i < 100; i++) {
      shows(SENDER, Level.WARNING, "Got error", 0);
    }
    assertThat(shows(SENDER, Level.WARNING, "Disconnected", 0)).isTrue();
    assertThat(shows("another", Level.SEVERE, "Got error", 0)).isTrue();
    assertThat(shows(SENDER, Level.INFO, "Got error", 0)).isTrue();
  }

  @Test
  void leavesOutWhatAnOrderlyStartSays() {
    String controller = "org.apache.kafka.controller.ReplicationControlManager";
    assertThat(
            shows(
                controller,
                Level.SEVERE,
                "[QuorumController id=1] processExpiredBrokerHeartbeat: controller event queue"
                    + " overloaded. Timed out heartbeat from broker 1.",
                0))
        .isFalse();
    assertThat(shows(controller, Level.SEVERE, "Something else", 0)).isTrue();
  }

  private boolean shows(String logger, Level level, String message, int second) {
    return log.isLoggable(record(logger, level, message, second));
  }

  private static LogRecord record(String logger, Level level, String message, int second) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(logger);
    record.setInstant(Instant.EPOCH.plusSeconds(1_000_000 + second));
    return record;
  }
}
