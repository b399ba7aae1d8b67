package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.core.json.Ids;

/**
 * The name of a competition's log, {@code <ledger name>/v1/competitions/<id>/log}.
 *
 * @param ledger the ledger's name, as configured
 * @param competition the competition's id
 */
public record Origin(String ledger, String competition) {

  private static final int BYTES_MAX = 255;
  private static final String REGISTER = "/v1/log";
  private static final String LOG = "/log";
  private static final String REFUSALS = "/refusals";
  private static final Pattern FORM =
      Pattern.compile("([^\\s+]+)/v1/competitions/(" + Ids.FORM + ")/log");

  /** The origin as it stands in checkpoints. */
  public String text() {
    return ledger + "/v1/competitions/" + competition + "/log";
  }

  /** The name of the competition's log of refusals. */
  public String ofRefusals() {
    String log = text();
    return log.substring(0, log.length() - LOG.length()) + REFUSALS;
  }

  /** The competition whose log of refusals has an origin. */
  public static Optional<Origin> parseRefusals(String text) {
    return text.endsWith(REFUSALS)
        ? parse(text.substring(0, text.length() - REFUSALS.length()) + LOG)
        : Optional.empty();
  }

  /** The name of a ledger's register, the log over the heads of all its logs. */
  public static String ofRegister(String ledger) {
    return ledger + REGISTER;
  }

  /** Whether it is the name of a register. */
  public static boolean isOfRegister(String origin) {
    return origin.endsWith(REGISTER);
  }

  /** The name of the ledger whose log, of a competition or the register, has an origin. */
  public static Optional<String> ledgerOf(String origin) {
    return isOfRegister(origin)
        ? Optional.of(origin.substring(0, origin.length() - REGISTER.length()))
        : parse(origin).or(() -> parseRefusals(origin)).map(Origin::ledger);
  }

  /** Reads an origin; empty if it is not one of a competition. */
  public static Optional<Origin> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && text.getBytes(UTF_8).length <= BYTES_MAX
        ? Optional.of(new Origin(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
