package org.competitionledger.api.append;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.competitionledger.command.Authority;
import org.competitionledger.command.Command;
import org.competitionledger.core.json.CommandIds;
import org.competitionledger.core.json.CommandJson;
import org.competitionledger.core.json.Digests;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.policy.WritingPolicy;
import org.competitionledger.event.Proposal;
import org.competitionledger.event.Role;
import org.competitionledger.event.Sha256;

/**
 * A command that is about to be sent.
 *
 * @param types the types of its events, for the receipt
 * @param array whether it came as an array, so that pointers into it begin with an index
 */
record Proposed(Command command, List<String> types, boolean array) {

  /** What an evaluator records as itself, and so need not name itself in. */
  private static final Set<String> OWN =
      Proposal.getClassSchema().getField("payload").schema().getTypes().stream()
          .filter(type -> type.getField("evaluator") != null)
          .filter(
              type ->
                  WritingPolicy.roles(SpecificData.get().getClass(type)).contains(Role.EVALUATOR))
          .map(Schema::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** Who sends events: an evaluator, or somebody who also records what others give. */
  static CommandJson.Sender sender(Authority authority) {
    return authority.getRoles().equals(List.of(Role.EVALUATOR))
        ? new CommandJson.Sender(OWN, authority.getSubject())
        : CommandJson.Sender.NOBODY;
  }

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
