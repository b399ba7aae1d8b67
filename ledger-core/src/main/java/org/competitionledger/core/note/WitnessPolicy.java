package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Which logs are trusted, and whose cosignatures a head needs (C2SP tlog-policy):
 *
 * <pre>
 * log &lt;vkey> [&lt;url>]
 * witness A &lt;vkey> [&lt;url>]
 * witness B &lt;vkey>
 * witness C &lt;vkey>
 * group two-of-three 2 A B C
 * quorum two-of-three
 * </pre>
 *
 * @param logs the keys of trusted logs; none if who verifies knows them from elsewhere
 * @param witnesses who cosigns
 * @param groups in the order in which they are defined: each names only what stands before it
 * @param quorum the witness or group that a head needs; empty if it needs none
 */
public record WitnessPolicy(
    List<VerificationKey> logs,
    List<Witness> witnesses,
    List<Group> groups,
    Optional<String> quorum) {

  /** A longer policy is refused. */
  public static final int BYTES_MAX = 1 << 20;

  private static final int LINES_MAX = 1_000;
  private static final String NONE = "none";
  private static final char DELETE = 0x7f;

  public WitnessPolicy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    groups = List.copyOf(groups);
  }

  /**
   * A witness.
   *
   * @param name by which the policy names it, which need not be its key's
   * @param key with which it cosigns
   */
  public record Witness(String name, VerificationKey key) {}

  /**
   * Members of which so many must have cosigned for the group to have done so.
   *
   * @param threshold from 1 to the number of members
   */
  public record Group(String name, int threshold, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * What a policy says of a head.
   *
   * @param cosigned the witnesses with a valid cosignature
   * @param missing the others
   * @param invalid witnesses of whom the head has an invalid cosignature, which rejects it
   * @param quorum whether the quorum is met
   */
  public record Verdict(
      List<Witness> cosigned, List<Witness> missing, List<Witness> invalid, boolean quorum) {

    /** The quorum is met, and no signature that claims to be a witness's is wrong. */
    public boolean accepted() {
      return quorum && invalid.isEmpty();
    }
  }

  /** Judges the cosignatures of a head. Whether its log signed it is another question. */
  public Verdict judge(SignedNote head) {
    SignedNote.Verdict verdict = head.verify(witnesses.stream().map(Witness::key).toList());
    Set<String> met = new HashSet<>();
    witnesses.stream()
        .filter(witness -> verdict.valid().contains(witness.key()))
        .forEach(witness -> met.add(witness.name()));
    for (Group group : groups) {
      if (group.members().stream().filter(met::contains).count() >= group.threshold()) {
        met.add(group.name());
      }
    }
    return new Verdict(
        witnesses.stream().filter(witness -> met.contains(witness.name())).toList(),
        witnesses.stream().filter(witness -> !met.contains(witness.name())).toList(),
        witnesses.stream().filter(witness -> verdict.invalid().contains(witness.key())).toList(),
        quorum.isEmpty() || met.contains(quorum.get()));
  }

  /**
   * A policy of cosigners who all count the same. The witness of a key is named by the beginning of
   * the vkey, its name and id.
   *
   * @param cosigners the keys of each: who has several must sign with all of them
   * @param quorum so many of them must cosign
   */
  public static WitnessPolicy of(
      List<VerificationKey> logs, List<List<VerificationKey>> cosigners, int quorum) {
    List<Witness> witnesses = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (List<VerificationKey> keys : cosigners) {
      List<String> labels = keys.stream().map(VerificationKey::label).toList();
      keys.forEach(key -> witnesses.add(new Witness(key.label(), key)));
      names.add(String.join("&", labels));
      if (keys.size() > 1) {
        groups.add(new Group(String.join("&", labels), keys.size(), labels));
      }
    }
    if (quorum > 0) {
      groups.add(new Group("witnesses", quorum, names));
    }
    return new WitnessPolicy(
        logs, witnesses, groups, Optional.of("witnesses").filter(name -> quorum > 0));
  }

  /** The policy as a file. */
  public String text() {
    StringBuilder text = new StringBuilder();
    logs.forEach(key -> text.append("log ").append(key).append('\n'));
    witnesses.forEach(
        witness -> text.append("witness " + witness.name() + ' ' + witness.key() + '\n'));
    groups.forEach(
        group ->
            text.append("group " + group.name() + ' ' + group.threshold() + ' ')
                .append(String.join(" ", group.members()) + '\n'));
    return text.append("quorum " + quorum.orElse(NONE) + '\n').toString();
  }

  /**
   * Reads a policy. Names are the same if their octets are. A comment may have any of those that
   * are no control character; a name or URL that is not UTF-8, as is only recommended, is refused.
   *
   * @throws MalformedNote if it is none; the message names the line
   */
  public static WitnessPolicy parse(byte[] octets) {
    String[] lines = new String(octets, ISO_8859_1).split("\n");
    if (octets.length > BYTES_MAX || lines.length > LINES_MAX) {
      throw new MalformedNote(
          "a policy has at most %,d bytes and %,d lines".formatted(BYTES_MAX, LINES_MAX));
    }
    Parser parser = new Parser();
    for (int i = 0; i < lines.length; i++) {
      try {
        parser.line(lines[i]);
      } catch (MalformedNote e) {
        throw new MalformedNote("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    return parser.policy();
  }

  /** Reads lines one after the other. */
  private static final class Parser {

    private final List<VerificationKey> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Set<String> defined = new HashSet<>(Set.of(NONE));
    private final Set<String> members = new HashSet<>();
    private Optional<String> quorum = Optional.empty();

    /**
     * Reads a line.
     *
     * @param octets one a character
     */
    void line(String octets) {
      if (octets.chars().anyMatch(c -> c < ' ' && c != '\t' || c == DELETE)) {
        throw new MalformedNote("a policy has no control character but tab and LF");
      }
      List<String> items = new ArrayList<>();
      for (StringTokenizer left = new StringTokenizer(octets, " \t"); left.hasMoreTokens(); ) {
        items.add(left.nextToken());
      }
      if (items.isEmpty() || items.get(0).startsWith("#")) {
        return;
      }
      items.replaceAll(item -> SignedNote.decode(item.getBytes(ISO_8859_1)));
      switch (items.get(0)) {
        case "log" -> log(items);
        case "witness" -> witness(items);
        case "group" -> group(items);
        case "quorum" -> quorum(items);
        default -> throw new MalformedNote("a line is of log, witness, group or quorum");
      }
    }

    private void log(List<String> items) {
      require(items.size() == 2 || items.size() == 3, "log <vkey> [<url>]");
      VerificationKey key = VerificationKey.parse(items.get(1));
      if (key.type().isOfWitness()) {
        throw new MalformedNote("the key is none with which a log signs");
      }
      add(key, logs);
      logs.add(key);
    }

    private void witness(List<String> items) {
      require(items.size() == 3 || items.size() == 4, "witness <name> <vkey> [<url>]");
      VerificationKey key = VerificationKey.parse(items.get(2));
      if (!key.type().isOfWitness()) {
        throw new MalformedNote("the key is none with which a witness cosigns");
      }
      add(key, witnesses.stream().map(Witness::key).toList());
      witnesses.add(new Witness(define(items.get(1)), key));
    }

    private static void add(VerificationKey key, List<VerificationKey> before) {
      if (before.stream().anyMatch(each -> Arrays.equals(each.publicKey(), key.publicKey()))) {
        throw new MalformedNote("this key stands above already, whatever its name");
      }
    }

    /** "Each defined name can be listed as a group member at most once": so it counts once. */
    private void group(List<String> items) {
      require(items.size() >= 4, "group <name> all|any|<k> <member>...");
      List<String> own = items.subList(3, items.size());
      for (String member : own) {
        if (!isDefined(member)) {
          throw new MalformedNote("nothing above is named " + member);
        }
        if (!members.add(member)) {
          throw new MalformedNote(member + " is a member already, and counts once");
        }
      }
      long threshold =
          switch (items.get(2)) {
            case "all" -> own.size();
            case "any" -> 1;
            default -> Decimals.parse(items.get(2), "a threshold");
          };
      if (threshold < 1 || threshold > own.size()) {
        throw new MalformedNote("a threshold is from 1 to the number of members");
      }
      groups.add(new Group(define(items.get(1)), (int) threshold, own));
    }

    private void quorum(List<String> items) {
      require(items.size() == 2, "quorum <name>|none");
      if (quorum.isPresent()) {
        throw new MalformedNote("a policy has one quorum");
      }
      String name = items.get(1);
      if (!name.equals(NONE) && !isDefined(name)) {
        throw new MalformedNote("nothing above is named " + name);
      }
      quorum = Optional.of(name);
    }

    private boolean isDefined(String name) {
      return defined.contains(name) && !name.equals(NONE);
    }

    private String define(String name) {
      if (!defined.add(name)) {
        throw new MalformedNote("the name " + name + " is taken");
      }
      return name;
    }

    private static void require(boolean holds, String form) {
      if (!holds) {
        throw new MalformedNote("a line is: " + form);
      }
    }

    WitnessPolicy policy() {
      if (quorum.isEmpty()) {
        throw new MalformedNote("a policy has a quorum");
      }
      return new WitnessPolicy(logs, witnesses, groups, quorum.filter(name -> !name.equals(NONE)));
    }
  }
}
