package org.competitionledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.competitionledger.api.Api;
import org.competitionledger.api.Events;
import org.competitionledger.api.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Connections, silent ones too, do not take the descriptors that logs and stores need. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
class FewDescriptorsIT {

  private static final String CUP = "few-cup";

  /** An idle service has some 150 open; a quarter of the limit are connections at most. */
  private static final int DESCRIPTORS = 1_000;

  /** All but a quarter of them, and one or two of the test's client. */
  private static final int BEYOND_LIMIT = DESCRIPTORS * 3 / 4 - 2;

  private static final int RESERVE = 700;

  @TempDir Path directory;

  @Test
  void connectionsAreLimitedAndAppendsRefusedBeforeDescriptorsRunOut() throws Exception {
    Map<String, String> settings =
        Map.of(
            "ledger.kafka.port",
            Integer.toString(ServedJar.freePort()),
            "ledger.reserve.descriptors",
            Integer.toString(RESERVE));
    List<Socket> idle = new ArrayList<>();
    try (ServedJar service =
        ServedJar.start(
            directory.resolve("data"),
            ServedJar.freePort(),
            settings,
            "sh",
            "-c",
            "ulimit -n " + DESCRIPTORS + " && exec \"$@\"",
            "sh")) {
      assertThat(append(service, "announce", Events.ANNOUNCED).statusCode()).isEqualTo(201);
      for (int i = 0; i < DESCRIPTORS; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), service.port()));
      }
      service.awaitReadiness(503);
      // Who is beyond the limit may still stand in the system's queue, and would take the room.
      Loopback.await(
          () -> idle.stream().filter(FewDescriptorsIT::wasClosed).count() >= BEYOND_LIMIT);
      close(idle.subList(0, 20)); // the client may need a connection anew
      Loopback.await(() -> isWelcome(service));

      HttpResponse<String> refused = append(service, "n1", Events.notice("n1"));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(Api.json(refused).path("code").asText()).isEqualTo("files-exhausted");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(service.get("/health/ready").body()).contains("files-exhausted");
      assertThat(service.get("/v1/competitions/" + CUP + "/events").statusCode()).isEqualTo(200);

      close(idle);
      service.awaitReadiness(200);
      assertThat(append(service, "n1", Events.notice("n1")).statusCode()).isEqualTo(201);
    } finally {
      close(idle);
    }
  }

  /** Whether the service keeps a connection that is made now. */
  private static boolean isWelcome(ServedJar service) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      return !wasClosed(socket);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the service has ended a connection. */
  private static boolean wasClosed(Socket socket) {
    try {
      socket.setSoTimeout(20);
      InputStream answers = socket.getInputStream();
      while (answers.read() >= 0) {}
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static HttpResponse<String> append(ServedJar service, String key, String event)
      throws Exception {
    return service
        .client()
        .send(
            service.appending(CUP, key, "application/json", event),
            HttpResponse.BodyHandlers.ofString());
  }
}
