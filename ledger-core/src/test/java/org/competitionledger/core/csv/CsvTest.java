package org.competitionledger.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.competitionledger.core.json.JsonBytes;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.LocalisedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  private record Line(String said, Integer count) {}

  private static final Csv<Line> LINES =
      new Csv<Line>()
          .integer("sequence", Line::count)
          .texts("name-ko", "name-en", line -> new LocalisedText(line.said(), null))
          .decimal("=x", new Term("가", "A"), line -> "-1.50");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain 한글|plain 한글",
        "=SUM(A1)|'=SUM(A1)",
        "+82|'+82",
        "-5|'-5",
        "@home|'@home",
        "A, B|\"A, B\"",
        "the \"best\"|\"the \"\"best\"\"\"",
        "=A, B|\"'=A, B\"",
        "a=b|a=b"
      })
  void aSpreadsheetTakesATextForNothingElse(String text, String cell) {
    assertThat(Csv.text(text)).isEqualTo(cell);
  }

  @Test
  void aTextOfSeveralLinesStaysInItsCell() {
    assertThat(Csv.text("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(Csv.text("a\rb")).isEqualTo("\"a\rb\"");
    assertThat(Csv.text("\tb")).isEqualTo("'\tb");
    assertThat(Csv.text("")).isEmpty();
  }

  @Test
  void numbersAreNoTextAndNothingIsAnEmptyCell() {
    assertThat(LINES.of(List.of(new Line("-5", -5), new Line(null, null))))
        .isEqualTo(
            "sequence,name_ko,name_en,'=x\r\n" //
                + "-5,'-5,,-1.50\r\n"
                + ",,,-1.50\r\n");
  }

  @Test
  void theSchemaNamesEachColumnInBothLanguages() {
    assertThat(
            new String(JsonBytes.of(LINES::writeSchema), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("{\"columns\":[{\"name\":\"sequence\",\"titles\":{\"und\":\"sequence\",")
        .contains("{\"name\":\"name_ko\",", "\"datatype\":\"string\"}")
        .endsWith(
            "{\"name\":\"=x\",\"titles\":{\"und\":\"=x\",\"ko\":\"가\",\"en\":\"A\"},"
                + "\"datatype\":\"decimal\"}]}");
  }
}
