package org.competitionledger.api.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.Config;

/** Where HTTP is to be served: looked at before anything else is started for nothing. */
final class HttpAddress {

  private HttpAddress() {}

  /** Nothing can be served there. The message is a sentence for the person who started it. */
  static final class Taken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Taken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Throws {@link Taken} if the address cannot be listened at; port 0 is any free one. */
  static void check(Config config) {
    int port = config.getValue("quarkus.http.port", Integer.class);
    String host = config.getValue("quarkus.http.host", String.class);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      String why = e.getMessage();
      throw new Taken(
          why != null && why.startsWith("Address already in use")
              ? "Port " + port + " on " + host + " is taken by another program."
              : "HTTP cannot be served on port " + port + " of " + host + ": " + why + ".",
          e);
    }
  }
}
