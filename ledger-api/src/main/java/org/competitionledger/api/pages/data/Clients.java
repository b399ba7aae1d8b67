package org.competitionledger.api.pages.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.competitionledger.core.words.Language;

/**
 * Programs that read the standings and follow what is recorded, to be pasted as they are. They lie
 * in {@code clients/}, with places for the address of the competition and the language.
 */
final class Clients {

  private static final String API = "@API@";
  private static final String LANGUAGE = "@LANGUAGE@";

  private static final List<DataModel.Client> ALL =
      List.of(
          new DataModel.Client("curl", "curl", read("client.sh")),
          new DataModel.Client("javascript", "JavaScript", read("client.mjs")),
          new DataModel.Client("python", "Python", read("client.py")));

  private Clients() {}

  /** For a competition. */
  static List<DataModel.Client> of(String api, Language language) {
    return ALL.stream()
        .map(
            each ->
                new DataModel.Client(
                    each.id(),
                    each.name(),
                    each.code().replace(API, api).replace(LANGUAGE, language.tag())))
        .toList();
  }

  private static String read(String name) {
    try (InputStream file = Clients.class.getResourceAsStream("/clients/" + name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
