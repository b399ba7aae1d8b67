package org.competitionledger.core.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Source;

/** Records into a scenario what one source says that one party did. */
final class Clerk {

  private final Scenario scenario;
  private final Party party;
  private final Source source;
  private final List<Proposal> batch = new ArrayList<>();

  Clerk(Scenario scenario, Party party, Source source) {
    this.scenario = scenario;
    this.party = party;
    this.source = source;
  }

  /** Adds an event to the batch. */
  Clerk says(ApproximateTime occurredAt, Object payload) {
    batch.add(new Proposal(occurredAt, null, party, source, null, payload));
    return this;
  }

  /** Sends the batch, all or nothing. */
  void send(String key) {
    scenario.say(key, List.copyOf(batch));
    batch.clear();
  }

  /** Sends the batch, unless nothing was said. */
  void sendIfAny(String key) {
    if (!batch.isEmpty()) {
      send(key);
    }
  }

  static ApproximateTime at(String written) {
    return at(written, null);
  }

  /** A time and what is to be said about how it is known. The ledger resolves what it can mean. */
  static ApproximateTime at(String written, LocalisedText note) {
    return new ApproximateTime(written, Instant.EPOCH, Instant.EPOCH, note);
  }

  static LocalisedText text(String english) {
    return new LocalisedText(null, english);
  }

  static LocalisedText text(String korean, String english) {
    return new LocalisedText(korean, english);
  }
}
