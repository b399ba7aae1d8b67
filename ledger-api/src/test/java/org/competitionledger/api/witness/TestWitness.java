package org.competitionledger.api.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignatureType;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.WitnessExchange;
import org.competitionledger.core.note.WitnessExchange.Reply;
import org.competitionledger.projections.transparency.LogKeys;
import org.competitionledger.projections.witness.CosignedHeads;
import org.competitionledger.projections.witness.Witness;

/** A witness in this process, of whatever logs are signed with the keys of a file. */
public final class TestWitness implements AutoCloseable {

  public static final SigningKey KEY =
      new SigningKey("witness.example", SignatureType.COSIGNATURE, new byte[32]);

  public static final SigningKey SECOND_KEY =
      new SigningKey("witness.example", SignatureType.ML_DSA_44, new byte[32]);

  /** A log that the ledger under test is to witness. */
  public static final SigningKey OTHER_LOG =
      new SigningKey("other.example/log", SignatureType.ED25519, new byte[32]);

  /** Of a competition whose id begins so another first event was cosigned than it has. */
  static final String FORKED = "forked-";

  private final HttpServer server;
  private final CosignedHeads heads;
  private final Path logKeys;

  public TestWitness(Path directory, Path logKeys) throws IOException {
    this.heads = new CosignedHeads(directory, List.of(KEY, SECOND_KEY));
    this.logKeys = logKeys;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/add-checkpoint", this::answer);
    server.start();
  }

  /** As it is configured. */
  public String address() {
    return KEY.verification().text()
        + ' '
        + SECOND_KEY.verification().text()
        + " http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/add-checkpoint";
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply = reply(body);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  private Reply reply(byte[] body) {
    AddCheckpoint request = AddCheckpoint.parse(body);
    String origin = Checkpoint.parse(request.checkpoint().text()).origin();
    if (origin.contains('/' + FORKED)) {
      return request.oldSize() == 1
          ? new Reply(422, "text/plain", new byte[0])
          : new Reply(409, WitnessExchange.SIZE_TYPE, "1\n".getBytes(StandardCharsets.US_ASCII));
    }
    SigningKey log = LogKeys.in(logKeys, "unused", Optional.empty()).get(0).named(origin);
    return new Witness(List.of(log.verification()), heads).answer(body, 1_700_000_000);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
