package org.competitionledger.cli.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.core.json.Ids;

/**
 * A competition of a ledger that can be reached.
 *
 * @param ledger where the ledger is, without a slash at its end
 * @param id the competition's id
 */
public record CompetitionAddress(URI ledger, String id) {

  /** {@code /v1/competitions/k-ai}, {@code /competitions/k-ai/…}, {@code /embed/k-ai/standings}. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<before>.*?)(?:/v1)?/(?:competitions|embed)/(?<id>" + Ids.FORM + ")(?:/.*)?");

  /** Below a competition's page a ledger shows nothing. */
  private static final Pattern OF_LEDGER =
      Pattern.compile(
          ".*?(?:/v1/competitions/%1$s(?:/.*)?|/competitions/%1$s(?:/(?:log/?)?)?|/embed/%1$s/.*)"
              .formatted(Ids.FORM));

  /** Whether a text is to be an address, be it a good one or not. */
  public static boolean isWeb(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  /** An http or https address with a host, or a usage error. */
  public static URI web(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && isWeb(text)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw CommandFailed.usage("'" + text + "' is no http or https address");
  }

  /** The id of a competition that is named by it or by an address, or a usage error. */
  public static String idOf(String text) {
    if (Ids.isId(text)) {
      return text;
    }
    return Optional.of(text)
        .filter(CompetitionAddress::isWeb)
        .flatMap(address -> of(web(address)))
        .map(CompetitionAddress::id)
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "'"
                        + text
                        + "' is neither a competition's id, like k-ai, nor an address of one, like"
                        + " http://127.0.0.1:8080/competitions/k-ai"));
  }

  /**
   * The competition that an address is about: its API, its page, an embedded part, or anything
   * below these. What is asked there stays behind.
   */
  public static Optional<CompetitionAddress> of(URI address) {
    Matcher path = PATH.matcher(address.getRawPath());
    return path.matches()
        ? Optional.of(new CompetitionAddress(at(address, path.group("before")), path.group("id")))
        : Optional.empty();
  }

  /** Whether an address is one of a ledger, and not of a place where files can have been put. */
  public static boolean isOfLedger(URI address) {
    return OF_LEDGER.matcher(address.getRawPath()).matches();
  }

  /** The same scheme, host and port with another path. */
  static URI at(URI address, String path) {
    return URI.create(address.getScheme() + "://" + address.getRawAuthority() + path);
  }

  /** What lies below the competition's API address. */
  public URI api(String below) {
    return URI.create(ledger + "/v1/competitions/" + id + below);
  }
}
