package org.competitionledger.core.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a log: a seam between what reads them and where they lie (a zip, a directory, a web
 * server, a map in a test).
 */
public interface BundleFiles {

  /**
   * A file by its name, for example {@code tile/0/000}; empty if there is none. What it has
   * available at first is all of it.
   *
   * @throws IOException if it cannot be read
   */
  Optional<InputStream> open(String name) throws IOException;

  /** The names of all files; empty where that cannot be told, as of a web server. */
  Optional<Set<String>> names();
}
