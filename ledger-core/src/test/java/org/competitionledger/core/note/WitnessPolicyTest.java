package org.competitionledger.core.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessPolicyTest {

  private static final String ORIGIN = "ledger.example/log";
  private static final SigningKey LOG = key(ORIGIN, SignatureType.ED25519, 0);
  private static final Checkpoint HEAD =
      new Checkpoint(ORIGIN, 7, Hash.of(LeafHash.of(new byte[] {7})));
  private static final String NAMES = "ABCDEF";

  /** Witnesses A to F. */
  private static final List<SigningKey> WITNESSES =
      NAMES
          .chars()
          .mapToObj(name -> key((char) name + ".example", SignatureType.COSIGNATURE, name))
          .toList();

  private static SigningKey key(String name, SignatureType type, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return new SigningKey(name, type, bytes);
  }

  private static SigningKey witness(char name) {
    return WITNESSES.get(NAMES.indexOf(name));
  }

  private static String vkey(char name) {
    return witness(name).verification().text();
  }

  /** All witnesses, and further lines with " / " between. */
  private static String policy(String lines) {
    return NAMES
            .chars()
            .mapToObj(name -> "witness " + (char) name + ' ' + vkey((char) name) + '\n')
            .collect(Collectors.joining())
        + lines.replace(" / ", "\n")
        + '\n';
  }

  private static WitnessPolicy parsed(String text) {
    return WitnessPolicy.parse(text.getBytes(UTF_8));
  }

  /** The head, signed by its log and some witnesses. */
  private static SignedNote cosigned(String names) {
    return HEAD.sign(List.of(LOG))
        .with(
            names
                .chars()
                .mapToObj(name -> witness((char) name).cosign(HEAD.text(), 1_700_000_000))
                .toList());
  }

  private static String names(List<WitnessPolicy.Witness> witnesses) {
    return witnesses.stream().map(WitnessPolicy.Witness::name).collect(Collectors.joining());
  }

  /** Each policy against all 64 sets of witnesses, by a condition on the set. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quorum none | ''
          quorum B | B
          group g any A B C / quorum g | A,B,C
          group g all A B C / quorum g | ABC
          group g 1 A B C / quorum g | A,B,C
          group g 2 A B C / quorum g | AB,AC,BC
          group g 3 A B C / quorum g | ABC
          group g all A / quorum g | A
          group x 2 A B C / group y any D E / group both all x y / quorum both | ABD,ACD,BCD,ABE,ACE,BCE
          group x all A B / group y 2 x C D / group z any y E / quorum z | ABC,ABD,CD,E
          group g all A B / quorum C | C
          group g all A B / group h any C g / quorum g | AB
          """)
  void theQuorumIsMetByThoseWhoMustCosign(String lines, String sufficient) {
    WitnessPolicy policy = parsed(policy(lines));
    for (int set = 0; set < 1 << NAMES.length(); set++) {
      int each = set;
      String names =
          IntStream.range(0, NAMES.length())
              .filter(i -> (each >> i & 1) == 1)
              .mapToObj(i -> NAMES.substring(i, i + 1))
              .collect(Collectors.joining());
      boolean enough =
          Arrays.stream(sufficient.split(",", -1))
              .anyMatch(some -> some.chars().allMatch(name -> names.indexOf(name) >= 0));

      WitnessPolicy.Verdict verdict = policy.judge(cosigned(names));

      assertThat(verdict.quorum()).as("'%s' by %s", lines, names).isEqualTo(enough);
      assertThat(names(verdict.cosigned())).isEqualTo(names);
      assertThat(verdict.missing()).hasSize(NAMES.length() - names.length());
    }
  }

  @Test
  void aWitnessCountsOnceHoweverOftenItSigned() {
    WitnessPolicy policy = parsed(policy("group g 2 A B / quorum g"));

    assertThat(policy.judge(cosigned("AAA")).accepted()).isFalse();
    assertThat(policy.judge(cosigned("AAB")).accepted()).isTrue();
  }

  @Test
  void whoIsNotNamedIsIgnoredAndSoIsASignatureOfAnUnknownType() {
    NoteSignature unknown = new NoteSignature("A.example", 0x01020304, new byte[] {7});
    String only = "witness A %s\nquorum A\n".formatted(vkey('A'));

    assertThat(parsed(only).judge(cosigned("B")).accepted()).isFalse();
    assertThat(parsed(only).judge(cosigned("BA").with(List.of(unknown))).accepted()).isTrue();
  }

  @Test
  void aWrongCosignatureRejectsTheHead() {
    Checkpoint other = new Checkpoint(ORIGIN, 8, HEAD.root());
    SignedNote wrong = cosigned("AB").with(List.of(witness('C').cosign(other.text(), 1)));

    WitnessPolicy.Verdict verdict = parsed(policy("group g 2 A B C / quorum g")).judge(wrong);

    assertThat(verdict.quorum()).isTrue();
    assertThat(verdict.accepted()).isFalse();
    assertThat(names(verdict.invalid())).isEqualTo("C");
  }

  @Test
  void readsCommentsSpacesTabsAndUrls() {
    String text =
        """
        # a comment
        \t # another, and an empty line

        log\t%s   https://ledger.example/log
         \twitness  \t증인 %s\thttps://a.example \t
        witness #B %s
        group none-of 1 증인\t#B
        quorum none-of"""
            .formatted(LOG.verification().text(), vkey('A'), vkey('B'));

    WitnessPolicy policy = parsed(text);

    assertThat(policy.logs()).containsExactly(LOG.verification());
    assertThat(policy.witnesses())
        .containsExactly(
            new WitnessPolicy.Witness("증인", witness('A').verification()),
            new WitnessPolicy.Witness("#B", witness('B').verification()));
    assertThat(policy.quorum()).contains("none-of");
    assertThat(policy.judge(cosigned("B")).accepted()).isTrue();
    assertThat(parsed(policy.text())).isEqualTo(policy);
  }

  @Test
  void aCommentIsOctetsOfAnyKind() {
    byte[] text = "# \u00ff\u0085\nquorum none".getBytes(ISO_8859_1);

    assertThat(WitnessPolicy.parse(text).quorum()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | a policy has a quorum
          log LOG | a policy has a quorum
          quorum | line 1: a line is: quorum
          quorum none none | line 1: a line is: quorum
          quorum none # why | line 1: a line is: quorum
          quorum none / quorum none | line 2: a policy has one quorum
          quorum A | line 1: nothing above is named A
          quorum A / witness A KEY-A | line 1: nothing above is named A
          Quorum none | line 1: a line is of log
          log | line 1: a line is: log
          log LOG url more | line 1: a line is: log
          log KEY-A | line 1: the key is none with which a log signs
          log x+y+z | line 1:
          log LOG / quorum none / log LOG | line 3: this key stands above already
          log LOG / log RENAMED | line 2: this key stands above already
          witness A | line 1: a line is: witness
          witness A KEY-A url more | line 1: a line is: witness
          witness A LOG | line 1: the key is none with which a witness cosigns
          witness none KEY-A | line 1: the name none is taken
          witness A KEY-A / witness A KEY-B | line 2: the name A is taken
          witness A KEY-A / witness B KEY-A | line 2: this key stands above already
          witness A KEY-A / group A any A | line 2: the name A is taken
          witness A KEY-A / group none any A | line 2: the name none is taken
          witness A KEY-A / group g any | line 2: a line is: group
          witness A KEY-A / group g 1 | line 2: a line is: group
          witness A KEY-A / group g 0 A | line 2: a threshold is from 1
          witness A KEY-A / group g 2 A | line 2: a threshold is from 1
          witness A KEY-A / group g 01 A | line 2: a threshold is a decimal number
          witness A KEY-A / group g -1 A | line 2: a threshold is a decimal number
          witness A KEY-A / group g 1 A A | line 2: A is a member already
          witness A KEY-A / group g any A / group h any A | line 3: A is a member already
          witness A KEY-A / group g any B | line 2: nothing above is named B
          witness A KEY-A / group g any g | line 2: nothing above is named g
          witness A KEY-A / group g any none | line 2: nothing above is named none
          group g any A / witness A KEY-A | line 1: nothing above is named A
          """)
  void whatIsNoPolicyIsRefusedByLine(String lines, String message) {
    String text =
        lines
            .replace(" / ", "\n")
            .replace("LOG", LOG.verification().text())
            .replace("RENAMED", LOG.named("other.example/log").verification().text())
            .replace("KEY-A", vkey('A'))
            .replace("KEY-B", vkey('B'));
    assertThatThrownBy(() -> parsed(text))
        .isInstanceOf(MalformedNote.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quorum none\r\n",
        "# a comment\r\nquorum none\n",
        "quorum\u000bnone",
        "quorum none\u007f",
        "quorum\u0000none",
        "quorum\u00a0none", // no space but that of ASCII parts items
      })
  void whatPartsLinesAndItemsIsNothingElse(String text) {
    assertThatThrownBy(() -> parsed(text)).isInstanceOf(MalformedNote.class);
  }

  @Test
  void aPolicyHasItsLimits() {
    String many =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    "witness w%d %s\ngroup g%d all w%d %s\n"
                        .formatted(
                            i,
                            key("w", SignatureType.COSIGNATURE, i).verification(),
                            i,
                            i,
                            i == 0 ? "" : "g" + (i - 1)))
            .collect(Collectors.joining());
    assertThat(parsed(many + "quorum g31\n").groups()).hasSize(32);

    String lines = "\n".repeat(999);
    assertThat(parsed("quorum none" + lines + "#\n").quorum()).isEmpty();
    assertThatThrownBy(() -> parsed("quorum none" + lines + "\n#"))
        .isInstanceOf(MalformedNote.class);
    String bytes = "quorum none\n#" + "x".repeat(WitnessPolicy.BYTES_MAX);
    assertThatThrownBy(() -> parsed(bytes)).isInstanceOf(MalformedNote.class);
  }

  @Test
  void whatIsMadeOfWitnessesAndANumberIsReadBack() {
    List<List<VerificationKey>> keys =
        WITNESSES.stream().map(each -> List.of(each.verification())).toList();
    WitnessPolicy four = WitnessPolicy.of(List.of(LOG.verification()), keys, 4);

    assertThat(parsed(four.text())).isEqualTo(four);
    assertThat(four.judge(cosigned("ABC")).accepted()).isFalse();
    assertThat(four.judge(cosigned("ABCD")).accepted()).isTrue();
    WitnessPolicy none = WitnessPolicy.of(List.of(), keys, 0);
    assertThat(none.quorum()).isEqualTo(Optional.empty());
    assertThat(parsed(none.text())).isEqualTo(none);
  }
}
