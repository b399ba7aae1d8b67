package org.competitionledger.api.read;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.state.State;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.Views;

/** Opens competitions for reading. */
@ApplicationScoped
public class Readings {

  private final LedgerNode node;

  Readings(LedgerNode node) {
    this.node = node;
  }

  /**
   * A competition as it stands at a sequence or later, or a 404; a 503 where the projection has not
   * got so far. {@link AtLeast} waited for it before a thread was taken.
   *
   * @param atLeast the sequence as it was given; null if it does not matter
   */
  public Reading open(String competition, String atLeast) {
    if (!Ids.isId(competition)) {
      throw ProblemCode.UNKNOWN_COMPETITION.exception();
    }
    Views views = node.views();
    long wanted = Parameters.wholeNumber("atLeast", atLeast, -1, -1, Long.MAX_VALUE);
    if (wanted > views.lastSequence(competition)) {
      throw ProblemCode.NOT_YET_PROJECTED.exception(); // see AtLeast: it had its time
    }
    long lastSequence = views.lastSequence(competition);
    State state = views.state(competition).orElseThrow(ProblemCode.UNKNOWN_COMPETITION::exception);
    return new Reading(competition, state, lastSequence);
  }

  /** The competitions that this instance holds, each as it stands. */
  public List<Reading> all() {
    return node.views().competitions().stream().flatMap(each -> ofKnown(each).stream()).toList();
  }

  /** A competition as it stands; empty if there is none, or its first event is being folded. */
  public Optional<Reading> ofKnown(String competition) {
    long lastSequence = lastSequence(competition);
    return lastSequence < 0
        ? Optional.empty()
        : node.views()
            .state(competition)
            .map(state -> new Reading(competition, state, lastSequence));
  }

  /** The last sequence of a competition that readers here can see; -1 if there is none. */
  public long lastSequence(String competition) {
    return node.views().lastSequence(competition);
  }

  /** How many events this instance holds of all competitions together: it grows with each. */
  public long recorded() {
    Views views = node.views();
    return views.competitions().stream().mapToLong(each -> views.lastSequence(each) + 1).sum();
  }
}
