package org.competitionledger.core.words;

/**
 * A Korean particle whose form follows the sound before it: one after a consonant, another after a
 * vowel. {@code 팀은}, {@code 회사는}; {@code 서울로}, {@code 부산으로}.
 */
enum Particle {
  TOPIC("은", "는", "은(는)"),
  SUBJECT("이", "가", "이(가)"),
  OBJECT("을", "를", "을(를)"),
  DIRECTION("으로", "로", "(으)로"),
  WITH("과", "와", "과(와)"),
  /** Called so: {@code ‘공고’라는}. */
  CALLED("이라는", "라는", "(이)라는");

  private final String afterConsonant;
  private final String afterVowel;
  private final String either;

  Particle(String afterConsonant, String afterVowel, String either) {
    this.afterConsonant = afterConsonant;
    this.afterVowel = afterVowel;
    this.either = either;
  }

  /** The particle of which this is the form after a consonant. */
  static Particle of(String afterConsonant) {
    for (Particle particle : values()) {
      if (particle.afterConsonant.equals(afterConsonant)) {
        return particle;
      }
    }
    throw new IllegalArgumentException("no particle " + afterConsonant);
  }

  /** The form that follows a text; both forms where nobody can tell how it is read. */
  String after(String text) {
    return switch (FinalSound.of(text)) {
      case VOWEL -> afterVowel;
      case CONSONANT -> afterConsonant;
      // ㄹ is a consonant, but 로 follows it as it follows a vowel: 서울로.
      case RIEUL -> this == DIRECTION ? afterVowel : afterConsonant;
      case UNKNOWN -> either;
    };
  }
}
