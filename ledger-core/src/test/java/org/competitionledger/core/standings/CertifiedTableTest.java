package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.competitionledger.core.scoring.Criteria.cut;
import static org.competitionledger.core.scoring.Criteria.direct;
import static org.competitionledger.core.scoring.Criteria.gate;
import static org.competitionledger.core.scoring.Criteria.set;
import static org.competitionledger.core.standings.StandingsFixture.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.core.log.Sha256;
import org.competitionledger.core.scoring.StageFixture;
import org.competitionledger.core.tables.TableStatus;
import org.competitionledger.event.CriteriaSet;
import org.competitionledger.event.CutKind;
import org.competitionledger.event.GateOrder;
import org.competitionledger.event.LocalisedText;
import org.competitionledger.event.ScoreState;
import org.competitionledger.event.Verdict;
import org.competitionledger.state.EntryStatus;
import org.competitionledger.state.StageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertifiedTableTest {

  private static final CriteriaSet.Builder RULES =
      set(direct("x"), gate("g")).setCutRules(List.of(cut(CutKind.TOP_N, 2, GateOrder.BEFORE_CUT)));

  private static StageFixture stage() {
    return new StageFixture()
        .entries("lark", "heron", "wren", "robin", "finch")
        .score("wren", "x", "90.50")
        .score("lark", "x", "100")
        .score("heron", "x", "90.5")
        .score("robin", "x", "0")
        .score("finch", "x", "88")
        .ruled("finch", "g", Verdict.FAILED)
        .entry("robin", EntryStatus.WITHDRAWN, 1);
  }

  /** The digest was computed apart from this code: {@code printf '…' | sha256sum}. */
  @Test
  void digestCoversTheTableAsWrittenByHand() {
    StageTable table = table(stage(), RULES);
    assertThat(table.certifiedText("cup", 3, 41))
        .isEqualTo(
            "ledger-table/1\tcup\ts\t3\t41\n"
                + "ranked\t1\tlark\t100\tin\n"
                + "ranked\t2\theron\t90.5\ttie\n"
                + "ranked\t2\twren\t90.5\ttie\n"
                + "ineligible\t\tfinch\t88\t\n"
                + "out\t\trobin\t0\t\n");
    assertThat(table.digest("cup", 3, 41))
        .isEqualTo("9148fde75610587906184b0c9ad99e20cd5ccadf1c557219cbc51f958fde94e0");
  }

  /** The page about the certified table shows a text and its hash. */
  @Test
  void theDocumentedExampleHoldsWhatItSays() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "certified-table.md"));
    Matcher example =
        Pattern.compile("printf '([^']*)' \\| sha256sum\\s+# ([0-9a-f]{64})").matcher(page);
    assertThat(example.find()).isTrue();
    String text = example.group(1).replace("\\t", "\t").replace("\\n", "\n");
    assertThat(Sha256.hex(text)).isEqualTo(example.group(2));
    assertThat(page).contains("\"digest\": \"" + example.group(2) + "\"");
  }

  @Test
  void rowsWithoutRankAreOrderedById() {
    StageFixture stage = stage().entries("auk").unpublished("auk", "x", ScoreState.SEALED);
    assertThat(table(stage, RULES).certifiedText("cup", 3, 41))
        .isEqualTo(
            "ledger-table/1\tcup\ts\t3\t41\n"
                + "ranked\t\theron\t90.5\t\n"
                + "ranked\t\tlark\t100\t\n"
                + "ranked\t\twren\t90.5\t\n"
                + "ineligible\t\tfinch\t88\t\n"
                + "not-published\t\tauk\t\t\n"
                + "out\t\trobin\t0\t\n");
  }

  @Test
  void statusFollowsClosingCertificationAndChange() {
    StageFixture stage = stage();
    StageTable table = table(stage, RULES);
    StageState open = stageState();
    assertThat(TableStatus.of("cup", open, table)).isEqualTo(TableStatus.PROVISIONAL);
    StageState closed = StageState.newBuilder(open).setClosed(30L).build();
    assertThat(TableStatus.of("cup", closed, table)).isEqualTo(TableStatus.FROZEN);
    StageState certified =
        StageState.newBuilder(closed)
            .setCertified(42L)
            .setCertifiedVersion(3)
            .setCertifiedAsOf(41L)
            .setCertifiedDigest(table.digest("cup", 3, 41))
            .build();
    assertThat(TableStatus.of("cup", certified, table)).isEqualTo(TableStatus.CERTIFIED);
    stage.score("heron", "x", "91");
    assertThat(TableStatus.of("cup", certified, table(stage, RULES)))
        .isEqualTo(TableStatus.RESTATED);
    stage.score("heron", "x", "90.5");
    assertThat(TableStatus.of("cup", certified, table(stage, RULES)))
        .as("the table is again as it was certified")
        .isEqualTo(TableStatus.CERTIFIED);
  }

  private static StageState stageState() {
    return new StageState(
        "s",
        new LocalisedText(null, "s"),
        1,
        null,
        null,
        null,
        1L,
        1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        -1L,
        0,
        -1L,
        null,
        0,
        List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void orderInWhichThingsWereRecordedDoesNotMatter(long seed) {
    List<Consumer<StageFixture>> events = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      String participant = "p" + number;
      String value = Integer.toString(number * 7 % 11);
      events.add(stage -> stage.entries(participant));
      events.add(stage -> stage.score(participant, "x", value));
      if (number % 5 == 0) {
        events.add(stage -> stage.ruled(participant, "g", Verdict.FAILED));
      }
    }
    StageFixture inOrder = new StageFixture();
    events.forEach(event -> event.accept(inOrder));
    Collections.shuffle(events, new Random(seed));
    StageFixture shuffled = new StageFixture();
    events.forEach(event -> event.accept(shuffled));
    assertThat(table(shuffled, RULES).digest("cup", 1, 1))
        .as("seed %s", seed)
        .isEqualTo(table(inOrder, RULES).digest("cup", 1, 1));
  }
}
