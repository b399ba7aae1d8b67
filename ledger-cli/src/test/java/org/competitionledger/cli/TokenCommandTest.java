package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import org.competitionledger.projections.security.DevelopmentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path data;

  @Test
  void signsWithTheKeyOfTheDataDirectory() throws Exception {
    String[] parts = token("--role", "organizer", "--competition", "c1").split("\\.");

    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(DevelopmentKey.in(data).publicKey());
    verifier.update((parts[0] + '.' + parts[1]).getBytes(US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(json(parts[0])).isEqualTo(JSON.readTree("{\"alg\":\"ES256\",\"typ\":\"JWT\"}"));
  }

  @Test
  void claimsWhatWasAskedFor() throws Exception {
    JsonNode claims =
        claims(
            "--role",
            "applicant,evaluator",
            "--competition",
            "c1",
            "--competition",
            "c2",
            "--participant",
            "alpha",
            "--subject",
            "judge-7",
            "--ttl",
            "2h");

    assertThat(claims.path("iss").asText()).isEqualTo("competition-ledger-dev");
    assertThat(claims.path("sub").asText()).isEqualTo("judge-7");
    assertThat(claims.path("groups")).isEqualTo(JSON.readTree("[\"applicant\",\"evaluator\"]"));
    assertThat(claims.path("competitions")).isEqualTo(JSON.readTree("[\"c1\",\"c2\"]"));
    assertThat(claims.path("participants")).isEqualTo(JSON.readTree("[\"alpha\"]"));
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(2 * 3600);
  }

  @Test
  void isValidForThirtyDaysAndNamedAfterItsRoleUnlessToldOtherwise() throws Exception {
    JsonNode claims = claims("--role", "clerk", "--competition", "*");

    assertThat(claims.path("sub").asText()).isEqualTo("clerk");
    assertThat(claims.path("participants")).isEmpty();
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(30 * 86_400);
  }

  @Test
  void rejectsAnUnknownRoleOrTimeAsUsage() {
    assertThat(CliRun.of("token", "--role", "king", "--competition", "c1").exitCode()).isEqualTo(2);
    CliRun badTime = CliRun.of("token", "--role", "clerk", "--competition", "c1", "--ttl", "soon");
    assertThat(badTime.exitCode()).isEqualTo(2);
    assertThat(badTime.err()).contains("'soon' is not like 90s, 15m, 12h or 30d");
  }

  @Test
  void saysUnavailableWhereTheDirectoryCannotBeWritten() {
    CliRun run =
        CliRun.of("token", "--role", "clerk", "--competition", "c1", "--data", "/dev/null/x");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("the development key");
    assertThat(run.out()).isEmpty();
  }

  private JsonNode claims(String... options) throws Exception {
    return json(token(options).split("\\.")[1]);
  }

  private String token(String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "token";
    System.arraycopy(options, 0, args, 1, options.length);
    args[options.length + 1] = "--data";
    args[options.length + 2] = data.toString();
    CliRun run = CliRun.of(args);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().strip();
  }

  private static JsonNode json(String base64) throws Exception {
    return JSON.readTree(Base64.getUrlDecoder().decode(base64));
  }
}
