package org.competitionledger.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.junit.jupiter.api.Test;

/**
 * The table in the documentation is what the code says. To write it anew:
 *
 * <pre>
 * mvn -pl schemas,ledger-core test -Dtest=WhoMayWriteTest -Dreplace=true -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class WhoMayWriteTest {

  private static final Path DOCUMENT = Path.of("../docs/who-may-write.md");

  private static final String HEAD =
      """
      # Who may write which event

      Generated from `core.policy.WritingPolicy` by `WhoMayWriteTest`; not to be edited. A role is one of the writer's token, which
      also names the competitions, or of the record (section 3.7). What a role may write is subject to section 3 of [rules.md](rules.md): an evaluator writes as itself,
      an applicant for its participant, a clerk with a source. In a reconstructed competition a clerk may write every type but roles.

      | event | organizer | evaluator | applicant | clerk |
      |---|---|---|---|---|
      """;

  @Test
  void theTableSaysWhatTheCodeSays() throws IOException {
    String table =
        Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
            .map(type -> row(SpecificData.get().getClass(type)))
            .collect(Collectors.joining("\n", HEAD, "\n"));
    if (Boolean.getBoolean("replace")) {
      Files.writeString(DOCUMENT, table);
    }
    assertThat(DOCUMENT).hasContent(table);
  }

  private static String row(Class<?> type) {
    return Stream.of(Role.ORGANIZER, Role.EVALUATOR, Role.APPLICANT, Role.CLERK)
        .map(role -> WritingPolicy.roles(type).contains(role) ? "✓" : " ")
        .collect(Collectors.joining(" | ", "| `" + type.getSimpleName() + "` | ", " |"));
  }
}
