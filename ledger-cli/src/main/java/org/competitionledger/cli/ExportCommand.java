package org.competitionledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.competitionledger.cli.client.Download;
import org.competitionledger.core.bundle.ZipSink;
import org.competitionledger.core.codec.MalformedBytes;
import org.competitionledger.core.codec.UnknownSchema;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.projections.transparency.KafkaRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a competition's audit bundle to a file. */
@Command(
    name = "export",
    description = "Writes a competition's audit bundle: the whole log, to be verified offline.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "COMPETITION", description = "The competition's id")
  private String competition;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write; it appears whole or not at all.")
  private Path output;

  @ArgGroup private From from = new From();

  /** Where the log is taken from. */
  static final class From {

    @Option(
        names = "--url",
        paramLabel = "U",
        description =
            "The ledger (or LEDGER_URL); default http://localhost:8080, or its LEDGER_PORT.")
    private String url;

    @Option(
        names = "--bootstrap-server",
        paramLabel = "B",
        description = "Kafka itself: no service need run.")
    private String bootstrapServers;
  }

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = output.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw CommandFailed.usage("there is no directory " + directory);
    }
    Path part = Files.createTempFile(directory, output.getFileName().toString(), ".part");
    try {
      if (from.bootstrapServers == null) {
        download(part);
      } else {
        fromKafka(part);
      }
      Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    console.err().println("wrote " + output + ", " + Files.size(output) + " bytes");
    return ExitCode.DONE;
  }

  private void download(Path part) throws IOException {
    URI uri = Urls.competition(address());
    try (InputStream in = Download.of(URI.create(uri + "/bundle"));
        OutputStream out = Files.newOutputStream(part)) {
      Progress progress = Progress.of(console, "bytes", -1);
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

  private String address() {
    String base = (from.url == null ? Urls.ofTheLedger() : from.url).replaceAll("/+$", "");
    return base.contains("/v1/competitions/") ? base : base + "/v1/competitions/" + competition;
  }

  private void fromKafka(Path part) throws IOException {
    KafkaRecord record =
        KafkaRecord.of(Map.of("bootstrap.servers", from.bootstrapServers), competition);
    long size = Checkpoint.parse(record.head().text()).size();
    try (ZipSink sink = new ZipSink(Files.newOutputStream(part))) {
      Progress progress = Progress.of(console, "events", size);
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
