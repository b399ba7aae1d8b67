package org.competitionledger.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors that others made: those of transparency-dev/merkle. */
class MerkleVectorsTest {

  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** One line of a file of vectors. */
  record Vector(String name, boolean error, List<String> fields) {

    @Override
    public String toString() {
      return name;
    }

    /** Whether leaf and root are hashes at all. */
    boolean hasHashes() {
      return Hash.parse(fields.get(2)).isPresent() && Hash.parse(fields.get(3)).isPresent();
    }

    /** A number of 64 bits without sign; those that no long holds are wrong anyway. */
    long number(int field) {
      BigInteger number = new BigInteger(fields.get(field));
      return number.compareTo(LONG_MAX) > 0 ? -1 : number.longValueExact();
    }

    /** A hash; where a vector has arbitrary bytes, since none matters, theirs stands for them. */
    Hash hash(int field) {
      byte[] bytes = PaddedBase64.decode(fields.get(field)).orElseThrow();
      return Hash.of(bytes.length == Hash.LENGTH ? bytes : LeafHash.of(bytes));
    }

    /** The proof; empty if an element of it is no hash. */
    Optional<List<Hash>> proof() {
      List<Hash> hashes = new ArrayList<>();
      if (!fields.get(4).equals("none")) {
        for (String element : fields.get(4).split(",")) {
          Optional<Hash> hash = Hash.parse(element);
          if (hash.isEmpty()) {
            return Optional.empty();
          }
          hashes.add(hash.get());
        }
      }
      return Optional.of(hashes);
    }
  }

  @ParameterizedTest
  @MethodSource("inclusion")
  void inclusionIsAcceptedAsTheVectorsSay(Vector vector) {
    assertThat(
            vector.hasHashes()
                && vector.proof().isPresent()
                && Proofs.included(
                    vector.hash(2),
                    vector.number(0),
                    vector.number(1),
                    vector.hash(3),
                    vector.proof().get()))
        .isEqualTo(!vector.error());
  }

  @ParameterizedTest
  @MethodSource("consistency")
  void consistencyIsAcceptedAsTheVectorsSay(Vector vector) {
    assertThat(
            vector.proof().isPresent()
                && Proofs.consistent(
                    vector.number(0),
                    vector.hash(2),
                    vector.number(1),
                    vector.hash(3),
                    vector.proof().get()))
        .isEqualTo(!vector.error());
  }

  static Stream<Vector> inclusion() throws IOException {
    return vectors("inclusion");
  }

  static Stream<Vector> consistency() throws IOException {
    return vectors("consistency");
  }

  private static Stream<Vector> vectors(String name) throws IOException {
    try (InputStream in = MerkleVectorsTest.class.getResourceAsStream("/merkle/" + name + ".tsv")) {
      List<Vector> vectors =
          new BufferedReader(new InputStreamReader(in, UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> List.of(line.split("\t", -1)))
              .map(
                  line ->
                      new Vector(
                          line.get(0), Boolean.parseBoolean(line.get(1)), line.subList(2, 7)))
              .toList();
      assertThat(vectors).hasSize(98);
      return vectors.stream();
    }
  }
}
