package org.competitionledger.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The service and its commands as a container image, built without Docker. The launcher stands
 * beside what it starts, as in the repository, so that there is one of it; nothing in the image can
 * be written by the user that runs it, but the two directories that are volumes.
 *
 * @param project the built project
 * @param version its version
 */
public record ContainerImage(Path project, String version) {

  /** A user that no base image has; a fixed number, so that volumes stay readable over releases. */
  static final String USER = "10001:10001";

  static final String NAME = "competition-ledger";
  static final String HOME = "/opt/ledger";
  static final String DATA = "/var/lib/ledger/data";
  static final String KEYS = "/var/lib/ledger/keys";

  private static final String SERVICE = "ledger-api/target/quarkus-app";
  private static final String SERVICE_LIBS = SERVICE + "/lib";
  private static final String COMMANDS_JAR = "ledger-cli/target/ledger-cli.jar";
  private static final String COMMANDS_LIBS = "ledger-cli/target/lib";
  private static final String SCRIPTS = "ledger-image/src/main/image";
  private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");
  private static final FilePermissions OWNERS_ONLY = FilePermissions.fromOctalString("700");

  /** Of every file, so that the same project makes the same image. */
  private static final Instant NO_TIME = Instant.ofEpochSecond(1);

  /**
   * Writes the image as a tar that {@code docker load} and its like read.
   *
   * @param arguments the project's directory, its version, the tar, and the base image: its name in
   *     a registry, or {@code tar://} and a file
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("PROJECT VERSION TAR BASE are expected");
    }
    Path tar = Path.of(arguments[2]).toAbsolutePath();
    Files.createDirectories(tar.getParent());
    ContainerImage image = new ContainerImage(Path.of(arguments[0]).toRealPath(), arguments[1]);
    JibContainer built = image.write(tar, Jib.from(arguments[3]));
    System.out.println(tar + ": " + built.getTargetImage() + " " + built.getDigest());
  }

  /** Writes it on top of a base. */
  JibContainer write(Path tar, JibContainerBuilder base) throws Exception {
    String arm = "aarch64".equals(System.getProperty("os.arch")) ? "arm64" : "amd64";
    Path work = Files.createDirectories(tar.resolveSibling(tar.getFileName() + ".layers"));
    Containerizer target =
        Containerizer.to(TarImage.at(tar).named(ImageReference.of(null, NAME, version)))
            .setApplicationLayersCache(work)
            .setToolName(NAME);
    return base.setPlatforms(Set.of(new Platform(arm, "linux")))
        .setFileEntriesLayers(libraries(), program(work), directories(work))
        .setUser(USER)
        .setEnvironment(
            Map.of("LEDGER_DATA", DATA, "QUARKUS_HTTP_HOST", "0.0.0.0", "LANG", "C.UTF-8"))
        .setVolumes(AbsoluteUnixPath.get(DATA), AbsoluteUnixPath.get(KEYS))
        .setExposedPorts(Port.tcp(8080))
        .setWorkingDirectory(AbsoluteUnixPath.get("/var/lib/ledger"))
        .setEntrypoint("/usr/local/bin/ledger")
        .setProgramArguments("serve")
        .setLabels(
            Map.of(
                "org.opencontainers.image.title",
                "Competition Ledger",
                "org.opencontainers.image.description",
                "Every score and every rule of a competition, in one log that anybody can"
                    + " verify",
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.version",
                version))
        .setCreationTime(NO_TIME)
        .containerize(target);
  }

  /** What changes with a library's version only, and is most of the image. */
  private FileEntriesLayer libraries() {
    return layer("libraries", serviceLibraries().filter(jar -> !isOurs(jar)));
  }

  private FileEntriesLayer program(Path work) throws IOException {
    FileEntriesLayer layer =
        layer(
            "program",
            Stream.of(
                    Stream.of(project.resolve("ledger"), project.resolve(COMMANDS_JAR)),
                    files(SERVICE).filter(file -> !file.startsWith(project.resolve(SERVICE_LIBS))),
                    serviceLibraries().filter(ContainerImage::isOurs),
                    files(COMMANDS_LIBS).filter(jar -> shared(jar).isEmpty()))
                .flatMap(each -> each));
    FileEntriesLayer.Builder more = layer.toBuilder();
    more.addEntry(
        references(work),
        AbsoluteUnixPath.get(HOME).resolve(COMMANDS_LIBS).resolve("shared.jar"),
        READABLE,
        NO_TIME);
    files(SCRIPTS)
        .forEach(
            script ->
                more.addEntry(
                    script,
                    AbsoluteUnixPath.get("/" + project.resolve(SCRIPTS).relativize(script)),
                    EXECUTABLE,
                    NO_TIME));
    return more.build();
  }

  /** Nearly all libraries of the commands are the service's as well: 100 MB that lie there once. */
  private Optional<Path> shared(Path jar) {
    return serviceLibraries().filter(library -> same(library, jar)).findFirst();
  }

  /** A jar without content, whose class path names those libraries. */
  private Path references(Path work) throws IOException {
    Path directory = project.resolve(COMMANDS_LIBS);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            files(COMMANDS_LIBS)
                .flatMap(jar -> shared(jar).stream())
                .map(library -> directory.relativize(library).toString())
                .collect(Collectors.joining(" ")));
    Path made = work.resolve("shared.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(made))) {
      ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
      entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      jar.putNextEntry(entry);
      manifest.write(jar);
    }
    return made;
  }

  private Stream<Path> serviceLibraries() {
    return files(SERVICE_LIBS);
  }

  private static boolean isOurs(Path jar) {
    return jar.getFileName().toString().startsWith("org.competitionledger.");
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.size(one) == Files.size(other) && Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A volume that is mounted for the first time takes over owner and mode of what is below. */
  private static FileEntriesLayer directories(Path work) throws IOException {
    Path empty = Files.createDirectories(work.resolve("empty"));
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("directories");
    layer.addEntry(empty, AbsoluteUnixPath.get("/var/lib/ledger"), EXECUTABLE, NO_TIME, USER);
    for (String directory : List.of(DATA, KEYS)) {
      layer.addEntry(empty, AbsoluteUnixPath.get(directory), OWNERS_ONLY, NO_TIME, USER);
    }
    return layer.build();
  }

  /** Files at their places in the project; what can be executed there can be here. */
  private FileEntriesLayer layer(String name, Stream<Path> files) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    files.forEach(
        file ->
            layer.addEntry(
                file,
                AbsoluteUnixPath.get(HOME).resolve(project.relativize(file)),
                Files.isExecutable(file) && !file.toString().endsWith(".jar")
                    ? EXECUTABLE
                    : READABLE,
                NO_TIME));
    return layer.build();
  }

  /** The files below a directory of the project, in an order that is always the same. */
  private Stream<Path> files(String directory) {
    try (Stream<Path> all = Files.walk(project.resolve(directory))) {
      return all.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
