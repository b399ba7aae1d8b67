package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.competitionledger.cli.bundle.LeftUnsigned;
import org.competitionledger.cli.bundle.LiveLog;
import org.competitionledger.cli.bundle.OpenBundle;
import org.competitionledger.cli.bundle.ScratchFile;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.console.ProgressLine;
import org.competitionledger.cli.options.CompetitionAddress;
import org.competitionledger.cli.options.KafkaOption;
import org.competitionledger.cli.options.LedgerOption;
import org.competitionledger.cli.options.PolicyOption;
import org.competitionledger.cli.options.TrustedKeys;
import org.competitionledger.core.bundle.Bundle;
import org.competitionledger.core.bundle.BundleNames;
import org.competitionledger.core.bundle.Check;
import org.competitionledger.core.bundle.Continuation;
import org.competitionledger.core.bundle.DamagedBundle;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.bundle.RegisteredHead;
import org.competitionledger.core.bundle.Verification;
import org.competitionledger.core.bundle.Verify;
import org.competitionledger.core.bundle.VerifyProof;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.InclusionProof;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.note.WitnessPolicy;
import org.competitionledger.projections.transparency.KafkaRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a log, or that an event stands in one, with nothing but a key. */
@Command(
    name = "verify",
    description = {
      "Verifies an audit bundle, a live log or a .tlog-proof.",
      "First whether it is authentic, byte for byte what was signed; then whether a ledger",
      "with these rules would have recorded it. It says which event and which check does not hold."
    },
    footer = {
      "",
      "Exit codes: 0 verified, 1 does not verify, 2 usage, 3 what is to be verified cannot "
          + "be reached, or is newer than this verifier."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  /** The beginning of a file that tells a proof from a zip. */
  private static final int BEGINNING = 64;

  private final Console console;

  /** The policy that the head must satisfy, if one was given, and who cosigned the head. */
  private Optional<WitnessPolicy> policy = Optional.empty();

  private List<WitnessPolicy.Witness> cosigned = List.of();

  /** What each stage came to, in words. */
  private final List<String> stages = new ArrayList<>();

  /** What was authentic, of which the files stay open. */
  private final List<Verification.Authentic> shown = new ArrayList<>();

  private final Deque<Runnable> toClose = new ArrayDeque<>();

  @Parameters(
      paramLabel = "ID|URL|FILE",
      arity = "1..2",
      description = {
        "A bundle (zip or directory), a proof, a competition: its id, or an address of it",
        "like http://127.0.0.1:8080/competitions/k-ai,",
        "or any address to which a bundle was unzipped.",
        "Of two, an older bundle and a newer one say, each is verified, and that one continues the",
        "other: who is told one history, and who another, find it out together."
      })
  private List<String> what;

  @Mixin private TrustedKeys trusted;
  @Mixin private PolicyOption policyFile;

  @Option(
      names = "--register-vkey",
      paramLabel = "KEY",
      description =
          "A key of the ledger's register that you trust: the log must stand in that as well.")
  private List<String> ofRegister = new ArrayList<>();

  @Option(
      names = "--leaf",
      paramLabel = "HASH",
      description = "For a proof: the leafHash of the receipt, in Base64.")
  private String leaf;

  @Mixin private LedgerOption ledger;
  @Mixin private KafkaOption kafka;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    policy = policyFile.policy();
    try {
      int exitCode = ExitCode.DONE;
      for (int each = 0; each < what.size() && exitCode == ExitCode.DONE; each++) {
        stages.clear();
        exitCode = told(what.get(each));
      }
      return exitCode == ExitCode.DONE && what.size() > 1 ? continued() : exitCode;
    } finally {
      toClose.forEach(Runnable::run);
    }
  }

  private int told(String what) throws IOException {
    Verification result;
    try {
      result = verify(what);
    } catch (DamagedBundle e) {
      console.out().println("FAIL  files: " + e.getMessage());
      return ExitCode.REFUSED;
    } catch (MalformedNote e) {
      console.out().println("FAIL  checkpoint: " + e.getMessage());
      return ExitCode.REFUSED;
    }
    if (result instanceof Verification.Verified verified) {
      Optional<LeftUnsigned> left = leftUnsigned(what);
      if (left.isPresent()) {
        console.out().println("FAIL  " + text(left.get()));
        console.out().println("      what is signed verifies: " + text(verified));
        return stages(ExitCode.REFUSED);
      }
      console.out().println("PASS  " + text(verified));
      return stages(ExitCode.DONE);
    }
    if (result instanceof Verification.Proved proved) {
      console.out().println("PASS  " + text(proved));
      return ExitCode.DONE;
    }
    if (result instanceof Verification.NewerNeeded newer) {
      console.err().println("ledger: this needs a newer verifier: " + newer.detail());
      return stages(ExitCode.UNAVAILABLE);
    }
    console.out().println("FAIL  " + result);
    return stages(ExitCode.REFUSED);
  }

  /** Each of the two holds by itself; now one against the other. */
  private int continued() {
    Optional<Verification> contradiction = Continuation.contradiction(shown.get(0), shown.get(1));
    if (contradiction.isPresent()) {
      console.out().println("FAIL  " + contradiction.get());
      return ExitCode.REFUSED;
    }
    long first = shown.get(0).bundle().head().size();
    long second = shown.get(1).bundle().head().size();
    console
        .out()
        .printf(
            "PASS  one log: the first %,d of %,d events are the same%n",
            Math.min(first, second), Math.max(first, second));
    return ExitCode.DONE;
  }

  private int stages(int exitCode) {
    stages.forEach(stage -> console.out().println("      " + stage));
    return exitCode;
  }

  private Verification verify(String one) throws IOException {
    if (kafka.given(ledger)) {
      requireNoRegister("what lies in Kafka");
      requireOne("what lies in Kafka");
      return verifyKafka(one);
    }
    Optional<Path> file = ledger.file(one);
    if (file.isPresent() && isProof(file.get())) {
      requireNoRegister("a proof");
      requireOne("a proof");
      InclusionProof proof = proof(file.get());
      requireKeys(new String(proof.checkpoint().bytes(), UTF_8));
      Verification proved = VerifyProof.verify(proof, expectedLeaf(), keys());
      return proved instanceof Verification.Proved
          ? rejected(proof.checkpoint()).orElse(proved)
          : proved;
    }
    ScratchFile scratch = new ScratchFile();
    toClose.push(scratch::close);
    OpenBundle files =
        file.isPresent() ? OpenBundle.at(file.get()) : new LiveLog(log(one), scratch);
    toClose.push(files::close);
    Checkpoint head = Bundle.open(files).head();
    requireKeys(head.origin());
    Verification first =
        stage("authentic", head, progress -> Verify.authenticate(files, keys(), progress));
    if (!(first instanceof Verification.Authentic authentic)) {
      return first;
    }
    shown.add(authentic);
    authentic.registered().ifPresent(found -> stages.add(text(found, head)));
    Optional<Verification> rejected = rejected(witnessed(authentic));
    return rejected.isPresent()
        ? rejected.get()
        : stage("judged", head, progress -> Verify.judge(authentic, scratch, progress));
  }

  /** Whether a ledger is asked, and not any place where a bundle was unzipped. */
  private static boolean isOfLedger(String what) {
    return !CompetitionAddress.isWeb(what)
        || CompetitionAddress.isOfLedger(CompetitionAddress.web(what));
  }

  /** Where a log's files lie, below a competition's address or wherever its bundle is. */
  private URI log(String what) {
    if (isOfLedger(what)) {
      return ledger.competition(what).api("/log");
    }
    if (!what.matches("[^?#]+")) {
      throw CommandFailed.usage("'" + what + "' is not where a log's files can lie");
    }
    return CompetitionAddress.web(what.replaceAll("/+$", ""));
  }

  private Verification verifyKafka(String what) {
    KafkaRecord record = kafka.record(ledger.competition(what).id());
    Checkpoint head = Checkpoint.parse(record.head().text());
    requireKeys(head.origin());
    Optional<Verification> rejected = rejected(record.head());
    if (rejected.isPresent()) {
      return rejected.get();
    }
    try (ScratchFile scratch = new ScratchFile()) {
      return stage(
          "authentic and judged", head, progress -> record.verify(keys(), scratch, progress));
    }
  }

  /** Shows how far it is on the way; keeps how fast it was if all of it holds. */
  private Verification stage(
      String what, Checkpoint head, Function<LongConsumer, Verification> stage) {
    long start = System.nanoTime();
    ProgressLine progress = new ProgressLine(console, "events " + what, head.size());
    Verification result = stage.apply(done -> progress.reached(done, done));
    progress.close();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (result instanceof Verification.Authentic || result instanceof Verification.Verified) {
      stages.add(
          "%s: %,d events, %,.0f a second".formatted(what, head.size(), head.size() / seconds));
    }
    return result;
  }

  /** The log's keys: those of the policy, unless others are given; and the register's of both. */
  private List<VerificationKey> keys() {
    List<VerificationKey> ofPolicy = policy.map(WitnessPolicy::logs).orElseGet(() -> List.of());
    List<VerificationKey> keys = new ArrayList<>(TrustedKeys.keys(ofRegister));
    keys.addAll(trusted.given() ? trusted.keys() : ofPolicy);
    ofPolicy.stream()
        .filter(key -> Origin.isOfRegister(key.name()) && !keys.contains(key))
        .forEach(keys::add);
    return keys;
  }

  /**
   * The note that witnesses cosigned: the head itself, or the register's that has just this head.
   */
  private static SignedNote witnessed(Verification.Authentic authentic) {
    return authentic
        .registered()
        .filter(found -> !found.signedBy().isEmpty())
        .filter(found -> found.size() == authentic.bundle().head().size())
        .map(RegisteredHead::note)
        .orElseGet(() -> authentic.bundle().note());
  }

  /** What the policy has against a head; it notes who cosigned it. */
  private Optional<Verification> rejected(SignedNote head) {
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    WitnessPolicy.Verdict verdict = policy.get().judge(head);
    cosigned = verdict.cosigned();
    return verdict.accepted()
        ? Optional.empty()
        : Optional.of(
            new Verification.Failed(
                Check.SIGNATURE,
                OptionalLong.empty(),
                verdict.invalid().isEmpty()
                    ? "the policy's quorum '%s' is not met: cosigned by %s, not by %s"
                        .formatted(
                            policy.get().quorum().orElseThrow(),
                            names(verdict.cosigned()),
                            names(verdict.missing()))
                    : "the checkpoint was not cosigned as it is by " + names(verdict.invalid())));
  }

  private static String names(List<WitnessPolicy.Witness> witnesses) {
    return witnesses.isEmpty()
        ? "nobody"
        : witnesses.stream().map(WitnessPolicy.Witness::name).collect(Collectors.joining(", "));
  }

  private void requireKeys(String origin) {
    if (keys().isEmpty()) {
      throw CommandFailed.usage(
          "give the key that you trust with --vkey, or in a log line of --policy; this is signed as "
              + origin.lines().findFirst().orElse("")
              + " (a bundle's own file "
              + BundleNames.VKEY
              + " says with which key, but not whether to trust it)");
    }
  }

  /** An option that would not be looked at must not look as if it had been. */
  private void requireNoRegister(String of) {
    if (!ofRegister.isEmpty()) {
      throw CommandFailed.usage(
          "--register-vkey needs a bundle or a live log: " + of + " does not show its register");
    }
  }

  private void requireOne(String of) {
    if (what.size() > 1) {
      throw CommandFailed.usage("two bundles or live logs are held against each other, not " + of);
    }
  }

  private static boolean isProof(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return InclusionProof.begins(in.readNBytes(BEGINNING));
    }
  }

  private static InclusionProof proof(Path file) throws IOException {
    try {
      return InclusionProof.parse(Files.readAllBytes(file));
    } catch (MalformedNote e) {
      throw new DamagedBundle(file + ": " + e.getMessage());
    }
  }

  private Optional<Hash> expectedLeaf() {
    return Optional.ofNullable(leaf)
        .map(
            text ->
                Hash.parse(text)
                    .orElseThrow(
                        () -> CommandFailed.usage("'" + text + "' is no hash of 32 bytes")));
  }

  /** Only a service can leave events behind; files are what they are. */
  private Optional<LeftUnsigned> leftUnsigned(String what) throws IOException {
    return kafka.given(ledger) || ledger.file(what).isPresent() || !isOfLedger(what)
        ? Optional.empty()
        : LeftUnsigned.of(ledger.competition(what).api(""));
  }

  private static String text(RegisteredHead registered, Checkpoint head) {
    long since = head.size() - registered.size();
    return "in the register, %s, with %,d events at place %,d of %,d%s"
        .formatted(
            registered.signedBy().isEmpty()
                ? "which was not verified: --register-vkey was not given"
                : "signed by " + registered.signedBy().get(0).text(),
            registered.size(),
            registered.index(),
            registered.register().size(),
            since == 0 ? "" : "; %,d came after that".formatted(since));
  }

  private static String text(LeftUnsigned left) {
    return "event %d: signature: no signed head covers it nor what came after, %,d event%s since %s"
        .formatted(left.first(), left.count(), left.count() == 1 ? "" : "s", left.since());
  }

  private static String tables(long tables) {
    return tables == 0
        ? ""
        : ", %,d certified table%s computed again".formatted(tables, tables == 1 ? "" : "s");
  }

  private String text(Verification.Verified verified) {
    return "%,d events%s%n      %s%n      root %s%n%s"
        .formatted(
            verified.head().size(),
            tables(verified.tables()),
            verified.head().origin(),
            verified.head().root(),
            signers(verified.signedBy()));
  }

  private String text(Verification.Proved proved) {
    return "event %d%s stands in the log, whose head covers %,d events%n      %s%n      leaf %s%n%s"
        .formatted(
            proved.index(),
            proved.type().map(type -> " (" + type + ")").orElse(""),
            proved.head().size(),
            proved.head().origin(),
            proved.leaf(),
            signers(proved.signedBy()));
  }

  private String signers(List<VerificationKey> keys) {
    return "      signed by "
        + String.join(", ", keys.stream().map(VerificationKey::text).toList())
        + (policy.isEmpty() ? "" : "%n      cosigned by %s".formatted(names(cosigned)));
  }
}
