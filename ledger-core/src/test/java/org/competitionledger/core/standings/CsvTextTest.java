package org.competitionledger.core.standings;

import static org.assertj.core.api.Assertions.assertThat;

import org.competitionledger.core.tables.StandingsCsv;
import org.junit.jupiter.api.Test;

class CsvTextTest {

  @Test
  void quotesWhatNeedsQuotes() {
    assertThat(StandingsCsv.text("plain 한글")).isEqualTo("plain 한글");
    assertThat(StandingsCsv.text("a,b")).isEqualTo("\"a,b\"");
    assertThat(StandingsCsv.text("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(StandingsCsv.text("two\nlines")).isEqualTo("\"two\nlines\"");
  }

  @Test
  void keepsSpreadsheetsFromRunningTexts() {
    assertThat(StandingsCsv.text("=1+1")).isEqualTo("'=1+1");
    assertThat(StandingsCsv.text("+a")).isEqualTo("'+a");
    assertThat(StandingsCsv.text("-a")).isEqualTo("'-a");
    assertThat(StandingsCsv.text("@a,b")).isEqualTo("\"'@a,b\"");
    assertThat(StandingsCsv.text("a=b")).isEqualTo("a=b");
  }
}
