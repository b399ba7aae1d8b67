package org.competitionledger.api.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.TempLedger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients made from the document, as {@code docs/clients.md} makes them, compile, append and read.
 * Each corrects a score, finds it among the events, reads the table, and asks for what is not
 * there.
 */
@QuarkusTest
@QuarkusTestResource(TempLedger.class)
class GeneratedClientsTest {

  private static final Path PROGRAMS = Path.of("src", "test", "clients").toAbsolutePath();
  private static final Path MADE = Path.of("target", "clients").toAbsolutePath();
  private static final Path GENERATOR =
      Path.of("target", "tools", "openapi-generator.jar").toAbsolutePath();
  private static final int MINUTES_MAX = 5;
  private static final String WITHOUT_DOCS =
      "--global-property=apiDocs=false,modelDocs=false,apiTests=false,modelTests=false";
  private static final String PYTHON_HAS_ALL =
      "import sys, urllib3, dateutil, typing_extensions, pydantic;"
          + " assert pydantic.VERSION >= '2' and sys.version_info >= (3, 10)";

  private final Api api = new Api();

  @BeforeEach
  void saveTheDocument() throws IOException {
    Files.createDirectories(MADE);
    Files.writeString(MADE.resolve("openapi.json"), api.get("/openapi?format=json").body());
  }

  @Test
  void typescript() throws IOException, InterruptedException {
    Path here = MADE.resolve("typescript");
    Files.createDirectories(here);
    assumeTrue(attempt(here, List.of("npm", "--version")).ended(), "no npm here");
    for (String file : List.of("package.json", "package-lock.json", "tsconfig.json", "client.ts")) {
      Path from = PROGRAMS.resolve("typescript").resolve(file);
      Files.write(here.resolve(file), Files.readAllBytes(from));
    }
    if (!Files.exists(here.resolve("node_modules/.package-lock.json"))) {
      Said installed =
          attempt(here, List.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"));
      assumeTrue(installed.ended(), "npm cannot install: " + installed.text());
    }
    run(here, "npx", "openapi-typescript", "../openapi.json", "-o", "ledger.d.ts");
    run(here, "npx", "tsc");
    assertCorrects(here, "node", "out/client.js");
  }

  @Test
  void java() throws IOException, InterruptedException {
    Path here = MADE.resolve("java");
    generate(
        "java",
        here,
        "library=native,openApiNullable=false,useJakartaEe=true,useOneOfDiscriminatorLookup=true,"
            + "invokerPackage=org.competitionledger.client.invoker,"
            + "apiPackage=org.competitionledger.client.api,"
            + "modelPackage=org.competitionledger.client.model");
    Path classes = here.resolve("classes");
    Path arguments = here.resolve("sources.txt");
    try (Stream<Path> files = Files.walk(here.resolve("src/main/java"))) {
      String sources =
          Stream.concat(files, Stream.of(PROGRAMS.resolve("java/Client.java")))
              .map(Path::toString)
              .filter(file -> file.endsWith(".java"))
              .collect(Collectors.joining("\n"));
      Files.writeString(arguments, sources);
    }
    run(
        here,
        tool("javac"),
        "-nowarn",
        "-proc:none",
        "-encoding",
        "UTF-8",
        "-cp",
        classPath(),
        "-d",
        classes.toString(),
        "@" + arguments);
    assertCorrects(here, tool("java"), "-cp", classes + File.pathSeparator + classPath(), "Client");
  }

  @Test
  void python() throws IOException, InterruptedException {
    Path here = MADE.resolve("python");
    Files.createDirectories(here);
    Optional<String> python =
        Stream.of("python3", "/usr/bin/python3")
            .filter(each -> attempt(here, List.of(each, "-c", PYTHON_HAS_ALL)).ended())
            .findFirst();
    assumeTrue(
        python.isPresent(),
        "no python3 with python3-pydantic (2), python3-urllib3, python3-dateutil and"
            + " python3-typing-extensions");
    generate(
        "python",
        here,
        "packageName=ledger_client,disallowAdditionalPropertiesIfNotPresent=false,"
            + "useOneOfDiscriminatorLookup=true");
    assertCorrects(here, python.get(), PROGRAMS.resolve("python/client.py").toString());
  }

  private static void generate(String language, Path to, String properties)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(GENERATOR), "Maven did not bring " + GENERATOR);
    Files.createDirectories(to);
    run(
        to,
        tool("java"),
        "-jar",
        GENERATOR.toString(),
        "generate",
        "-i",
        "../openapi.json",
        "-g",
        language,
        "-o",
        to.toString(),
        "--additional-properties=" + properties,
        WITHOUT_DOCS);
  }

  /** Runs a client against a competition with two scores, 8.5 and 9.25. */
  private void assertCorrects(Path here, String... program)
      throws IOException, InterruptedException {
    String competition = api.announced();
    api.bulk(competition, "small", "", Events.SMALL_COMPETITION);
    List<String> command = new ArrayList<>(List.of(program));
    String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
    command.addAll(List.of("http://localhost:" + port, Api.organizer(), competition));
    Said said = run(here, command.toArray(String[]::new));
    assertThat(said.text().lines())
        .containsExactly(
            "registered Alpha",
            "registered =Beta",
            "corrected alpha 9.5",
            "1 alpha 9.50",
            "2 beta 9.25",
            "unknown-competition");
  }

  private record Said(boolean ended, String text) {}

  private static Said run(Path here, String... command) throws IOException, InterruptedException {
    Said said = attempt(here, List.of(command));
    assertThat(said.ended()).as("%s%n%s", String.join(" ", command), said.text()).isTrue();
    return said;
  }

  /** Runs a program to its end; not ended well where there is none. */
  private static Said attempt(Path here, List<String> command) {
    try {
      Path out = Files.createTempFile(here, "out", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(here.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "PYTHONPATH",
                  MADE.resolve("python").toString(),
                  "PYTHONIOENCODING",
                  "utf-8",
                  "NO_UPDATE_NOTIFIER",
                  "1"));
      Process process = builder.start();
      boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
      process.destroyForcibly();
      String text = Files.readString(out, UTF_8);
      Files.delete(out);
      return new Said(ended && process.exitValue() == 0, text);
    } catch (IOException e) {
      return new Said(false, e.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** The libraries that the client needs are those of the service: Jackson and annotations. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
