package org.competitionledger.api.node;

import io.quarkus.logging.LoggingFilter;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.competitionledger.core.running.LastUsed;
import org.jboss.logmanager.ExtLogRecord;

/**
 * What an operator is shown of the log: nothing that means nothing, and of what comes again and
 * again a few lines a minute, with the number of those left out. An outage would fill the disk with
 * words else.
 */
@LoggingFilter(name = "operator")
public final class OperatorLog implements Filter {

  /** Lines of one kind (a logger's, the same but for numbers) that are shown within a minute. */
  static final int SHOWN_MAX = 5;

  private static final long WINDOW_MS = 60_000;

  /** Kinds that are remembered. */
  private static final int KINDS_MAX = 1_000;

  private static final int KIND_LENGTH = 120;
  private static final String STREAMS = "org.apache.kafka.streams.processor.internals.";
  private static final Pattern NUMBERS = Pattern.compile("[0-9a-f-]*[0-9][0-9a-f-]*");

  /**
   * What libraries say, by logger, of a ledger that starts or stops in order on a busy machine, or
   * starts after it was killed, when Streams builds its stores anew from Kafka.
   */
  private static final Map<String, String> MEANINGLESS =
      Map.of(
          "org.apache.kafka.controller.ReplicationControlManager",
          "controller event queue overloaded",
          "org.apache.kafka.clients.NetworkClient",
          "Attempting to close NetworkClient that has already been closed",
          "org.apache.kafka.controller.EventPerformanceMonitor",
          "Exceptionally slow controller event",
          "org.apache.kafka.server.BrokerLifecycleManager",
          "received error REQUEST_TIMED_OUT",
          STREAMS + "ProcessorStateManager",
          "did not find checkpoint offsets while stores are not empty",
          STREAMS + "TaskManager",
          "corrupted",
          STREAMS + "StreamThread",
          "Will close the task as dirty and re-create and bootstrap from scratch",
          "io.micrometer.core.instrument.MeterRegistry",
          "has been already registered");

  private final Map<String, Kind> kinds = new LastUsed<>(KINDS_MAX);

  private static final class Kind {
    private long sinceMs;
    private int shown;
    private long leftOut;
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    String message = record.getMessage();
    if (message == null || record.getLevel().intValue() < Level.WARNING.intValue()) {
      return true;
    }
    String meaningless = MEANINGLESS.get(record.getLoggerName());
    return (meaningless == null || !message.contains(meaningless)) && shown(record, message);
  }

  private synchronized boolean shown(LogRecord record, String message) {
    String words = message.substring(0, Math.min(message.length(), KIND_LENGTH));
    Kind kind =
        kinds.computeIfAbsent(
            record.getLoggerName() + ' ' + NUMBERS.matcher(words).replaceAll("0"),
            first -> new Kind());
    if (record.getMillis() - kind.sinceMs >= WINDOW_MS) {
      if (kind.leftOut > 0) {
        say(record, message + " (" + kind.leftOut + " like this were left out)");
      }
      kind.sinceMs = record.getMillis();
      kind.shown = 0;
      kind.leftOut = 0;
    }
    if (kind.shown < SHOWN_MAX) {
      kind.shown++;
      return true;
    }
    kind.leftOut++;
    return false;
  }

  /** Its parameters stand in the message as they did: the style of its format is kept. */
  private static void say(LogRecord record, String message) {
    if (record instanceof ExtLogRecord extended) {
      extended.setMessage(message, extended.getFormatStyle());
    } else {
      record.setMessage(message);
    }
  }
}
