package org.competitionledger.cli.options;

import java.util.Map;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.projections.transparency.KafkaRecord;
import picocli.CommandLine.Option;

/** Reading a competition's log from Kafka itself. */
public final class KafkaOption {

  @Option(
      names = "--bootstrap-server",
      paramLabel = "B",
      description = "From Kafka itself, host:port: no service need run.")
  private String bootstrapServers;

  /** Whether it is to be read from Kafka, and so not from a ledger. */
  public boolean given(LedgerOption ledger) {
    if (bootstrapServers != null && ledger.given()) {
      throw CommandFailed.usage("--url and --bootstrap-server exclude each other");
    }
    return bootstrapServers != null;
  }

  /** What Kafka has of a competition. */
  public KafkaRecord record(String competition) {
    return KafkaRecord.of(Map.of("bootstrap.servers", bootstrapServers), competition);
  }
}
