package org.competitionledger.core.scenarios;

import static org.competitionledger.core.scenarios.Clerk.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.competitionledger.event.LocalisedText;

/** Names of drivers and races: as the source's ids spell them, but where they are known better. */
final class Formula1Names {

  private static final Map<String, LocalisedText> KNOWN =
      Map.ofEntries(
          Map.entry("brazil", text("브라질 그랑프리", "Brazilian Grand Prix")),
          Map.entry("san-marino", text("산마리노 그랑프리", "San Marino Grand Prix")),
          Map.entry("monaco", text("모나코 그랑프리", "Monaco Grand Prix")),
          Map.entry("mexico", text("멕시코 그랑프리", "Mexican Grand Prix")),
          Map.entry("canada", text("캐나다 그랑프리", "Canadian Grand Prix")),
          Map.entry("detroit", text("디트로이트 그랑프리", "Detroit Grand Prix")),
          Map.entry("france", text("프랑스 그랑프리", "French Grand Prix")),
          Map.entry("great-britain", text("영국 그랑프리", "British Grand Prix")),
          Map.entry("germany", text("독일 그랑프리", "German Grand Prix")),
          Map.entry("hungary", text("헝가리 그랑프리", "Hungarian Grand Prix")),
          Map.entry("belgium", text("벨기에 그랑프리", "Belgian Grand Prix")),
          Map.entry("italy", text("이탈리아 그랑프리", "Italian Grand Prix")),
          Map.entry("portugal", text("포르투갈 그랑프리", "Portuguese Grand Prix")),
          Map.entry("spain", text("스페인 그랑프리", "Spanish Grand Prix")),
          Map.entry("japan", text("일본 그랑프리", "Japanese Grand Prix")),
          Map.entry("australia", text("호주 그랑프리", "Australian Grand Prix")),
          Map.entry("ayrton-senna", text("아이르통 세나", "Ayrton Senna")),
          Map.entry("alain-prost", text("알랭 프로스트", "Alain Prost")),
          Map.entry("gerhard-berger", text("게르하르트 베르거", "Gerhard Berger")),
          Map.entry("satoru-nakajima", text("나카지마 사토루", "Satoru Nakajima")),
          Map.entry("aguri-suzuki", text("스즈키 아구리", "Aguri Suzuki")),
          Map.entry("adrian-campos", text("Adrián Campos")),
          Map.entry("andrea-de-cesaris", text("Andrea de Cesaris")),
          Map.entry("jean-louis-schlesser", text("Jean-Louis Schlesser")),
          Map.entry("luis-perez-sala", text("Luis Pérez-Sala")),
          Map.entry("mauricio-gugelmin", text("Maurício Gugelmin")),
          Map.entry("pierre-henri-raphanel", text("Pierre-Henri Raphanel")),
          Map.entry("rene-arnoux", text("René Arnoux")));

  private Formula1Names() {}

  static LocalisedText of(String id) {
    return KNOWN.getOrDefault(id, text(spelled(id)));
  }

  private static String spelled(String id) {
    return Arrays.stream(id.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
