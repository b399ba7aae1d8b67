package org.competitionledger.core.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.codec.EncodedEvent;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/**
 * Given events, when something is proposed, then it is recorded or refused.
 *
 * <pre>
 * given(announced(), stage("final")).when(opened("final")).thenRecorded();
 * </pre>
 *
 * Every event is its own command; the ledger's clock moves on by a minute with each.
 */
final class Specification {

  static final String COMPETITION = "cup-2026";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final State state;
  private final List<EncodedEvent> history = new ArrayList<>();
  private Authority authority = organizer();
  private Instant now = START;
  private int commands;

  private Specification(State state) {
    this.state = state;
  }

  static Specification given(Object... payloadsOrProposals) {
    return givenIn(new MapState(), payloadsOrProposals);
  }

  static Specification givenIn(State state, Object... payloadsOrProposals) {
    return new Specification(state).and(payloadsOrProposals);
  }

  /** Records each as an event of its own; fails where one is refused. */
  Specification and(Object... payloadsOrProposals) {
    for (Object said : payloadsOrProposals) {
      when(said).thenRecorded();
    }
    return this;
  }

  /** Who writes from here on. */
  Specification by(Authority writer) {
    this.authority = writer;
    return this;
  }

  /** Sets the ledger's clock. */
  Specification at(String instant) {
    this.now = Instant.parse(instant);
    return this;
  }

  /** Proposes one event, or several as an atomic batch. */
  Then when(Object... payloadsOrProposals) {
    List<Proposal> proposals = new ArrayList<>();
    for (Object said : payloadsOrProposals) {
      proposals.add(said instanceof Proposal proposal ? proposal : proposal(said));
    }
    return when(command("key-" + commands++, authority, proposals));
  }

  Then when(Command command) {
    now = now.plusSeconds(60);
    Decision decision = Decide.decide(COMPETITION, state, command, now);
    if (decision instanceof Decision.Accepted accepted) {
      history.addAll(accepted.events());
    }
    return new Then(this, decision);
  }

  State state() {
    return state;
  }

  List<EncodedEvent> history() {
    return history;
  }

  long lastSequence() {
    return history.size() - 1L;
  }

  Instant now() {
    return now;
  }

  /** What became of a proposal. */
  record Then(Specification specification, Decision decision) {

    Specification thenRecorded() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      return specification;
    }

    Specification thenReplayed(long firstSequence, int count) {
      assertThat(decision).isEqualTo(new Decision.Replayed(firstSequence, count));
      return specification;
    }

    Specification thenRefused(RefusalCode code) {
      Covered.CODES.add(code);
      assertThat(refused().refusal().code()).isEqualTo(code);
      assertThat(refused().lastSequence()).isEqualTo(specification.lastSequence());
      assertThat(refused().refusal().code().english(refused().refusal().arguments()))
          .isNotBlank()
          .doesNotContain("{");
      assertThat(refused().refusal().code().korean(refused().refusal().arguments()))
          .isNotBlank()
          .doesNotContain("{");
      return specification;
    }

    Specification thenRefused(RefusalCode code, String pointer) {
      assertThat(refused().refusal().pointer()).contains(pointer);
      return thenRefused(code);
    }

    Specification thenRefusedAt(int index, RefusalCode code) {
      assertThat(refused().index()).hasValue(index);
      return thenRefused(code);
    }

    Decision.Refused refused() {
      assertThat(decision).isInstanceOf(Decision.Refused.class);
      return (Decision.Refused) decision;
    }

    List<EncodedEvent> events() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      return ((Decision.Accepted) decision).events();
    }
  }

  static Proposal proposal(Object payload) {
    return new Proposal(null, null, null, null, null, payload);
  }

  static Command command(String key, Authority authority, List<Proposal> proposals) {
    return new Command(
        UUID.nameUUIDFromBytes((authority.getSubject() + key).getBytes(StandardCharsets.UTF_8))
            .toString(),
        digest(proposals),
        authority,
        null,
        proposals);
  }

  static Sha256 digest(List<? extends SpecificRecord> records) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SpecificRecord record : records) {
        digest.update(((Proposal) record).toByteBuffer().array());
      }
      return new Sha256(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Authority organizer() {
    return authority("organizer-1", Role.ORGANIZER);
  }

  static Authority evaluator(String subject) {
    return authority(subject, Role.EVALUATOR);
  }

  static Authority clerk() {
    return authority("clerk-1", Role.CLERK);
  }

  static Authority applicant(String... participants) {
    return new Authority(
        "applicant-1", List.of(Role.APPLICANT), List.of(COMPETITION), List.of(participants));
  }

  private static Authority authority(String subject, Role role) {
    return new Authority(subject, List.of(role), List.of("*"), List.of());
  }
}
