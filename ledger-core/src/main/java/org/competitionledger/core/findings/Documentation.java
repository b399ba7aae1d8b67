package org.competitionledger.core.findings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.competitionledger.event.LocalisedText;

/** What findings are called and what they mean, in both languages. */
final class Documentation {

  private static final Properties KO = read("ko");
  private static final Properties EN = read("en");

  private Documentation() {}

  /** A part of a finding's documentation: {@code title}, {@code meaning} or {@code remedy}. */
  static LocalisedText of(String code, String part) {
    String key = code + '.' + part;
    return new LocalisedText(KO.getProperty(key), EN.getProperty(key));
  }

  private static Properties read(String language) {
    String name = "/findings/documentation_" + language + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Documentation.class.getResourceAsStream(name)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
