package org.competitionledger.api.witness;

import java.util.HashSet;
import java.util.List;
import org.competitionledger.api.settings.LedgerConfig;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.VerificationKey;

/**
 * Who cosigns for this ledger, and for whom it does.
 *
 * @param witnesses who is asked to cosign this ledger's heads
 * @param quorum a head is shown once so many of them cosigned it
 * @param logs the keys of other logs whose heads are cosigned here
 */
public record WitnessSettings(
    List<WitnessAddress> witnesses, int quorum, List<VerificationKey> logs) {

  /** Every reader must take so many signatures of a note; more might be refused. */
  private static final int KEYS_MAX = 16;

  public WitnessSettings {
    witnesses = List.copyOf(witnesses);
    logs = List.copyOf(logs);
  }

  /**
   * As configured.
   *
   * @throws UnsuitableWitnesses if no head could ever be shown with them
   */
  public static WitnessSettings of(LedgerConfig config) {
    List<WitnessAddress> witnesses =
        config.log().witnesses().orElse(List.of()).stream().map(WitnessAddress::parse).toList();
    int quorum = config.log().quorum();
    List<VerificationKey> keys =
        witnesses.stream().flatMap(witness -> witness.keys().stream()).toList();
    if (keys.size() > KEYS_MAX) {
      throw new UnsuitableWitnesses("witnesses have at most " + KEYS_MAX + " keys together");
    }
    if (quorum < 0 || quorum > witnesses.size()) {
      throw new UnsuitableWitnesses(
          "a quorum of " + quorum + " among " + witnesses.size() + " witnesses is never reached");
    }
    if (new HashSet<>(keys).size() < keys.size()) {
      throw new UnsuitableWitnesses("a witness counts once: two have the same key");
    }
    return new WitnessSettings(
        witnesses,
        quorum,
        config.witness().logs().orElse(List.of()).stream().map(WitnessSettings::log).toList());
  }

  private static VerificationKey log(String vkey) {
    try {
      return VerificationKey.parse(vkey.strip());
    } catch (MalformedNote e) {
      throw new UnsuitableWitnesses("'" + vkey + "' is no log's vkey: " + e.getMessage());
    }
  }
}
