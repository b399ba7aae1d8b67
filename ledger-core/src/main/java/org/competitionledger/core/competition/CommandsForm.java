package org.competitionledger.core.competition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.competitionledger.command.Command;
import org.competitionledger.command.Commands;
import org.competitionledger.core.json.Digests;
import org.competitionledger.event.Proposal;

/**
 * "decide checks the form and digest of every record, and passes over a bad one": what holds of
 * everything that an instance of the ledger sends. Where it does not, something else wrote the
 * record, and what would come of it could be neither verified nor, perhaps, even written.
 */
public final class CommandsForm {

  /** The most commands that travel together. */
  public static final int COMMANDS_MAX = 500;

  private static final int REQUEST_LENGTH_MAX = 100;
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern COMMAND_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private CommandsForm() {}

  /**
   * The first fault of a record, in words for the log; empty if it has none.
   *
   * @param key the record's key, null if it has none
   */
  public static Optional<String> fault(byte[] key, Commands commands) {
    if (!Form.isId(commands.getCompetition())) {
      return Optional.of("its competition has no well-formed identifier");
    }
    if (!Arrays.equals(key, commands.getCompetition().getBytes(UTF_8))) {
      return Optional.of("its key is not its competition");
    }
    if (commands.getRequest().length() > REQUEST_LENGTH_MAX) {
      return Optional.of("its request has a name that is too long");
    }
    if (commands.getTraceparent() != null && !isTraceparent(commands.getTraceparent())) {
      return Optional.of("its trace context is malformed");
    }
    if (commands.getCommands().size() > COMMANDS_MAX) {
      return Optional.of("it has more than " + COMMANDS_MAX + " commands");
    }
    return commands.getCommands().stream().flatMap(each -> fault(each).stream()).findFirst();
  }

  private static Optional<String> fault(Command command) {
    if (!COMMAND_ID.matcher(command.getCommandId()).matches()) {
      return Optional.of("a command has no well-formed identifier");
    }
    if (!isSubject(command.getAuthority().getSubject())) {
      return Optional.of("a command has no well-formed subject");
    }
    return digestHolds(command)
        ? Optional.empty()
        : Optional.of("a command's digest is not that of what it proposes");
  }

  /** Whether a text may be a token's subject: something is written, in printable characters. */
  public static boolean isSubject(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  /** W3C Trace Context, level 1. */
  public static boolean isTraceparent(String text) {
    return TRACEPARENT.matcher(text).matches();
  }

  /** "Same body" is told by the digest, and whoever verifies the record computes it again. */
  private static boolean digestHolds(Command command) {
    List<Proposal> asParsed =
        command.getProposals().stream().map(TimeResolution::unresolved).toList();
    return Arrays.equals(Digests.commandDigest(asParsed), command.getCommandDigest().bytes());
  }
}
