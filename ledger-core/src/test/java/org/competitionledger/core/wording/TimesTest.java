package org.competitionledger.core.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.LocalisedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026                      | 2026년                              | 2026
          2026-08                   | 2026년 8월                          | August 2026
          2026-08-02                | 2026년 8월 2일                      | 2 August 2026
          2026-01-15/2026-01-26     | 2026년 1월 15일~1월 26일     | 15 January to 26 January 2026
          2026-02-12T16:00:00+09:00 | 2026년 2월 12일 16:00 UTC+9        | 12 February 2026, 16:00 UTC+9
          2026-02-12T07:00:00Z      | 2026년 2월 12일 07:00 UTC          | 12 February 2026, 07:00 UTC
          2026-02-12T12:30:00+05:30 | 2026년 2월 12일 12:30 UTC+5:30     | 12 February 2026, 12:30 UTC+5:30
          2025-12-30/2026-01-02     | 2025년 12월 30일~2026년 1월 2일 | 30 December 2025 to 2 January 2026
          2026-01/2026-03           | 2026년 1월~3월 | January to March 2026
          2025/2026                 | 2025년~2026년 | 2025 to 2026
          soon                      | soon                                | soon
          """)
  void tellsATimeNoMoreExactlyThanItWasGiven(String written, String ko, String en) {
    assertThat(Times.written(written)).isEqualTo(new Term(ko, en));
  }

  @Test
  void addsWhatItsWriterSaidInWords() {
    ApproximateTime time =
        new ApproximateTime(
            "2026-12", Instant.EPOCH, Instant.EPOCH, new LocalisedText("연말쯤", "late in the year"));

    assertThat(Times.of(time))
        .isEqualTo(new Term("2026년 12월[연말쯤]", "December 2026 [late in the year]"));
  }
}
