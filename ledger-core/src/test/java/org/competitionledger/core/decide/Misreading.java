package org.competitionledger.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.competitionledger.command.Command;
import org.competitionledger.core.decide.RandomCompetition.Told;
import org.competitionledger.core.state.MapState;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.ScoreCorrected;
import org.competitionledger.event.ScoreRecorded;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.StandingsCertified;

/**
 * Tells a competition again, but has every second score recorded wrong and corrected at once. Only
 * sequences differ then; a certification, which names one, is made anew.
 */
final class Misreading {

  private final String competition;
  private final Random random;
  private final MapState state = new MapState();
  private int corrections;

  Misreading(String competition, Random random) {
    this.competition = competition;
    this.random = random;
  }

  MapState state() {
    return state;
  }

  int corrections() {
    return corrections;
  }

  void tell(Told told) {
    List<Proposal> proposals = new ArrayList<>();
    told.command().getProposals().forEach(proposal -> proposals.addAll(misread(proposal)));
    Command command =
        Specification.command(
            told.command().getCommandId(), told.command().getAuthority(), proposals);
    assertThat(Specification.committed(Decide.decide(competition, state, command, told.now())))
        .isInstanceOf(Decision.Accepted.class);
  }

  private List<Proposal> misread(Proposal said) {
    if (said.getPayload() instanceof StandingsCertified certified) {
      return List.of(
          with(
              said,
              RandomCompetition.certification(competition, state, certified.getStage())
                  .orElseThrow()));
    }
    return said.getPayload() instanceof ScoreRecorded score && random.nextBoolean()
        ? corrected(said, score)
        : List.of(said);
  }

  private List<Proposal> corrected(Proposal said, ScoreRecorded right) {
    corrections++;
    ScoreRecorded wrong =
        ScoreRecorded.newBuilder(right)
            .setState(ScoreState.NUMBER)
            .setValue(Says.number(Integer.toString(random.nextInt(60))))
            .setAbsence(null)
            .build();
    ScoreCorrected correction =
        new ScoreCorrected(
            right.getStage(),
            right.getParticipant(),
            right.getCriterion(),
            right.getOccasion(),
            right.getEvaluator(),
            right.getState(),
            right.getValue(),
            right.getAbsence(),
            Says.text("Misread"),
            right.getResultLine(),
            right.getSharedBy(),
            null); // the team stays that of the record
    return List.of(with(said, wrong), with(said, correction));
  }

  private static Proposal with(Proposal said, Object payload) {
    return Proposal.newBuilder(said).setPayload(payload).build();
  }
}
