package org.competitionledger.cli.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.competitionledger.core.bundle.BundleFiles;

/** The files of a bundle on this machine, to be closed after use. */
public interface OpenBundle extends BundleFiles, AutoCloseable {

  /**
   * Opens a zip, or the directory that it was unzipped to.
   *
   * @throws UncheckedIOException if there is none; the message names it
   */
  static OpenBundle at(Path path) {
    try {
      return Files.isDirectory(path) ? new DirectoryBundle(path) : new ZipBundle(path);
    } catch (IOException e) {
      String why = Files.exists(path) ? e.getMessage() : "there is no such file";
      throw new UncheckedIOException(path + ": " + why, e);
    }
  }

  @Override
  void close();
}
