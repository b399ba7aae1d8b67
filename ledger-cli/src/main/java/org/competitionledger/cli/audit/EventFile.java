package org.competitionledger.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.core.times.RecordedTimes;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.Event;

/**
 * Recorded events as {@code GET …/events} gives them in {@code application/x-ndjson}: one a line,
 * from the first on.
 */
public final class EventFile {

  /** Ends the reading: a line is no recorded event. */
  public static final class NoEvent extends RuntimeException {
    private NoEvent(String message) {
      super(message);
    }
  }

  private EventFile() {}

  /**
   * Streams the events of a file, in the memory of one.
   *
   * @throws UncheckedIOException if it cannot be read; the message names it
   * @throws NoEvent if a line is no recorded event
   */
  public static void read(Path file, Consumer<Event> visitor) {
    Lines all = new Lines(file.toString(), visitor);
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.next(line);
      }
    } catch (IOException e) {
      String why = Files.exists(file) ? e.getMessage() : "there is no such file";
      throw new UncheckedIOException(file + ": " + why, e);
    }
  }

  /** The lines of a log, from its first on, however they come. */
  public static final class Lines {

    private final String from;
    private final Consumer<Event> visitor;
    private int number;
    private ZoneId zone;

    /**
     * Of a log.
     *
     * @param from what they are lines of, for who is told of a bad one
     */
    public Lines(String from, Consumer<Event> visitor) {
      this.from = from;
      this.visitor = visitor;
    }

    /** Hands the event of the next line to the visitor; a blank one is passed over. */
    public void next(String line) {
      number++;
      if (!line.isBlank()) {
        Event event = event(line, from + ", line " + number);
        zone = zone == null ? zone(event) : zone;
        visitor.accept(RecordedTimes.resolved(event, zone));
      }
    }
  }

  private static Event event(String line, String where) {
    Parsed<Event> parsed = EventJson.parse(line.getBytes(UTF_8));
    if (parsed instanceof Parsed.Ok<Event> ok && ok.value() != null) {
      return ok.value();
    }
    throw new NoEvent(where + ": this is no recorded event");
  }

  /** A log begins with the announcement, which names the zone in which dates are resolved. */
  private static ZoneId zone(Event first) {
    if (first.getSaid().getPayload() instanceof CompetitionAnnounced announced) {
      return ZoneId.of(announced.getZone());
    }
    throw new NoEvent("the log does not begin with the competition's announcement");
  }
}
