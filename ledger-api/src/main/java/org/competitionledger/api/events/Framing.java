package org.competitionledger.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import org.competitionledger.core.json.EventJson;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.wording.EventsCsv;
import org.competitionledger.event.Event;

/** How a stream puts events on the wire. */
sealed interface Framing {

  /** The bytes of an event in this framing, without what depends on the position. */
  byte[] render(RenderedEvents.Rendered rendered);

  /** Frames rendered bytes. */
  Buffer frame(Event event, byte[] rendered, Positions positions);

  /** One event a line. */
  record Lines() implements Framing {

    @Override
    public byte[] render(RenderedEvents.Rendered rendered) {
      return EventJson.bytes(rendered.event());
    }

    @Override
    public Buffer frame(Event event, byte[] rendered, Positions positions) {
      return Buffer.buffer(rendered.length + 1).appendBytes(rendered).appendByte((byte) '\n');
    }
  }

  /** One row an event, behind a header. */
  record Rows() implements Framing {

    @Override
    public byte[] render(RenderedEvents.Rendered rendered) {
      return EventsCsv.COLUMNS
          .line(new EventsCsv.Row(rendered.event(), rendered.headline()))
          .getBytes(UTF_8);
    }

    @Override
    public Buffer frame(Event event, byte[] rendered, Positions positions) {
      return Buffer.buffer(rendered);
    }
  }

  /**
   * Server-sent events.
   *
   * @param named whether each names its type as the event's name
   */
  record ServerSent(boolean named) implements Framing {

    @Override
    public byte[] render(RenderedEvents.Rendered rendered) {
      return rendered.cloudEvent();
    }

    @Override
    public Buffer frame(Event event, byte[] rendered, Positions positions) {
      Buffer frame = Buffer.buffer(rendered.length + 64);
      frame.appendString("id: " + positions.id() + '\n');
      if (named) {
        frame.appendString("event: " + ProposalJson.typeOf(event.getSaid()) + '\n');
      }
      return frame.appendString("data: ").appendBytes(rendered).appendBytes("\n\n".getBytes(UTF_8));
    }
  }
}
