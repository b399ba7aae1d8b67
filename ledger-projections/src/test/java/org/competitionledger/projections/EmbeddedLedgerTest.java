package org.competitionledger.projections;

import java.nio.file.Path;
import java.util.Map;
import org.competitionledger.broker.EmbeddedBroker;

/** The contract on the embedded broker. */
class EmbeddedLedgerTest extends LedgerContract {

  private EmbeddedBroker broker;

  @Override
  Map<String, String> startKafka(Path directory) {
    broker = EmbeddedBroker.start(EmbeddedBroker.Config.in(directory.resolve("kafka")));
    return kafka();
  }

  @Override
  Map<String, String> kafka() {
    return broker.clientSettings();
  }

  @Override
  void stopKafka() {
    broker.close();
  }
}
