package org.competitionledger.bench;

import java.util.List;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.evolve.Evolve;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;

/** The core without Kafka: decoding recorded events, and folding them into a state. */
final class CoreFold {

  private CoreFold() {}

  /** Decodes all events; events a second. */
  static double decode(List<byte[]> events) {
    long start = System.nanoTime();
    long sequences = 0;
    for (byte[] event : events) {
      sequences += EventCodec.decode(event).getSequence();
    }
    if (sequences < 0) {
      throw new IllegalStateException("sequences are never negative");
    }
    return Bench.perSecond(events.size(), start);
  }

  /** Decodes and folds all events, which begin with their competition's first; events a second. */
  static double fold(List<byte[]> events) {
    long start = System.nanoTime();
    State state = new MapState();
    for (byte[] event : events) {
      Evolve.evolve(state, EventCodec.decode(event));
    }
    return Bench.perSecond(events.size(), start);
  }
}
