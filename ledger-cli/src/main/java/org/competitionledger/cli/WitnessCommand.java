package org.competitionledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.competitionledger.cli.console.CommandFailed;
import org.competitionledger.cli.console.Console;
import org.competitionledger.cli.console.ExitCode;
import org.competitionledger.cli.options.DataOption;
import org.competitionledger.cli.options.KeysPassphrase;
import org.competitionledger.cli.options.TrustedKeys;
import org.competitionledger.core.note.WitnessExchange;
import org.competitionledger.projections.witness.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cosigns the checkpoints of other ledgers, each only if it continues what was cosigned before. */
@Command(
    name = "witness",
    description = {
      "Cosigns other ledgers' checkpoints over HTTP, POST /add-checkpoint (C2SP tlog-witness).",
      "What it cosigned is kept below --data; a fork is refused, for ever.",
      "Each checkpoint gets a signature of Ed25519 and one of ML-DSA-44; it prints both vkeys."
    },
    footer = {
      "",
      "It runs until it is interrupted. Exit codes: 2 usage, 3 the port or the data cannot be had."
    },
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {

  private static final int PORT_MAX = 65_535;
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

  @Mixin private KeysPassphrase passphrase;

  WitnessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > PORT_MAX) {
      throw CommandFailed.usage("--port takes a number up to " + PORT_MAX + ", not " + port);
    }
    if (!logs.given()) {
      throw CommandFailed.usage("name the logs to witness by their keys, with --vkey");
    }
    Witness witness =
        Witness.in(data.directory().resolve("witness"), name, logs.keys(), passphrase.get());
    HttpServer server = listening();
    server.createContext("/add-checkpoint", exchange -> answer(exchange, witness));
    server.start();
    int witnessed = witness.logs().size();
    console
        .err()
        .println(
            "witnessing "
                + witnessed
                + (witnessed == 1 ? " log" : " logs")
                + " on http://127.0.0.1:"
                + port);
    witness.keys().forEach(key -> console.out().println(key.text()));
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  private HttpServer listening() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw CommandFailed.unavailable("port " + port + " is taken; choose another with --port");
    }
  }

  private static void answer(HttpExchange exchange, Witness witness) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, 405, TEXT, "POST a checkpoint\n".getBytes(UTF_8));
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(Witness.REQUEST_BYTES_MAX + 1);
    if (body.length > Witness.REQUEST_BYTES_MAX) {
      send(exchange, 413, TEXT, "the request is too long\n".getBytes(UTF_8));
      return;
    }
    WitnessExchange.Reply reply = witness.answer(body, now());
    send(exchange, reply.status(), reply.type(), reply.body());
  }

  private static long now() {
    return System.currentTimeMillis() / 1_000;
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }
}
