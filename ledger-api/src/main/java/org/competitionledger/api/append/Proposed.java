package org.competitionledger.api.append;

import java.util.List;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Sha256;

/**
 * A command that is about to be sent.
 *
 * @param types the types of its events, for the receipt
 * @param array whether it came as an array, so that pointers into it begin with an index
 */
record Proposed(Command command, List<String> types, boolean array) {

  /**
   * Builds the command.
   *
   * @param key the idempotency key
   * @param ifMatch the last sequence that the writer saw; null if it does not care
   */
  static Proposed of(
      String competition,
      Authority authority,
      String key,
      Long ifMatch,
      List<Proposal> proposals,
      boolean array) {
    Command command =
        new Command(
            CommandIds.of(competition, authority.getSubject(), key).toString(),
            new Sha256(Digests.commandDigest(proposals)),
            authority,
            ifMatch,
            proposals);
    return new Proposed(command, proposals.stream().map(ProposalJson::typeOf).toList(), array);
  }
}
