package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.competitionledger.core.codec.CloudEventAttributes;
import org.competitionledger.event.Event;

/** The headers of events' records: CloudEvents 1.0, Kafka protocol binding, binary mode. */
final class EventHeaders {

  private static final Header SPECVERSION =
      header("ce_specversion", CloudEventAttributes.SPECVERSION);
  private static final Header CONTENT_TYPE = header("content-type", "application/avro");
  private static final Header DATASCHEMA =
      header(
          "ce_dataschema",
          CloudEventAttributes.dataschema(
              "%016x".formatted(SchemaNormalization.parsingFingerprint64(Event.SCHEMA$))));

  private final Map<Class<?>, Header> types = new HashMap<>();

  /**
   * The headers of the events of one command, which have competition, time and trace in common.
   *
   * @param competition the competition
   * @param recordedAt when all of them were recorded
   * @param traceparent the W3C trace context of the request, if it had one
   */
  OfCommand ofCommand(String competition, Instant recordedAt, Optional<String> traceparent) {
    return new OfCommand(
        competition,
        header("ce_source", CloudEventAttributes.source(competition)),
        header("ce_subject", competition),
        header("ce_time", recordedAt.toString()),
        traceparent.map(value -> header("traceparent", value)));
  }

  /** What the events of one command share. */
  final class OfCommand {

    private final String competition;
    private final Header source;
    private final Header subject;
    private final Header time;
    private final Optional<Header> traceparent;

    private OfCommand(
        String competition,
        Header source,
        Header subject,
        Header time,
        Optional<Header> traceparent) {
      this.competition = competition;
      this.source = source;
      this.subject = subject;
      this.time = time;
      this.traceparent = traceparent;
    }

    /** The headers of one event. */
    Headers of(Event event) {
      RecordHeaders headers = new RecordHeaders();
      headers.add(SPECVERSION);
      headers.add(source);
      headers.add(
          types.computeIfAbsent(event.getSaid().getPayload().getClass(), EventHeaders::typeOf));
      headers.add(subject);
      headers.add(time);
      headers.add(DATASCHEMA);
      headers.add(CONTENT_TYPE);
      traceparent.ifPresent(headers::add);
      // Last, where a reader that looks for the sequence only finds it first.
      headers.add(header("ce_id", CloudEventAttributes.id(competition, event.getSequence())));
      return headers;
    }
  }

  private static Header typeOf(Class<?> payload) {
    return header("ce_type", CloudEventAttributes.type(payload.getSimpleName()));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
