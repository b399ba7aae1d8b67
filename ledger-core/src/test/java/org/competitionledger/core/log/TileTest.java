package org.competitionledger.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @Test
  void pathsAreGroupsOfThreeDigits() {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(1, 0, 17).path()).isEqualTo("tile/1/000.p/17");
    assertThat(new Tile(Tile.ENTRIES, 999, 256).path()).isEqualTo("tile/entries/999");
    assertThat(new Tile(Tile.ENTRIES, 1000, 1).path()).isEqualTo("tile/entries/x001/000.p/1");
  }

  @Test
  void aPathIsReadAsItIsWritten() {
    for (int level : new int[] {Tile.ENTRIES, 0, 1, 7, 63}) {
      for (long index : new long[] {0, 1, 999, 1000, 1_234_067, 999_999_999_999L}) {
        for (int width : new int[] {1, 99, 255, 256}) {
          Tile tile = new Tile(level, index, width);
          assertThat(Tile.parse(tile.path())).contains(tile);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001/x002",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/data/000",
        "tile/entries/000/",
        "tile/0/../000",
        "/tile/0/000",
        "tile/0/x001/x001/x001/x001/x001/x001/001"
      })
  void anyOtherPathIsNone(String path) {
    assertThat(Tile.parse(path)).isEmpty();
  }

  @Test
  void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
    Map<String, byte[]> tiles = TestTree.ofNumbers(70_000).tiles(70_000);

    assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(tiles).containsKeys("tile/0/000", "tile/0/272", "tile/0/273.p/112");
    assertThat(tiles).containsKeys("tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
    assertThat(tiles.get("tile/1/001.p/17")).hasSize(17 * Hash.LENGTH);
    assertThat(Tile.partials(256)).isEqualTo(List.of(new Tile(1, 0, 1)));
    assertThat(Tile.partials(0)).isEmpty();
  }
}
