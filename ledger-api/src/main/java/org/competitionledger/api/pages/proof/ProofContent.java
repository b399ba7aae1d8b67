package org.competitionledger.api.pages.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Dates;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.standings.Tables;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.Cosignature;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.refusal.RefusalCode;
import org.competitionledger.core.state.State;
import org.competitionledger.core.state.StateKind;
import org.competitionledger.core.words.Term;
import org.competitionledger.projections.LedgerNode;
import org.competitionledger.projections.RefusalStatistics;
import org.competitionledger.projections.StoredEvent;
import org.competitionledger.projections.Transparency;
import org.competitionledger.state.SigningKeyState;
import org.competitionledger.state.StageState;

/** Gathers what there is to check a competition by. */
@ApplicationScoped
class ProofContent {

  private static final String TOLD = "told-";
  private static final long LONGER = Long.MAX_VALUE;

  private final LedgerNode node;
  private final Cosignatures cosignatures;
  private final Tables tables;

  ProofContent(LedgerNode node, Cosignatures cosignatures, Tables tables) {
    this.node = node;
    this.cosignatures = cosignatures;
    this.tables = tables;
  }

  ProofModel of(Reading reading, Frame frame) {
    String competition = reading.competition();
    Optional<SignedNote> shown = cosignatures.head(competition);
    return new ProofModel(
        shown.map(note -> head(note, reading)),
        waiting(shown, competition, frame),
        node.transparency().keys(competition, shown).stream()
            .map(key -> key(key, shown, reading))
            .toList(),
        witnesses(shown, reading, frame),
        cosignatures.forks(competition, Instant.now()).stream()
            .map(
                fork ->
                    new ProofModel.Fork(
                        fork.code().code(),
                        frame.language().text(fork.code().title()),
                        frame.language().text(fork.finding().getDetail())))
            .toList(),
        certified(reading, frame),
        new ProofModel.Beside(
            registered(competition, shown, frame),
            refused(competition, frame),
            refusals(competition, frame)),
        told(frame));
  }

  private ProofModel.Head head(SignedNote note, Reading reading) {
    Checkpoint head = Checkpoint.parse(note.text());
    long last = head.size() - 1;
    Instant recorded =
        node.events().read(reading.competition(), last - 1, 1).stream()
            .map(StoredEvent::event)
            .map(event -> event.getRecordedAt())
            .findFirst()
            .orElse(Instant.EPOCH);
    return new ProofModel.Head(
        head.origin(),
        head.size(),
        head.root().base64(),
        new String(note.bytes(), UTF_8),
        last,
        new Dates(reading.zone()).of(recorded));
  }

  private String registered(String competition, Optional<SignedNote> shown, Frame frame) {
    return cosignatures
        .head(Transparency.REGISTER)
        .flatMap(
            register ->
                shown.flatMap(head -> node.transparency().registered(competition, head, register)))
        .map(
            proof ->
                frame.say(
                    "registered",
                    Checkpoint.parse(new String(proof.extra().orElseThrow(), UTF_8)).size(),
                    proof.index() + 1,
                    size(Optional.of(proof.checkpoint()))))
        .orElseGet(() -> frame.say("not-registered"));
  }

  private static long size(Optional<SignedNote> head) {
    return head.map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
  }

  private String refused(String competition, Frame frame) {
    long size = size(cosignatures.head(Transparency.refusals(competition)));
    long further = node.transparency().refused(competition).further();
    return size == 0
        ? frame.say("refused-none")
        : frame.say("refused", Term.count(size, "refusal", "refusals"))
            + (further == 0 ? "" : " " + frame.say("refused-further", further));
  }

  private List<ProofModel.Refusals> refusals(String competition, Frame frame) {
    RefusalStatistics counted = node.transparency().refused(competition);
    Map<Long, Long> late = new TreeMap<>();
    counted
        .late()
        .forEach(each -> late.merge(each.withinMinutes().orElse(LONGER), each.count(), Long::sum));
    return Stream.of(
            new ProofModel.Refusals(
                frame.say("refused-why"), parts(counted.codes(), code -> title(code, frame))),
            new ProofModel.Refusals(
                frame.say("refused-role"),
                parts(counted.roles(), role -> frame.say("role-" + role.toLowerCase(ROOT)))),
            new ProofModel.Refusals(
                frame.say("refused-late"),
                late.entrySet().stream()
                    .map(
                        each ->
                            new ProofModel.Refused(
                                frame.say(
                                    each.getKey() == LONGER
                                        ? "late-longer"
                                        : "late-" + each.getKey()),
                                each.getValue()))
                    .toList()))
        .filter(each -> !each.parts().isEmpty())
        .toList();
  }

