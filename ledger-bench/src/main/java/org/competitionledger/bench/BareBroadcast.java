package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The limit of what subscribers can get: a process that writes the same bytes to every connection,
 * and does nothing else. It tells its port, and then takes a line with an id for each broadcast.
 */
final class BareBroadcast {

  /** As many as an HTTP server of the JVM has, as a rule. */
  private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();

  private BareBroadcast() {}

  /**
   * Runs until its input ends.
   *
   * @param args how many bytes an event has
   */
  public static void main(String[] args) throws IOException {
    String padding = "x".repeat(Integer.parseInt(args[0]));
    List<Loop> loops = new ArrayList<>();
    for (int i = 0; i < LOOPS; i++) {
      loops.add(new Loop());
    }
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", 0), 1_024);
    daemon(() -> accept(server, loops));
    System.out.println(server.socket().getLocalPort());
    BufferedReader ids = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    for (String id = ids.readLine(); id != null; id = ids.readLine()) {
      byte[] event = ("id: " + id + "\ndata: " + padding + "\n\n").getBytes(US_ASCII);
      ByteBuffer bytes = ByteBuffer.allocateDirect(event.length).put(event).flip();
      loops.forEach(loop -> loop.add(() -> loop.broadcast(bytes.duplicate())));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void accept(ServerSocketChannel server, List<Loop> loops) throws IOException {
    for (int i = 0; ; i++) {
      Loop loop = loops.get(i % LOOPS);
      SocketChannel accepted = server.accept();
      loop.add(() -> loop.enter(accepted));
    }
  }

  private static final class Loop {

    private final Selector selector = Selector.open();
    private final Queue<Work> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer ignored = ByteBuffer.allocateDirect(4 << 10);

    Loop() throws IOException {
      daemon(this::run);
    }

    void add(Work task) {
      tasks.add(task);
      selector.wakeup();
    }

    void enter(SocketChannel channel) throws IOException {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      channel.write(ByteBuffer.wrap("retry: 2000\n\n".getBytes(US_ASCII)));
    }

    /** Who cannot take it at once is let go: nobody here is slow. */
    void broadcast(ByteBuffer event) throws IOException {
      for (SelectionKey key : selector.keys()) {
        ByteBuffer bytes = event.duplicate();
        ((SocketChannel) key.channel()).write(bytes);
        if (bytes.hasRemaining()) {
          key.channel().close();
        }
      }
    }

    private void run() throws IOException {
      while (true) {
        selector.select();
        for (Work task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          ignored.clear();
          if (((SocketChannel) key.channel()).read(ignored) < 0) {
            key.channel().close();
          }
        }
        selector.selectedKeys().clear();
      }
    }
  }
}
