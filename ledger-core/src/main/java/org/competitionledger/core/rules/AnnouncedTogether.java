package org.competitionledger.core.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.competitionledger.core.words.PublicName;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.Party;
import org.competitionledger.view.PromiseView;
import org.competitionledger.view.RuleChange;

/**
 * Everything announced in one go shown together (§9.1): a call reopened, a rule tightened and a
 * promise to say more later are one announcement, and are judged as one.
 *
 * <p>In one go is what one command recorded; and what one party is recorded to have said at one
 * time, to the day. A looser time (a month, "by the 26th") does not tell one announcement from
 * another.
 */
public final class AnnouncedTogether {

  private static final Duration DAY_MAX = Duration.ofHours(25); // where clocks are set back

  /**
   * A part of an announcement.
   *
   * @param kind the kind of change, or {@code promise-made}
   * @param title the change in a sentence, or the promise in its words
   */
  public record Part(long sequence, String kind, LocalisedText title) {}

  private final Map<String, List<Part>> announcements = new HashMap<>();

  /** Of all changes and promises of a competition. */
  public AnnouncedTogether(List<RuleChange> changes, List<PromiseView> promises) {
    for (RuleChange change : changes) {
      String kind = PublicName.of(change.getKind());
      Part part = new Part(change.getSequence(), kind, change.getTitle());
      keys(change).forEach(key -> add(key, part));
    }
    for (PromiseView promise : promises) {
      Part part = new Part(promise.getMade(), "promise-made", promise.getText());
      keys(promise).forEach(key -> add(key, part));
    }
  }

  /** The other parts of a change's announcement, in their order. */
  public List<Part> with(RuleChange change) {
    return others(keys(change), change.getSequence());
  }

  /** The other parts of a promise's announcement, in their order. */
  public List<Part> with(PromiseView promise) {
    return others(keys(promise), promise.getMade());
  }

  private void add(String key, Part part) {
    announcements.computeIfAbsent(key, absent -> new ArrayList<>()).add(part);
  }

  private List<Part> others(List<String> keys, long self) {
    Map<Long, Part> others = new TreeMap<>();
    for (String key : keys) {
      announcements.getOrDefault(key, List.of()).stream()
          .filter(part -> part.sequence() != self)
          .forEach(part -> others.put(part.sequence(), part));
    }
    return List.copyOf(others.values());
  }

  private static List<String> keys(RuleChange change) {
    return keys(
        change.getCommandFirst(),
        change.getParty(),
        change.getAnnouncedAt() == null ? change.getOccurredAt() : change.getAnnouncedAt());
  }

  private static List<String> keys(PromiseView promise) {
    return keys(
        promise.getCommandFirst(),
        promise.getParty(),
        promise.getAnnouncedAt() == null ? promise.getOccurredAt() : promise.getAnnouncedAt());
  }

  private static List<String> keys(long commandFirst, Party party, ApproximateTime said) {
    String command = "command " + commandFirst;
    boolean tells =
        said != null
            && party != null
            && Duration.between(said.getEarliest(), said.getLatest()).compareTo(DAY_MAX) <= 0;
    return tells
        ? List.of(command, party.getId() + ' ' + said.getEarliest() + ' ' + said.getLatest())
        : List.of(command);
  }
}
