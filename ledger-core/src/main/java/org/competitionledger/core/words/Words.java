package org.competitionledger.core.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one room of the ledger says, in both languages: {@code words/<room>_en.properties} and
 * {@code words/<room>_ko.properties}, in UTF-8, for translators to edit. Places are filled as
 * {@link Template} says. Read once; a test holds the two files to each other and to the code.
 */
public final class Words {

  /** Headlines of events, steps of a total, ties. */
  public static final Words SENTENCES = of(Words.class, "sentences");

  /** Details of findings. */
  public static final Words FINDINGS = of(Words.class, "findings");

  /** What findings are called, what they mean, what to do about them. */
  public static final Words FINDINGS_HELP = of(Words.class, "findings-help");

  /** What published figures leave open for points that were not. */
  public static final Words RANGES = of(Words.class, "ranges");

  /** Titles of rule changes. */
  public static final Words RULES = of(Words.class, "rules");

  /** Fields of events, and their values. */
  public static final Words RECORDS = of(Words.class, "records");

  /** What to fill in at fields of events whose name does not say it. */
  public static final Words RECORDS_HELP = of(Words.class, "records-help");

  /** Refusals of the rules: titles and messages. */
  public static final Words REFUSALS = of(Words.class, "refusals");

  /** What is wrong with a JSON text, or with the edits of a what-if. */
  public static final Words JSON = of(Words.class, "json");

  /** What is wrong with a file that somebody wrote. */
  public static final Words FILES = of(Words.class, "files");

  private final String room;
  private final Map<String, Term> texts;

  private Words(String room, Map<String, Term> texts) {
    this.room = room;
    this.texts = texts;
  }

  /**
   * The words of a room.
   *
   * @param speaker a class of the module that has the files
   */
  public static Words of(Class<?> speaker, String room) {
    Map<String, String> en = read(speaker, room, Language.EN);
    Map<String, String> ko = read(speaker, room, Language.KO);
    Map<String, Term> texts = new TreeMap<>();
    Stream.concat(en.keySet().stream(), ko.keySet().stream())
        .forEach(key -> texts.put(key, new Term(ko.get(key), en.get(key))));
    return new Words(room, Map.copyOf(texts));
  }

  private static Map<String, String> read(Class<?> speaker, String room, Language language) {
    String name = "/words/" + room + '_' + language.tag() + ".properties";
    Properties read = new Properties();
    try (InputStream in = speaker.getResourceAsStream(name)) {
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    read.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  /** A text with its places filled: by terms in their language, by all else as it is written. */
  public Term say(String key, Object... about) {
    Term text = text(key);
    return text.ko().indexOf('{') < 0 ? text : Template.fill(text.ko(), text.en(), about);
  }

  /** A text with its places as they are. */
  public Term text(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("no words " + room + ": " + key));
  }

  /** The same where there may be none. */
  public Optional<Term> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** All texts by key. */
  public Map<String, Term> all() {
    return texts;
  }
}