  /** The most frequent first. */
  private static List<ProofModel.Refused> parts(
      Map<String, Long> counts, UnaryOperator<String> title) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> new ProofModel.Refused(title.apply(each.getKey()), each.getValue()))
        .toList();
  }

  private static String title(String code, Frame frame) {
    return Arrays.stream(RefusalCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .map(known -> known.title().in(frame.language()))
        .orElse(code);
  }

  /** A newer head than the one shown, which not enough witnesses signed yet. */
  private String waiting(Optional<SignedNote> shown, String competition, Frame frame) {
    return node.transparency()
        .head(competition)
        .filter(newest -> shown.isEmpty() || !shown.get().text().equals(newest.text()))
        .map(newest -> frame.say("waiting", Checkpoint.parse(newest.text()).size()))
        .orElse("");
  }

  private static ProofModel.Key key(
      VerificationKey key, Optional<SignedNote> shown, Reading reading) {
    Optional<SigningKeyState> announced =
        reading.state().find(StateKind.SIGNING_KEY.key(key.text()));
    return new ProofModel.Key(
        key.text(),
        shown.filter(note -> note.verify(List.of(key)).trusted()).isPresent(),
        announced.map(SigningKeyState::getAdded).filter(ProofContent::happened),
        announced.map(SigningKeyState::getRetired).filter(ProofContent::happened));
  }

  private static boolean happened(long sequence) {
    return sequence != State.NOT_YET;
  }

  private ProofModel.Witnesses witnesses(Optional<SignedNote> shown, Reading reading, Frame frame) {
    Dates dates = new Dates(reading.zone());
    List<ProofModel.Witness> all =
        cosignatures.witnesses().stream()
            .map(
                keys ->
                    new ProofModel.Witness(
                        keys.get(0).name(),
                        keys.stream().map(ProofContent::told).toList(),
                        cosigned(shown, keys.get(0)).map(dates::of)))
            .toList();
    long signed = all.stream().filter(one -> one.cosigned().isPresent()).count();
    int quorum = cosignatures.quorum();
    String met =
        all.isEmpty()
            ? frame.say("no-witnesses")
            : quorum == 0
                ? frame.say("witnesses-free", signed, all.size())
                : frame.say("witnesses-met", signed, all.size(), quorum);
    String vkeys =
        cosignatures.witnesses().stream()
            .map(ProofContent::checkedInBrowsers)
            .collect(Collectors.joining(" "));
    return new ProofModel.Witnesses(met, signed > 0 && signed >= quorum, quorum, all, vkeys);
  }

  /** The vkey; of ML-DSA, whose vkey fills a screen, its beginning. */
  private static String told(VerificationKey key) {
    return key.type() == SignatureType.ML_DSA_44 ? key.label() + "+… (ML-DSA-44)" : key.text();
  }

  /** A witness signs with all of its keys, and browsers check Ed25519. */
  private static String checkedInBrowsers(List<VerificationKey> keys) {
    return keys.stream()
        .filter(key -> key.type() == SignatureType.COSIGNATURE)
        .findFirst()
        .orElse(keys.get(0))
        .text();
  }

  /** When a witness says that it found the head consistent; empty if it did not sign it. */
  private static Optional<Instant> cosigned(Optional<SignedNote> shown, VerificationKey witness) {
    return shown.stream()
        .flatMap(
            note ->
                note.signatures().stream()
                    .filter(witness::claimedBy)
                    .filter(signature -> witness.verifies(note.text(), signature)))
        .flatMap(signature -> Cosignature.parse(witness.type(), signature.bytes()).stream())
        .map(given -> Instant.ofEpochSecond(given.unixSeconds()))
        .findFirst();
  }

  private List<ProofModel.Certified> certified(Reading reading, Frame frame) {
    List<StageState> stages = new ArrayList<>();
    reading.state().scan(StateKind.STAGE, "", (key, stage) -> stages.add(stage));
    return stages.stream()
        .filter(stage -> happened(stage.getCertified()))
        .sorted(Comparator.comparingInt(StageState::getOrder))
        .map(stage -> certified(stage, reading, frame))
        .toList();
  }

  private ProofModel.Certified certified(StageState stage, Reading reading, Frame frame) {
    String status =
        tables
            .find(reading, stage.getStage())
            .map(table -> table.head().status().text())
            .orElse("");
    return new ProofModel.Certified(
        frame.language().text(stage.getName()),
        status.isEmpty() ? "" : frame.say(status),
        status,
        frame.say("version", stage.getCertifiedVersion()),
        stage.getCertified(),
        stage.getCertifiedAsOf(),
        stage.getCertifiedDigest(),
        frame.api()
            + "/standings/digest?stage="
            + stage.getStage()
            + "&asOf="
            + stage.getCertifiedAsOf());
  }

  private static List<ProofModel.Told> told(Frame frame) {
    return frame.t().entrySet().stream()
        .map(word -> new ProofModel.Told(word.getKey().replace('_', '-'), word.getValue()))
        .filter(word -> word.key().startsWith(TOLD))
        .toList();
  }
}
