package org.competitionledger.projections;

import java.nio.file.Path;
import org.competitionledger.broker.EmbeddedBroker;

/** The contract on the embedded broker. */
class EmbeddedLedgerTest extends LedgerContract {

  private EmbeddedBroker broker;

  @Override
  String startKafka(Path directory) {
    broker = EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")));
    return broker.bootstrapServers();
  }

  @Override
  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  void stopKafka() {
    broker.close();
  }
}
