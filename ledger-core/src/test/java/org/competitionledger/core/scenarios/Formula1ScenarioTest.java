package org.competitionledger.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scenarios.Formula1Rules.STAGE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.competitionledger.core.event.LedgerVersion;
import org.competitionledger.core.standings.Row;
import org.competitionledger.core.standings.StageTable;
import org.competitionledger.core.standings.Standings;
import org.competitionledger.core.whatif.Edits;
import org.competitionledger.event.CompetitionAnnounced;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.OccasionClosed;
import org.competitionledger.event.RecordKind;
import org.competitionledger.event.StandingsCertified;
import org.junit.jupiter.api.Test;

/** The scenario f1-1988: what its importer writes, and what the ledger answers about it. */
class Formula1ScenarioTest {

  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int FILE_BYTES_MAX = 512 * 1024;
  private static final Scenario SCENARIO = Scenario.of("f1-1988");

  @Test
  void isWhatTheImporterMakesOfThePublishedResults() throws IOException {
    String imported = Formula1Import.season(Formula1Rules.of1988()).ndjson();
    Path written = Path.of("target", "f1-1988.ndjson");
    Files.writeString(written, imported);
    assertThat(imported.equals(Scenario.text("/scenarios/f1-1988.ndjson")))
        .as("the scenario is what was imported; if a change is meant, copy %s over it", written)
        .isTrue();
  }

  @Test
  void staysFarBelowTheLimits() {
    assertThat(Scenario.text("/scenarios/f1-1988.ndjson").getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(FILE_BYTES_MAX);
    assertThat(SCENARIO.lines)
        .allSatisfy(
            line ->
                assertThat(line.json().getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(LINE_BYTES_MAX / 2));
  }

  @Test
  void namesItsSourceAndLicence() {
    CompetitionAnnounced announced = payloads(CompetitionAnnounced.class).get(0);
    assertThat(announced.getRecord()).isEqualTo(RecordKind.RECONSTRUCTED);
    assertThat(announced.getLicence()).isEqualTo("CC-BY-4.0");
    assertThat(announced.getAttribution().getEn()).contains("f1db", "CC BY 4.0");
    assertThat(announced.getAttribution().getKo()).contains("f1db", "CC BY 4.0");
    assertThat(SCENARIO.events)
        .allSatisfy(
            recorded ->
                assertThat(recorded.event().getSaid().getSource().getCitation().getEn())
                    .startsWith("f1db"));
  }

  @Test
  void hasSixteenRacesAndACertifiedTable() {
    assertThat(payloads(OccasionClosed.class)).hasSize(16);
    assertThat(payloads(StandingsCertified.class)).hasSize(1);
  }

  @Test
  void sennaIsChampionForElevenResultsCount() {
    StageTable table = SCENARIO.table(STAGE);
    Row senna = table.rows().get(0);
    Row prost = table.rows().get(1);
    assertThat(senna.participant()).isEqualTo("ayrton-senna");
    assertThat(senna.total().orElseThrow().text()).isEqualTo("90");
    assertThat(senna.sum().gross().orElseThrow().text()).isEqualTo("94");
    assertThat(prost.participant()).isEqualTo("alain-prost");
    assertThat(prost.total().orElseThrow().text()).isEqualTo("87");
    assertThat(prost.sum().gross().orElseThrow().text()).isEqualTo("105");
    assertThat(table.hasPending()).isFalse();
  }

  @Test
  void prostWouldBeChampionHadAllResultsCounted() {
    for (String edit :
        List.of("/criteria/race/occasions=null", "/criteria/race/occasions={\"method\":\"SUM\"}")) {
      assertThat(edited(edit).rows().subList(0, 2))
          .as(edit)
          .extracting(row -> row.participant() + " " + row.total().orElseThrow().text())
          .containsExactly("alain-prost 105", "ayrton-senna 94");
    }
  }

  @Test
  void noEditLeavesTheTableAsItIs() {
    assertThat(edited()).isEqualTo(SCENARIO.table(STAGE));
    assertThat(edited("/criteria/race/occasions/n=11")).isEqualTo(SCENARIO.table(STAGE));
  }

  private static StageTable edited(String... edits) {
    CriteriaSet set =
        Edits.ofTexts(List.of(edits))
            .orElseThrow()
            .applyTo(SCENARIO.governing(STAGE), STAGE, LedgerVersion.CURRENT)
            .orElseThrow();
    return Standings.compute(SCENARIO.state, STAGE, set);
  }

  private static <T> List<T> payloads(Class<T> type) {
    return SCENARIO.events.stream()
        .map(recorded -> recorded.event().getSaid().getPayload())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
