package org.competitionledger.api.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.competitionledger.api.words.Words;
import org.competitionledger.core.competition.RefusalCode;

/**
 * What refusals are called, in both languages. RFC 9457 wants a title that is the same whenever the
 * problem occurs; the message of a refusal has its circumstances in it, so it cannot be that.
 */
final class RefusalTitles {

  private static final Properties EN = read("en");
  private static final Properties KO = read("ko");

  private RefusalTitles() {}

  static Words of(RefusalCode code) {
    return new Words(EN.getProperty(code.code()), KO.getProperty(code.code()));
  }

  private static Properties read(String language) {
    String name = "/problems/refusals_" + language + ".properties";
    Properties titles = new Properties();
    try (InputStream in = RefusalTitles.class.getResourceAsStream(name)) {
      titles.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return titles;
  }
}
