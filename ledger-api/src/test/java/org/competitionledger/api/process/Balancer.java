package org.competitionledger.api.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What stands before several instances: each new connection goes to the one that was named last.
 */
final class Balancer implements AutoCloseable {

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile int port;

  Balancer() throws IOException {
    start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void to(ServedJar instance) {
    port = instance.port();
  }

  private void accept() throws IOException {
    while (true) {
      Socket from = entrance.accept();
      Socket to = new Socket(InetAddress.getLoopbackAddress(), port);
      open.addAll(List.of(from, to));
      start(() -> pass(from, to));
      start(() -> pass(to, from));
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    }
  }

  /** Until a socket is closed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // who spoke has gone
              }
            },
            "balancer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
