package org.competitionledger.cli.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.bundle.DamagedBundle;

/** The files of a bundle on this machine, to be closed after use. */
public interface OpenBundle extends BundleFiles, AutoCloseable {

  /**
   * Opens a zip, or the directory that it was unzipped to.
   *
   * @throws DamagedBundle if it is no zip
   * @throws UncheckedIOException if there is none; the message names it
   */
  static OpenBundle at(Path path) {
    try {
      return Files.isDirectory(path) ? new DirectoryBundle(path) : new ZipBundle(path);
    } catch (ZipException | EOFException e) {
      String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
      throw new DamagedBundle(path + " is not a readable zip: " + why);
    } catch (IOException e) {
      String why = Files.exists(path) ? e.getMessage() : "there is no such file";
      throw new UncheckedIOException(path + ": " + why, e);
    }
  }

  @Override
  void close();
}
