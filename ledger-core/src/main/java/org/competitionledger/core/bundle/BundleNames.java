package org.competitionledger.core.bundle;

import java.util.List;
import org.competitionledger.core.log.Tile;

/** The names of a bundle's files, beside those of tiles. */
public final class BundleNames {

  /** What the bundle is; see {@link Manifest}. */
  public static final String MANIFEST = "bundle.json";

  /** The signed head of the log. */
  public static final String CHECKPOINT = "checkpoint";

  /** The log's vkeys, newest first, one a line. */
  public static final String VKEY = "vkey";

  /** Proof that the log stands in the register, with the head that was registered. */
  public static final String REGISTRATION = "register.tlog-proof";

  private static final String SCHEMAS = "schemas/";
  private static final String SCHEMA = ".avsc";

  private BundleNames() {}

  /** The schema of a fingerprint. */
  public static String schema(String fingerprint) {
    return SCHEMAS + fingerprint + SCHEMA;
  }

  /** Whether a name is that of a schema. */
  static boolean isSchema(String name) {
    return name.startsWith(SCHEMAS) && name.endsWith(SCHEMA);
  }

  /** Whether a name is that of one of the files that stand once. */
  static boolean isSingle(String name) {
    return List.of(MANIFEST, CHECKPOINT, VKEY, REGISTRATION).contains(name);
  }

  /** Whether a name is that of a tile or an entry bundle of a tree of a size. */
  static boolean isTile(String name, long size) {
    return Tile.parse(name)
        .filter(tile -> tile.index() < Tile.count(tile.level(), size))
        .filter(tile -> Tile.of(tile.level(), tile.index(), size).equals(tile))
        .isPresent();
  }
}
