package org.competitionledger.projections;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often, and why, the rules of a competition turned something down; of all refusals that are
 * folded here.
 *
 * @param recorded how many are on record
 * @param further how many more came less than a second after one of the same writer's, counted only
 * @param codes how many of those on record, by their code
 * @param roles the same by the role of the writer; those without one are in none
 * @param late those that came too late, by code, the shortest first
 */
public record RefusalStatistics(
    long recorded,
    long further,
    Map<String, Long> codes,
    Map<String, Long> roles,
    List<LateRefusals> late) {

  /** The longest times by which something came too late; there is a last one without an end. */
  private static final List<Duration> WITHIN =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1));

  /**
   * Some that came too late.
   *
   * @param code why they were refused
   * @param withinMinutes by no more than this, and more than the one before; empty for longer
   */
  public record LateRefusals(String code, Optional<Long> withinMinutes, long count) {}

  /** In which of them something belongs that came so late. */
  public static Optional<Long> withinMinutes(Duration late) {
    return WITHIN.stream()
        .filter(within -> late.compareTo(within) <= 0)
        .findFirst()
        .map(Duration::toMinutes);
  }
}
