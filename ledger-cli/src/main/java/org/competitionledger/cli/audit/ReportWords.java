package org.competitionledger.cli.audit;

import java.text.NumberFormat;
import java.util.stream.Stream;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Template;
import org.competitionledger.core.words.Words;

/** The words of a report in one language, {@code words/audit_<language>.properties}. */
record ReportWords(Language language) {

  private static final Words WORDS = Words.of(ReportWords.class, "audit");

  /** A word or sentence, its places filled; the key itself where a newer ledger sent it. */
  String say(String key, Object... about) {
    return WORDS
        .find(key)
        .map(text -> Template.fill(text.ko(), text.en(), grouped(about)).in(language))
        .orElse(key);
  }

  /** Numbers as people write them: {@code 1,024}. */
  private static Object[] grouped(Object[] about) {
    return Stream.of(about)
        .map(each -> each instanceof Number ? NumberFormat.getInstance().format(each) : each)
        .toArray();
  }
}
