package org.competitionledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionCommandTest {

  @Test
  void completesTheCommandsOfTheLauncherAndOfThisProgram() {
    CliRun run = CliRun.of("completion");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("complete -F _complete_ledger")
        .contains(
            " completion demo serve test bench\"",
            "import",
            "scores",
            "--reveal",
            "new",
            "amend",
            "record",
            "--example",
            "--append",
            "--kafka-port",
            "--competition",
            "organizer");
  }
}
