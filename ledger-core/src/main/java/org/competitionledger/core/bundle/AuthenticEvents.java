package org.competitionledger.core.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.competitionledger.core.log.TreeHasher;

/** The events of a log in order, up to 256 at a time, each shown to be authentic and decoded. */
final class AuthenticEvents implements Iterator<List<ParsedEvent>> {

  private final SignedEntries entries;
  private final TreeHasher hasher = new TreeHasher();
  private final ParsedEvent.Parser parser = new ParsedEvent.Parser();

  AuthenticEvents(Bundle bundle) {
    this.entries = new SignedEntries(bundle);
  }

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public List<ParsedEvent> next() {
    SignedEntries.Some some = entries.next();
    List<ParsedEvent> events = new ArrayList<>(some.tile().width());
    some.verify(
        hasher,
        (sequence, from, to) ->
            events.add(parser.parse(sequence, Arrays.copyOfRange(some.content(), from, to))));
    return events;
  }
}
