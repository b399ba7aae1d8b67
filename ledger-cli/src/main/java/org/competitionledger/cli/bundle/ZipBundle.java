package org.competitionledger.cli.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A bundle as exported. */
final class ZipBundle implements OpenBundle {

  private final ZipFile zip;
  private final Set<String> names = new HashSet<>();

  ZipBundle(Path path) throws IOException {
    zip = new ZipFile(path.toFile());
    try {
      readNames();
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  /** Two files of one name: programs differ in which they read. */
  private void readNames() throws IOException {
    for (ZipEntry entry :
        (Iterable<ZipEntry>) () -> zip.stream().map(e -> (ZipEntry) e).iterator()) {
      if (!entry.isDirectory() && !names.add(entry.getName())) {
        throw new ZipException("two files named " + entry.getName());
      }
    }
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
  }

  @Override
  public Optional<Set<String>> names() {
    return Optional.of(names);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
