package org.competitionledger.api.standings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void quotesWhatNeedsQuotes() {
    assertThat(Csv.text("plain 한글")).isEqualTo("plain 한글");
    assertThat(Csv.text("a,b")).isEqualTo("\"a,b\"");
    assertThat(Csv.text("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(Csv.text("two\nlines")).isEqualTo("\"two\nlines\"");
  }

  @Test
  void keepsSpreadsheetsFromRunningTexts() {
    assertThat(Csv.text("=1+1")).isEqualTo("'=1+1");
    assertThat(Csv.text("+a")).isEqualTo("'+a");
    assertThat(Csv.text("-a")).isEqualTo("'-a");
    assertThat(Csv.text("@a,b")).isEqualTo("\"'@a,b\"");
    assertThat(Csv.text("a=b")).isEqualTo("a=b");
  }
}
