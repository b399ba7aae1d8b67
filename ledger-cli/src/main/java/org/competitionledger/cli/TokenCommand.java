package org.competitionledger.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.DataOption;
import org.competitionledger.cli.options.Role;
import org.competitionledger.projections.security.DevelopmentKey;
import org.competitionledger.projections.security.DevelopmentToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Signs a token with the local development key. */
@Command(
    name = "token",
    description = "A token signed with the local development key, which is made if there is none.",
    footer = {
      "",
      "Example:",
      "  curl -H \"Authorization: Bearer $(./ledger token --role organizer --competition c1)\" ...",
      "",
      "Exit codes: 0 printed, 2 usage, 3 the key cannot be read or made."
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "R",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; several with commas or by repetition.")
  private List<Role> roles;

  @Option(
      names = "--competition",
      required = true,
      paramLabel = "C",
      split = ",",
      description = "Competition it may write to, by id or address; '*' for all.")
  private List<String> competitions;

  @Option(
      names = "--participant",
      paramLabel = "P",
      split = ",",
      description = "Participant an applicant may act for.")
  private List<String> participants = List.of();

  @Option(
      names = "--subject",
      paramLabel = "S",
      description = "Who writes; an evaluator's id. By default the (first) role.")
  private String subject;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "30d",
      converter = TimeToLive.class,
      description = "How long it is valid: 90s, 15m, 12h, 30d (the default).")
  private Duration timeToLive;

  @Mixin private DataOption data;

  TokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DevelopmentToken token =
        new DevelopmentToken(
            subject == null ? roles.get(0).claim() : subject,
            roles.stream().map(Role::claim).toList(),
            competitions.stream().map(TokenCommand::id).toList(),
            participants,
            Instant.now(),
            timeToLive);
    console.out().println(token.signed(DevelopmentKey.in(data.directory())));
    return ExitCode.DONE;
  }

  private static String id(String competition) {
    return competition.equals("*") ? competition : CompetitionAddress.idOf(competition);
  }

  /** {@code 90s}, {@code 15m}, {@code 12h}, {@code 30d}. */
  static final class TimeToLive implements ITypeConverter<Duration> {

    private static final Pattern SYNTAX = Pattern.compile("([1-9]\\d{0,8})([smhd])");

    @Override
    public Duration convert(String text) {
      Matcher matcher = SYNTAX.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + text + "' is not like 90s, 15m, 12h or 30d");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
  }
}
