package org.competitionledger.api.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Words;

/**
 * What surrounds the content of a page: its words, its addresses and, where it is of a competition,
 * the contents bar.
 */
public final class Frame {

  private final PageRequest asked;
  private final Words words;
  private final Optional<Banner> competition;
  private final Map<String, String> t;

  /**
   * Of a page.
   *
   * @param words the words of the room; those of all pages stand behind them
   * @param competition empty on pages of no competition
   */
  Frame(PageRequest asked, Words words, Optional<Banner> competition) {
    this.asked = asked;
    this.words = words;
    this.competition = competition;
    this.t =
        Stream.of(Label.WORDS, words)
            .distinct()
            .flatMap(list -> list.all().entrySet().stream())
            .collect(
                Collectors.toUnmodifiableMap(
                    word -> word.getKey().replace('-', '_'),
                    word -> word.getValue().in(asked.language()),
                    (ofAll, ofRoom) -> ofRoom));
  }

  /** The same around a part that another room tells in its own words. */
  public Frame with(Words others) {
    return new Frame(asked, others, competition);
  }

  public Optional<Banner> competition() {
    return competition;
  }

  /**
   * The competition that a page is of.
   *
   * @param room null on a page that is in none of them
   * @param lastSequence the event as of which the page holds
   */
  public record Banner(String id, String name, Room room, long lastSequence) {}

  /** A link of the contents bar. */
  public record Link(String href, String text, boolean current) {}

  public Language language() {
    return asked.language();
  }

  public String lang() {
    return language().tag();
  }

  /** All words by key, with underscores for hyphens. */
  public Map<String, String> t() {
    return t;
  }

  /** A text with its places filled. */
  public String say(String key, Object... about) {
    return (words.find(key).isPresent() ? words : Label.WORDS).say(key, about).in(language());
  }

  /** Absolute, and the same however the language was asked for. */
  public String canonical() {
    return asked.in(language()).toString();
  }

  public String otherLang() {
    return language().other().tag();
  }

  /** The same page in the other language. */
  public String otherHref() {
    return asked.relative(language().other());
  }

  /** Absolute. */
  public String otherCanonical() {
    return asked.in(language().other()).toString();
  }

  /** The address of something of the service, absolute. */
  public String absolute(String path) {
    return asked.uri.getBaseUri().resolve(path).toString();
  }

  /** The contents bar. */
  public List<Link> rooms() {
    return Stream.of(Room.values())
        .map(room -> new Link(to(room), say(room.key()), room == competition.orElseThrow().room()))
        .toList();
  }

  /** A room by its name, as templates give it. */
  public String to(String room) {
    return to(Room.valueOf(room.toUpperCase(Locale.ROOT)));
  }

  public String to(Room room) {
    return of(room.path());
  }

  /** Two versions of the rules beside each other, {@code v1...v2}. */
  public String compare(String versions) {
    return of(Room.RULES.path() + "/compare/" + versions);
  }

  /** The page of an event. */
  public String event(long sequence) {
    return of("/events/" + sequence);
  }

  /** The dossier of a participant. */
  public String participant(String id) {
    return of(Room.PARTICIPANTS.path() + "/" + id);
  }

  /** The permalink of a change of the rules. */
  public String change(long sequence) {
    return of(Room.RULES.path() + "/changes/" + sequence);
  }

  /** A version of the rules. */
  public String version(int version) {
    return of(Room.RULES.path() + "/" + version);
  }

  /** The permalink of a finding, by its key. */
  public String finding(String key) {
    return of(Room.FINDINGS.path() + "/" + key);
  }

  /** A page of the competition. */
  public String of(String path) {
    return path(path) + "?lang=" + lang();
  }

  /** The same without a query. */
  public String path(String path) {
    return "/competitions/" + competition.orElseThrow().id() + path;
  }

  /** The picture that stands for the page where its address is shared; absolute. */
  public Optional<String> card() {
    return Typefaces.find()
        .flatMap(drawable -> competition)
        .map(of -> absolute("/competitions/" + of.id() + "/card.png?lang=" + lang()));
  }

  /**
   * Where sites ask how to embed what this page shows; absolute.
   *
   * @param format {@code json} or {@code xml}
   */
  public String oembed(String format) {
    return absolute("/oembed?format=" + format + "&url=" + Parameters.encoded(canonical()));
  }

  /** A text as it stands in a query. */
  public String encoded(String text) {
    return Parameters.encoded(text);
  }

  /** The competition in the API. */
  public String api() {
    return "/v1/competitions/" + competition.orElseThrow().id();
  }
}
