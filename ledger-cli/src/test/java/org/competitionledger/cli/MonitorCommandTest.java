package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.bundle.Origin;
import org.competitionledger.core.log.GrowingTree;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorCommandTest {

  private static final String LEDGER = "ledger.example";
  private static final SigningKey KEY = key();

  @TempDir Path directory;

  private final Map<String, byte[]> shown = new ConcurrentHashMap<>();
  private HttpServer server;
  private String url;

  private static SigningKey key() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    return new SigningKey(Origin.ofRegister(LEDGER), SignatureType.ED25519, seed);
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] content = shown.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : 0);
          try (var body = exchange.getResponseBody()) {
            body.write(content == null ? new byte[0] : content);
          }
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    shown.put("/v1/competitions", "{\"competitions\":[{\"id\":\"cup\"}]}".getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Checkpoint show(String path, String origin, String... entries) {
    GrowingTree tree = new GrowingTree((tile, hashes) -> {});
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String entry : entries) {
      tree.append(LeafHash.of(entry.getBytes(UTF_8)));
      EntryBundle.append(entry.getBytes(UTF_8), content);
    }
    Checkpoint head = new Checkpoint(origin, tree.size(), tree.root());
    shown.put(path + "/checkpoint", head.sign(List.of(KEY)).bytes());
    Tile.partials(tree.size())
        .forEach(tile -> shown.put(path + '/' + tile.path(), tree.partial(tile)));
    shown.put(path + '/' + Tile.of(Tile.ENTRIES, 0, tree.size()).path(), content.toByteArray());
    return head;
  }

  private Checkpoint cup(String... events) {
    return show("/v1/competitions/cup/log", new Origin(LEDGER, "cup").text(), events);
  }

  private void register(Checkpoint... heads) {
    show(
        "/v1/log",
        Origin.ofRegister(LEDGER),
        Arrays.stream(heads).map(Checkpoint::text).toArray(String[]::new));
  }

  private CliRun look(String... more) {
    List<String> line =
        List.of(
            "monitor",
            url,
            "--once",
            "--vkey",
            KEY.verification().text(),
            "--memory",
            directory.resolve("memory").toString());
    return CliRun.of(
        java.util.stream.Stream.concat(line.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void remembersWhatItSawAndFindsThatItWasTakenBack() {
    Checkpoint first = cup("a", "b");
    register(first);
    CliRun begun = look();
    assertThat(begun.exitCode()).as(begun.err()).isZero();
    assertThat(begun.out()).contains("new-log", "ledger.example/v1/competitions/cup/log at 2");
    register(first, cup("a", "b", "c"));
    CliRun grown = look();
    assertThat(grown.exitCode()).as(grown.out()).isZero();
    assertThat(grown.out()).isEmpty();
    assertThat(grown.err()).contains("2 heads of 1 logs");

    register(first, cup("a", "B", "c"));
    CliRun rewritten = look("--json");
    assertThat(rewritten.exitCode()).isEqualTo(1);
    assertThat(rewritten.out())
        .contains("\"kind\":\"rewritten\"", "its first 2 entries were others");
  }

  @Test
  void saysWhatItNeeds() {
    CliRun none = CliRun.of("monitor", url, "--once");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--vkey").contains(url + "/v1/log/vkey");
    register(cup("a"));
    assertThat(
            CliRun.of(
                    "monitor", "http://127.0.0.1:1", "--once", "--vkey", KEY.verification().text())
                .exitCode())
        .isEqualTo(3);
  }
}
