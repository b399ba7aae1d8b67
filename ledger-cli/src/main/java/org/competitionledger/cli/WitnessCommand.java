package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.competitionledger.cli.witness.CosignedHeads;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.projections.transparency.LogKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cosigns the checkpoints of other ledgers, each only if it continues what was cosigned before. */
@Command(
    name = "witness",
    description = {
      "Cosigns other ledgers' checkpoints over HTTP, POST /add-checkpoint (C2SP tlog-witness).",
      "What it cosigned is kept below --data; a fork is refused, for ever."
    },
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {

  private static final int BODY_BYTES_MAX = 256 << 10;
  private static final String SIZE = "text/x.tlog.size";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Console console;

  @Mixin private TrustedKeys logs;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "witness.local",
      description = "The witness's public name. Default ${DEFAULT-VALUE}")
  private String name;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "8090",
      description = "On 127.0.0.1. Default ${DEFAULT-VALUE}")
  private int port;

  @Mixin private DataOption data;

  WitnessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!logs.given()) {
      throw CommandFailed.usage("name the logs to witness by their keys, with --vkey");
    }
    List<VerificationKey> trusted = logs.keys();
    CosignedHeads heads = heads();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/add-checkpoint", exchange -> answer(exchange, trusted, heads));
    server.start();
    console.err().println("witnessing " + trusted.size() + " logs on http://127.0.0.1:" + port);
    console.out().println(heads.key().verification().text());
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  /** The witness's key, made if there is none yet, and what it cosigned. */
  private CosignedHeads heads() throws IOException {
    Path directory = data.directory().resolve("witness");
    SigningKey made = LogKeys.in(directory.resolve("signing-key"), name).pairs().get(0);
    return new CosignedHeads(
        directory.resolve("cosigned"), made.as(SignatureType.COSIGNATURE, name));
  }

  private static void answer(
      HttpExchange exchange, List<VerificationKey> trusted, CosignedHeads heads)
      throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, 405, TEXT, "POST a checkpoint\n");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
    try {
      AddCheckpoint request = AddCheckpoint.parse(body);
      SigningKey key = heads.key();
      AddCheckpoint.Answer answer = heads.judge(request, trusted);
      if (answer instanceof AddCheckpoint.Answer.Consistent consistent) {
        Checkpoint head = consistent.head();
        send(exchange, 200, TEXT, key.cosign(head.text(), now()).line());
      } else if (answer instanceof AddCheckpoint.Answer.OtherSize other) {
        send(exchange, 409, SIZE, other.size() + "\n");
      } else {
        AddCheckpoint.Answer.No no = (AddCheckpoint.Answer.No) answer;
        send(exchange, no.status(), TEXT, no.why() + "\n");
      }
    } catch (MalformedNote e) {
      send(exchange, 400, TEXT, e.getMessage() + "\n");
    }
  }

  private static long now() {
    return System.currentTimeMillis() / 1_000;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] content = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }
}
