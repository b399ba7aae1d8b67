package org.competitionledger.cli.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How often, and after which pauses, something is tried again.
 *
 * @param most so many retries in a row
 * @param first pause before the first retry; doubles with each
 * @param longest no pause is longer
 */
public record Retries(int most, Duration first, Duration longest) {

  /** Long enough in all for a service that is restarted. */
  public static Retries upTo(int most) {
    return new Retries(most, Duration.ofMillis(250), Duration.ofSeconds(10));
  }

  /** The pause after so many failures, or the one the server asked for if that is longer. */
  Duration pause(int failures, Optional<Duration> asked) {
    long doubled = first.toMillis() << Math.min(failures, 20);
    long ms =
        Math.min(Math.max(doubled, asked.orElse(Duration.ZERO).toMillis()), longest.toMillis());
    return Duration.ofMillis(ms);
  }

  /** The header Retry-After, if it gives seconds. */
  static Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
