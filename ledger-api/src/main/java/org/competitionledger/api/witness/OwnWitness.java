package org.competitionledger.api.witness;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.projections.transparency.LogKeys;
import org.competitionledger.projections.witness.Witness;
import org.jboss.logging.Logger;

/**
 * This service as a witness of the logs it was given. Key and memory lie beside, not in, those of
 * {@code ./ledger witness}: two processes must not cosign with one key.
 */
@ApplicationScoped
public class OwnWitness {

  private static final Logger LOG = Logger.getLogger(OwnWitness.class);
  private static final int AFTER_THE_LEDGER = 2;

  private final LedgerConfig config;
  private final Cosignatures cosignatures;
  private Witness witness;

  OwnWitness(LedgerConfig config, Cosignatures cosignatures) {
    this.config = config;
    this.cosignatures = cosignatures;
  }

  void start(@Observes @Priority(AFTER_THE_LEDGER) StartupEvent event) {
    WitnessSettings settings = cosignatures.settings();
    if (settings.logs().isEmpty()) {
      return;
    }
    String name = config.witness().name().orElse(config.log().name() + "/witness");
    try {
      witness =
          Witness.in(
              config.data().resolve("service-witness"),
              name,
              settings.logs(),
              LogKeys.passphrase(config.keys().passphraseFile(), config.keys().passphrase()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.infof("Witnessing logs=%d keys=%s", settings.logs().size(), witness.keys());
  }

  /** The witness; empty if no logs are witnessed here. */
  Optional<Witness> get() {
    return Optional.ofNullable(witness);
  }
}
