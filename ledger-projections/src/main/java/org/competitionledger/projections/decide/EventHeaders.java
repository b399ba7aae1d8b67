package org.competitionledger.projections.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** The headers of an event's record: CloudEvents 1.0, Kafka protocol binding, binary mode. */
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

  /** The headers of one event of a command. */
  Headers of(Event event, Optional<Header> traceparent) {
    String competition = event.getCompetition();
    RecordHeaders headers = new RecordHeaders();
    headers.add(SPECVERSION);
    headers.add(header("ce_id", CloudEventAttributes.id(competition, event.getSequence())));
    headers.add(header("ce_source", CloudEventAttributes.source(competition)));
    headers.add(
        types.computeIfAbsent(event.getSaid().getPayload().getClass(), EventHeaders::typeOf));
    headers.add(header("ce_subject", competition));
    headers.add(header("ce_time", event.getRecordedAt().toString()));
    headers.add(DATASCHEMA);
    headers.add(CONTENT_TYPE);
    traceparent.ifPresent(headers::add);
    return headers;
  }

  /** The header that carries a W3C trace context on. */
  static Header traceparent(String traceparent) {
    return header("traceparent", traceparent);
  }

  private static Header typeOf(Class<?> payload) {
    return header("ce_type", CloudEventAttributes.type(payload.getSimpleName()));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
