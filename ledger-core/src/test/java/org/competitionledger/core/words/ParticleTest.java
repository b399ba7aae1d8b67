package org.competitionledger.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          누리클라우드        | 는 | 가 | 를 | 로
          솔빛                | 은 | 이 | 을 | 으로
          서울                | 은 | 이 | 을 | 로
          AI                  | 는 | 가 | 를 | 로
          K-AI                | 는 | 가 | 를 | 로
          SK                  | 는 | 가 | 를 | 로
          LLM                 | 은 | 이 | 을 | 으로
          URL                 | 은 | 이 | 을 | 로
          팀 A                | 는 | 가 | 를 | 로
          팀 n                | 은 | 이 | 을 | 으로
          LG AI Research      | 는 | 가 | 를 | 로
          SK Telecom          | 은 | 이 | 을 | 으로
          Naver Cloud         | 는 | 가 | 를 | 로
          Upstage             | 는 | 가 | 를 | 로
          Motif Technologies  | 는 | 가 | 를 | 로
          Trillion Labs       | 는 | 가 | 를 | 로
          Google              | 은 | 이 | 을 | 로
          Mistral             | 은 | 이 | 을 | 로
          Alain Prost         | 는 | 가 | 를 | 로
          Ayrton Senna        | 는 | 가 | 를 | 로
          Lewis Hamilton      | 은 | 이 | 을 | 으로
          Javier Fernández    | 는 | 가 | 를 | 로
          Facebook            | 은 | 이 | 을 | 으로
          Chatbot             | 은 | 이 | 을 | 으로
          Central Park        | 는 | 가 | 를 | 로
          Bing                | 은 | 이 | 을 | 으로
          Prime               | 은 | 이 | 을 | 으로
          phase-1             | 은 | 이 | 을 | 로
          phase-2             | 는 | 가 | 를 | 로
          team-3              | 은 | 이 | 을 | 으로
          team-6              | 은 | 이 | 을 | 으로
          9.2                 | 는 | 가 | 를 | 로
          10                  | 은 | 이 | 을 | 으로
          30%                 | 는 | 가 | 를 | 로
          ‘독자성’            | 은 | 이 | 을 | 으로
          『규칙』            | 은 | 이 | 을 | 으로
          엘지(LG)            | 는 | 가 | 를 | 로
          한국과학기술원(KAIST) | 은 | 이 | 을 | 으로
          (주)가람            | 은 | 이 | 을 | 으로
          가람(주)            | 은 | 이 | 을 | 으로
          人工知能            | 은(는) | 이(가) | 을(를) | (으)로
          …                   | 은(는) | 이(가) | 을(를) | (으)로
          """)
  void followsTheSoundOfAnyName(
      String name, String topic, String subject, String object, String direction) {
    assertThat(Particle.TOPIC.after(name)).isEqualTo(topic);
    assertThat(Particle.SUBJECT.after(name)).isEqualTo(subject);
    assertThat(Particle.OBJECT.after(name)).isEqualTo(object);
    assertThat(Particle.DIRECTION.after(name)).isEqualTo(direction);
  }

  @Test
  void whatGoesWithACountIsOneOrMany() {
    String english = "{0} of {1} {1?score is:scores are} recorded.";
    assertThat(Template.fill("", english, 0, 1).en()).isEqualTo("0 of 1 score is recorded.");
    assertThat(Template.fill("", english, 1, 21).en()).isEqualTo("1 of 21 scores are recorded.");
  }

  @Test
  void readsEveryHangulSyllable() {
    String vowels = "가나다라마바사아자차카타파하고누디려뫼뷔쇠의";
    String consonants = "각난닫람밥삿앙잦찿캌탙팦핳값닭삶";

    assertThat(vowels.chars().mapToObj(Character::toString).map(Particle.SUBJECT::after))
        .containsOnly("가");
    assertThat(consonants.chars().mapToObj(Character::toString).map(Particle.SUBJECT::after))
        .containsOnly("이");
    assertThat(Particle.CALLED.after("‘공모 안내’")).isEqualTo("라는");
    assertThat(Particle.CALLED.after("‘공모 일정’")).isEqualTo("이라는");
  }
}
