package org.competitionledger.core.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The last sound of a text as a Korean reads it aloud. */
enum FinalSound {
  VOWEL,
  CONSONANT,
  /** The consonant ㄹ. */
  RIEUL,
  /** Of a script whose reading is not known here. */
  UNKNOWN;

  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';
  private static final int FINALS = 28;
  private static final int RIEUL_FINAL = 8;

  /** 영 일 이 삼 사 오 육 칠 팔 구. */
  private static final FinalSound[] DIGITS = {
    CONSONANT, RIEUL, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, RIEUL, RIEUL, VOWEL
  };

  private static final Pattern REMARK = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern SILENT_END = Pattern.compile("[^\\p{L}\\p{N}%℃]+$");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Words read with the sound of their last letters: 팀, 플랜, 홈, 폰; ng is 팅. */
  private static final Pattern NASAL = Pattern.compile(".*(m|n|me|ne|ng|mb)");

  /** 모델, 구글, 스케일. */
  private static final Pattern LIQUID = Pattern.compile(".*(l|le)");

  /** A stop after one short vowel closes the syllable: 봇, 랩, 스택, 북, 딥; else 파크, 클라우드. */
  private static final Pattern CLOSED_STOP =
      Pattern.compile(".*((?<![aeiou])[aeiou](p|t|k|c|b|ck|tt)|(oo|ee)(p|k)|oup)");

  /** The last sound of a text. Closing quotes and a remark in parentheses are not read. */
  static FinalSound of(String text) {
    String read = silentEndCut(REMARK.matcher(silentEndCut(text)).replaceFirst(""));
    read = read.isEmpty() ? silentEndCut(text.replace(")", "")) : read;
    if (read.isEmpty()) {
      return UNKNOWN;
    }
    char last = read.charAt(read.length() - 1);
    if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
      return ofSyllable(last);
    }
    if (last >= '0' && last <= '9') {
      return DIGITS[last - '0'];
    }
    if (last == '%' || last == '℃') {
      return VOWEL; // 퍼센트, 도
    }
    String plain = MARKS.matcher(Normalizer.normalize(read, Normalizer.Form.NFD)).replaceAll("");
    return ofLatin(plain.substring(lettersStart(plain)));
  }

  private static String silentEndCut(String text) {
    return text.endsWith(")") ? text : SILENT_END.matcher(text).replaceFirst("");
  }

  private static FinalSound ofSyllable(char syllable) {
    int end = (syllable - FIRST_SYLLABLE) % FINALS;
    return end == 0 ? VOWEL : end == RIEUL_FINAL ? RIEUL : CONSONANT;
  }

  private static int lettersStart(String text) {
    int start = text.length();
    while (start > 0 && isLatin(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static FinalSound ofLatin(String word) {
    if (word.isEmpty()) {
      return UNKNOWN;
    }
    char last = word.charAt(word.length() - 1);
    boolean spelled =
        word.length() == 1
            || Character.isUpperCase(last) && Character.isUpperCase(word.charAt(word.length() - 2));
    if (spelled) {
      return ofLetter(Character.toUpperCase(last));
    }
    return ofWord(word.toLowerCase(Locale.ROOT));
  }

  /** A letter by its name: 엘, 엠 and 엔 end in a consonant, the others (에이, 아르, 제트 …) do not. */
  private static FinalSound ofLetter(char letter) {
    return switch (letter) {
      case 'L' -> RIEUL;
      case 'M', 'N' -> CONSONANT;
      default -> VOWEL;
    };
  }

  private static FinalSound ofWord(String word) {
    if (LIQUID.matcher(word).matches()) {
      return RIEUL;
    }
    boolean closed = NASAL.matcher(word).matches() || CLOSED_STOP.matcher(word).matches();
    return closed ? CONSONANT : VOWEL;
  }
}
