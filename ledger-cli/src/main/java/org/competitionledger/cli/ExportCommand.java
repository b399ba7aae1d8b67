package org.competitionledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.competitionledger.cli.client.Reader;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.console.ProgressLine;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.KafkaOption;
import org.competitionledger.cli.options.LedgerOption;
import org.competitionledger.core.bundle.ZipSink;
import org.competitionledger.core.codec.MalformedBytes;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.projections.transparency.KafkaRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a competition's audit bundle to a file. */
@Command(
    name = "export",
    description = "Writes a competition's audit bundle: the whole log, to be verified offline.",
    footer = {
      "",
      "Exit codes: 0 written, 1 there is no such competition, or its log is not what was "
          + "signed, 2 usage, 3 the ledger or Kafka cannot be reached, or the file cannot be "
          + "written."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "ID|URL",
      description = {
        "A competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai"
      })
  private String competition;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write; it appears whole or not at all.")
  private Path output;

  @Mixin private LedgerOption ledger;
  @Mixin private KafkaOption kafka;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CompetitionAddress address = ledger.competition(competition);
    if (Files.isDirectory(output)) {
      throw CommandFailed.usage("'" + output + "' is a directory");
    }
    Path directory = output.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw CommandFailed.usage("there is no directory " + directory);
    }
    Path part = Files.createTempFile(directory, output.getFileName().toString(), ".part");
    try {
      if (kafka.given(ledger)) {
        fromKafka(address.id(), part);
      } else {
        download(address, part);
      }
      Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    console.err().println("wrote " + output + ", " + Files.size(output) + " bytes");
    return ExitCode.DONE;
  }

  private void download(CompetitionAddress address, Path part)
      throws IOException, InterruptedException {
    try (InputStream in = new Reader("*").file(address.api("/bundle"));
        OutputStream out = Files.newOutputStream(part)) {
      ProgressLine progress = new ProgressLine(console, "bytes", -1);
      byte[] buffer = new byte[1 << 16];
      long written = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        written += read;
        progress.reached(written, written);
      }
      progress.close();
    }
  }

  private void fromKafka(String id, Path part) throws IOException {
    KafkaRecord record = kafka.record(id);
    long size = Checkpoint.parse(record.head().text()).size();
    try (ZipSink sink = new ZipSink(Files.newOutputStream(part))) {
      ProgressLine progress = new ProgressLine(console, "events", size);
      record.export(sink, done -> progress.reached(done, done));
      progress.close();
    } catch (IllegalStateException | MalformedBytes e) {
      throw CommandFailed.refused(
          "what Kafka has is not what was signed; 'verify' says where: " + e.getMessage());
    } catch (UnknownSchema e) {
      throw CommandFailed.unavailable("this needs a newer ledger: " + e.getMessage());
    }
  }
}
