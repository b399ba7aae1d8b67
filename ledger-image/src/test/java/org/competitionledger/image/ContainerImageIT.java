package org.competitionledger.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Jib;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image of what was packaged, on an empty base: looked into, unpacked, and its command tried.
 */
class ContainerImageIT {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final int USER = 10_001;

  @TempDir private static Path directory;

  private static final Map<String, TarArchiveEntry> ENTRIES = new TreeMap<>();
  private static JsonNode image;

  @BeforeAll
  static void build() throws Exception {
    Path tar = directory.resolve("image.tar");
    new ContainerImage(PROJECT, "1.2.3").write(tar, Jib.fromScratch());
    Map<String, byte[]> files = new HashMap<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    ObjectMapper json = new ObjectMapper();
    JsonNode manifest = json.readTree(files.get("manifest.json")).path(0);
    assertThat(manifest.path("RepoTags").path(0).asText()).isEqualTo("competition-ledger:1.2.3");
    image = json.readTree(files.get(manifest.path("Config").asText()));
    for (JsonNode layer : manifest.path("Layers")) {
      unpack(files.get(layer.asText()));
    }
  }

  private static void unpack(byte[] layer) throws IOException {
    try (InputStream raw = new GZIPInputStream(new ByteArrayInputStream(layer));
        TarArchiveInputStream in = new TarArchiveInputStream(raw)) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ENTRIES.put(entry.getName().replaceFirst("^/?(.*?)/?$", "/$1"), entry);
        Path file = root().resolve(entry.getName().replaceFirst("^/", ""));
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, EnumSet.allOf(PosixFilePermission.class));
          }
        }
      }
    }
  }

  private static Path root() {
    return directory.resolve("root");
  }

  @Test
  void runsAsAUserThatOwnsItsVolumesAndNothingElse() {
    assertThat(image.path("config").path("User").asText()).isEqualTo(USER + ":" + USER);
    assertThat(image.path("config").path("Volumes").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("/var/lib/ledger/data", "/var/lib/ledger/keys");
    for (String volume : List.of("/var/lib/ledger/data", "/var/lib/ledger/keys")) {
      assertThat(ENTRIES.get(volume).isDirectory()).as(volume).isTrue();
      assertThat(ENTRIES.get(volume).getMode() & 0777).as(volume).isEqualTo(0700);
    }
    ENTRIES.forEach(
        (path, entry) -> {
          boolean own = path.startsWith("/var/lib/ledger");
          assertThat(entry.getLongUserId()).as(path).isEqualTo(own ? USER : 0);
          assertThat(entry.getLongGroupId()).as(path).isEqualTo(own ? USER : 0);
          assertThat(entry.getMode() & 0022).as(path).isZero();
        });
  }

  @Test
  void servesUnlessAnotherCommandIsNamed() {
    assertThat(texts("Entrypoint")).containsExactly("/usr/local/bin/ledger");
    assertThat(texts("Cmd")).containsExactly("serve");
    assertThat(texts("Env"))
        .containsExactlyInAnyOrder(
            "LANG=C.UTF-8", "LEDGER_DATA=/var/lib/ledger/data", "QUARKUS_HTTP_HOST=0.0.0.0");
    assertThat(image.path("config").path("ExposedPorts").has("8080/tcp")).isTrue();
    assertThat(image.path("config").path("Labels").path("org.opencontainers.image.version"))
        .hasToString("\"1.2.3\"");
    for (String script :
        List.of("/usr/local/bin/ledger", "/usr/local/bin/ledger-ready", "/opt/ledger/ledger")) {
      assertThat(ENTRIES.get(script).getMode() & 0777).as(script).isEqualTo(0755);
    }
    assertThat(ENTRIES).containsKey("/opt/ledger/ledger-api/target/quarkus-app/quarkus-run.jar");
  }

  private static List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    image.path("config").path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** No time of a build, no user of a build machine. */
  @Test
  void isTheSameWheneverItIsBuilt() {
    assertThat(image.path("created").asText()).isEqualTo("1970-01-01T00:00:01Z");
    ENTRIES.forEach(
        (path, entry) -> {
          assertThat(entry.getLastModifiedTime().toMillis()).as(path).isEqualTo(1_000);
          assertThat(entry.getUserName()).as(path).isEmpty();
        });
  }

  @Test
  void holdsALibraryOfTheServiceAndOfTheCommandsOnce() throws IOException {
    assertThat(ENTRIES.keySet()).filteredOn(path -> path.contains("rocksdbjni")).hasSize(1);
    assertThat(ENTRIES.keySet()).filteredOn(path -> path.contains("picocli")).hasSize(1);
    Path libraries = root().resolve("opt/ledger/ledger-cli/target/lib");
    try (JarFile shared = new JarFile(libraries.resolve("shared.jar").toFile())) {
      String referred = shared.getManifest().getMainAttributes().getValue("Class-Path");
      assertThat(referred).contains("rocksdbjni", "kafka-clients", "ledger-core");
      assertThat(referred.split(" "))
          .allSatisfy(jar -> assertThat(libraries.resolve(jar)).exists());
    }
  }

  /** As it is unpacked, with the Java of this machine in the place of the base image's. */
  @Test
  void carriesEveryCommand() throws Exception {
    Path key = directory.resolve("key");
    assertThat(run("token", "--role", "organizer", "--competition", "*", "--data", key.toString()))
        .matches("\\S+\\.\\S+\\.\\S+");
    for (String command : List.of("verify", "export", "standings")) {
      assertThat(run(command, "--help")).contains("Usage: ledger " + command);
    }
  }

  private static String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(root().resolve("opt/ledger/ledger").toString());
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put(
            "JAVA_HOME",
            Optional.ofNullable(System.getenv("JAVA_HOME"))
                .orElse(System.getProperty("java.home")));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said;
  }
}
