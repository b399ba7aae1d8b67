package org.competitionledger.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tile of height 8 (C2SP tlog-tiles): up to 256 hashes side by side. Hash i of tile n at level l
 * is {@code MTH(D[(n·256+i)·256^l : (n·256+i+1)·256^l])}.
 *
 * <pre>
 * tile/0/x001/x234/067         tile 1,234,067 of leaf hashes, full
 * tile/1/000.p/17              the first tile above them, 17 wide so far
 * tile/entries/x001/x234/067   the entries themselves
 * </pre>
 *
 * @param level 0 for leaf hashes, up to 63; {@link #ENTRIES} for an entry bundle
 * @param index its place within the level, from 0
 * @param width how many hashes or entries it has, 1 to 256
 */
public record Tile(int level, long index, int width) {

  /** Hashes of a full tile. */
  public static final int WIDTH = 256;

  /** Height of a tile: {@code 2^8 = 256}. */
  public static final int HEIGHT = 8;

  /** The level of entry bundles, which are as wide as the tiles of level 0. */
  public static final int ENTRIES = -1;

  private static final int LEVEL_MAX = 63;

  /** Groups of three digits; six of them hold every index of a tree below 2^63 leaves. */
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Whether it has all its hashes and will never change. */
  public boolean full() {
    return width == WIDTH;
  }

  /** The path below a log's prefix. */
  public String path() {
    StringBuilder groups = new StringBuilder();
    long rest = index;
    do {
      String group = String.format("%03d", rest % 1000);
      groups.insert(0, groups.isEmpty() ? group : 'x' + group + '/');
      rest /= 1000;
    } while (rest > 0);
    String name = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + name + '/' + groups + (full() ? "" : ".p/" + width);
  }

  /** The tile of a path; empty if it is not how a tile's path is written. */
  public static Optional<Tile> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    int width = matcher.group(3) == null ? WIDTH : Integer.parseInt(matcher.group(3));
    long index = 0;
    for (String group : matcher.group(2).split("/")) {
      index = index * 1000 + Integer.parseInt(group.substring(group.length() - 3));
    }
    Tile tile = new Tile(level, index, width);
    return level <= LEVEL_MAX && width <= WIDTH && tile.path().equals(path)
        ? Optional.of(tile)
        : Optional.empty();
  }

  /** How many hashes a level has in a tree of a size: {@code floor(size / 256^level)}. */
  public static long hashes(int level, long size) {
    int shift = HEIGHT * Math.max(level, 0);
    return shift < Long.SIZE ? size >>> shift : 0;
  }

  /** How many tiles a level has, the last of which may be partial. */
  public static long count(int level, long size) {
    return (hashes(level, size) + WIDTH - 1) / WIDTH;
  }

  /**
   * A tile of a tree, as wide as the tree makes it; there must be one.
   *
   * @throws IllegalArgumentException if the tree has no such tile
   */
  public static Tile of(int level, long index, long size) {
    long width = Math.min(WIDTH, hashes(level, size) - index * WIDTH);
    if (index < 0 || width <= 0) {
      throw new IllegalArgumentException(
          "no tile " + index + " at level " + level + " in a tree of " + size);
    }
    return new Tile(level, index, (int) width);
  }

  /** The partial tiles of a tree, lowest first: its right edge. */
  public static List<Tile> partials(long size) {
    List<Tile> partials = new ArrayList<>();
    for (int level = 0; hashes(level, size) > 0; level++) {
      long hashes = hashes(level, size);
      if (hashes % WIDTH > 0) {
        partials.add(new Tile(level, hashes / WIDTH, (int) (hashes % WIDTH)));
      }
    }
    return partials;
  }
}
