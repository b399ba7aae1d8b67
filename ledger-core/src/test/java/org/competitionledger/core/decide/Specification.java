package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.acceptance.HeldKeys;
import org.competitionledger.core.acceptance.TableMemo;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.MapState;
import org.competitionledger.core.state.State;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/**
 * Given events, when something is proposed, then it is recorded or refused.
 *
 * <pre>
 * given(announced(), stage("final", 1)).when(opened("final")).thenRecorded();
 * </pre>
 *
 * What is said is a payload, a proposal, or a list of these. Every event is its own command,
 * written by the organiser unless said otherwise; the ledger's clock moves on by a minute with
 * each.
 */
public final class Specification {

  public static final String COMPETITION = "cup-2026";
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final State state = new MapState();
  private final TableMemo tables = new TableMemo();
  private final List<EncodedEvent> history = new ArrayList<>();
  private Authority authority = organizer();
  private HeldKeys held = HeldKeys.UNKNOWN;
  private Instant now = START;
  private int commands;

  private Specification() {}

  public static Specification given(Object... said) {
    return new Specification().and(said);
  }

  /** Records each as an event of its own; fails where one is refused. */
  public Specification and(Object... said) {
    proposals(said).forEach(proposal -> when(proposal).thenRecorded());
    return this;
  }

  /** Who writes from here on. */
  public Specification by(Authority writer) {
    this.authority = writer;
    return this;
  }

  /** The only keys that the ledger holds from here on. */
  public Specification holding(String... vkeys) {
    this.held =
        (competition, vkey) -> competition.equals(COMPETITION) && Set.of(vkeys).contains(vkey);
    return this;
  }

  /** Sets the ledger's clock. */
  public Specification at(String instant) {
    this.now = Instant.parse(instant);
    return this;
  }

  /** Proposes one event, or several as an atomic batch. */
  public Then when(Object... said) {
    commands++;
    return when(command("key-" + commands, authority, proposals(said)));
  }

  public Then when(Command command) {
    now = now.plusSeconds(60);
    Decision decision = committed(Decide.decide(COMPETITION, state, command, now, tables, held));
    if (decision instanceof Decision.Accepted accepted) {
      history.addAll(accepted.events());
    }
    return new Then(this, decision);
  }

  /** A decision whose events, if there are any, are in the state now. */
  public static Decision committed(Decision decision) {
    if (decision instanceof Decision.Accepted accepted) {
      accepted.after().commit();
    }
    return decision;
  }

  public State state() {
    return state;
  }

  public List<EncodedEvent> history() {
    return history;
  }

  public long lastSequence() {
    return history.size() - 1L;
  }

  /** What became of a proposal. */
  public record Then(Specification specification, Decision decision) {

    public Specification thenRecorded() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      return specification;
    }

    public Specification thenReplayed(long firstSequence, int count) {
      assertThat(decision).isEqualTo(new Decision.Replayed(firstSequence, count));
      return specification;
    }

    public Specification thenRefused(RefusalCode code) {
      assertThat(refused().refusal().code()).as(refused().toString()).isEqualTo(code);
      assertThat(refused().lastSequence()).isEqualTo(specification.lastSequence());
      return specification;
    }

    public Specification thenRefused(RefusalCode code, String pointer) {
      thenRefused(code);
      assertThat(refused().refusal().pointer()).contains(pointer);
      return specification;
    }

    public Specification thenRefusedAt(int index, RefusalCode code) {
      thenRefused(code);
      assertThat(refused().index()).hasValue(index);
      return specification;
    }

    public Decision.Refused refused() {
      assertThat(decision).isInstanceOf(Decision.Refused.class);
      return (Decision.Refused) decision;
    }

    public List<EncodedEvent> events() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      return ((Decision.Accepted) decision).events();
    }
  }

  public static List<Proposal> proposals(Object... said) {
    return Stream.of(said)
        .flatMap(one -> one instanceof List<?> list ? list.stream() : Stream.of(one))
        .map(one -> one instanceof Proposal proposal ? proposal : Says.proposal(one))
        .toList();
  }

  public static Command command(String key, Authority authority, List<Proposal> proposals) {
    String name = authority.getSubject() + ' ' + key;
    return new Command(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
        digest(proposals),
        authority,
        null,
        proposals);
  }

  private static Sha256 digest(List<Proposal> proposals) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Proposal proposal : proposals) {
        digest.update(proposal.toByteBuffer());
      }
      return new Sha256(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Authority organizer() {
    return authority("organizer-1", Role.ORGANIZER);
  }

  public static Authority evaluator(String subject) {
    return authority(subject, Role.EVALUATOR);
  }

  public static Authority clerk() {
    return authority("clerk-1", Role.CLERK);
  }

  public static Authority applicant(String... participants) {
    return new Authority(
        "applicant-1", List.of(Role.APPLICANT), List.of(COMPETITION), List.of(participants));
  }

  private static Authority authority(String subject, Role... roles) {
    return new Authority(subject, List.of(roles), List.of("*"), List.of());
  }
}
