package org.competitionledger.cli.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundle that was unzipped. */
final class DirectoryBundle implements OpenBundle {

  private final Path directory;
  private final Set<String> names;

  DirectoryBundle(Path directory) throws IOException {
    this.directory = directory;
    try (Stream<Path> files = Files.walk(directory)) {
      names =
          files
              .filter(Files::isRegularFile)
              .map(file -> directory.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toUnmodifiableSet());
    }
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    return names.contains(name)
        ? Optional.of(Files.newInputStream(directory.resolve(name)))
        : Optional.empty();
  }

  @Override
  public Optional<Set<String>> names() {
    return Optional.of(names);
  }

  @Override
  public void close() {}
}
