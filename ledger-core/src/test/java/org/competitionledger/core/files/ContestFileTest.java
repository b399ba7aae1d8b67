package org.competitionledger.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;

class ContestFileTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  static byte[] example(String language) throws IOException {
    try (InputStream in =
        ContestFileTest.class.getResourceAsStream("/examples/science-fair_" + language + ".yaml")) {
      return in.readAllBytes();
    }
  }

  @Test
  void theExampleIsRecordedAsItIs() throws IOException {
    ReadFile file = ContestFile.read(example("en"));
    assertThat(file.problems()).isEmpty();
    assertThat(file.competition()).isEqualTo("my-science-fair");

    DryRun tried = file.asNewCompetition(Role.ORGANIZER, NOW);

    assertThat(file.problems(tried)).isEmpty();
    assertThat(file.proposals().stream().map(ProposalJson::typeOf))
        .startsWith(
            "CompetitionAnnounced", "PolicyGoalsDeclared", "StageScheduled", "StageScheduled")
        .containsSubsequence(
            "ParticipantRegistered",
            "CriteriaPublished",
            "PanelAnnounced",
            "EvaluatorAppointed",
            "CallOpened")
        .hasSize(17);
  }

  @Test
  void theExampleIsTheSameInBothLanguages() throws IOException {
    assertThat(ContestFile.read(example("ko")).proposals())
        .isEqualTo(ContestFile.read(example("en")).proposals());
    assertThat(new String(example("ko"), UTF_8)).isNotEqualTo(new String(example("en"), UTF_8));
  }
}
