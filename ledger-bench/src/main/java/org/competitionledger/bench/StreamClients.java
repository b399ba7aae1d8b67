package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Many readers of server-sent events, in one thread. Each event has to come to each of them once
 * and in order, whatever connections it takes.
 */
final class StreamClients implements AutoCloseable {

  private static final int WAIT_MAX_S = 180;
  private static final byte[] ID = "id: ".getBytes(US_ASCII);

  private final int port;
  private final String path;
  private final List<Client> clients = new ArrayList<>();
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ConcurrentHashMap<Long, Long> sentNanos = new ConcurrentHashMap<>();
  private final Latencies latencies = new Latencies(1 << 20);
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
  private volatile boolean closed;
  private long bytes;
  private long violations;

  /** One reader; all of it belongs to the selector's thread once it is registered. */
  private final class Client {

    private SocketChannel channel;
    private long last;
    private boolean greeted;
    private long id; // of the event that is coming, or -1
    private int column; // of the line that is coming; -1 if it is of no interest
    private boolean empty;

    void restart() {
      greeted = false;
      id = -1;
      column = 0;
      empty = true;
    }

    void read() throws IOException {
      buffer.clear();
      int count = channel.read(buffer);
      if (count < 0) {
        throw new IOException("a stream ended");
      }
      bytes += count;
      greeted = true;
      byte[] read = buffer.array();
      for (int i = 0; i < count; i++) {
        if (column < 0) { // the rest of the line is of no interest
          while (i < count && read[i] != '\n') {
            i++;
          }
        }
        if (i < count) {
          take(read[i]);
        }
      }
    }

    private void take(byte next) {
      if (next == '\n') {
        if (empty && id >= 0) {
          arrived();
        }
        column = 0;
        empty = true;
        return;
      }
      empty = false;
      if (column < ID.length) {
        column = next == ID[column] ? column + 1 : -1;
        id = column == ID.length ? 0 : id;
      } else {
        id = 10 * id + next - '0';
      }
    }

    private void arrived() {
      if (id != last + 1) {
        violations++;
      }
      last = id;
      id = -1;
      Long sent = sentNanos.get(last);
      if (sent != null) {
        latencies.add(System.nanoTime() - sent);
      }
    }
  }

  /**
   * Connects.
   *
   * @param path of the stream; {@code after=} is added
   * @param last the last event that there is
   */
  StreamClients(int port, String path, int count, long last) throws InterruptedException {
    this.port = port;
    this.path = path;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::loop, "stream-clients");
    thread.setDaemon(true);
    thread.start();
    for (int i = 0; i < count; i++) {
      Client client = new Client();
      client.last = last;
      clients.add(client);
    }
    connect();
  }

  private void connect() throws InterruptedException {
    for (Client client : clients) {
      client.restart();
      client.channel = open(port, path + "?after=" + client.last, 0);
      onLoop(() -> client.channel.register(selector, SelectionKey.OP_READ, client));
    }
    await(() -> clients.stream().allMatch(client -> client.greeted));
  }

  /** A connection that asked; its answer is not read here. */
  static SocketChannel open(int port, String path, int receiveBytes) {
    try {
      SocketChannel channel = SocketChannel.open();
      if (receiveBytes > 0) {
        channel.socket().setReceiveBufferSize(receiveBytes);
      }
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An event is about to be sent: from now on it is under way. */
  void sending(long id) {
    sentNanos.put(id, System.nanoTime());
  }

  /** Cuts every connection, wherever it is, and resumes behind the last whole event. */
  void reconnect() throws InterruptedException {
    CompletableFuture<Void> cut = new CompletableFuture<>();
    onLoop(
        () -> {
          for (Client client : clients) {
            client.channel.close();
          }
          cut.complete(null);
        });
    cut.join();
    connect();
  }

  /** Waits until every one has an event. */
  void await(long last) throws InterruptedException {
    await(() -> clients.stream().allMatch(client -> client.last >= last));
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) throws InterruptedException {
    long giveUpNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_MAX_S);
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    do {
      if (System.nanoTime() > giveUpNanos) {
        throw new IllegalStateException("not all subscribers got there in " + WAIT_MAX_S + " s");
      }
      Thread.sleep(20);
      CompletableFuture<Boolean> looked = new CompletableFuture<>();
      onLoop(() -> looked.complete(condition.holds()));
      held = looked;
    } while (!held.join());
  }

  Latencies latencies() {
    return latencies;
  }

  /** How many events came twice, too late, or not at all. */
  long violations() {
    return violations;
  }

  /** Bytes received by all. */
  long bytes() {
    return bytes;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void onLoop(Step step) {
    tasks.add(
        () -> {
          try {
            step.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    selector.wakeup();
  }

  private void loop() {
    try {
      while (!closed) {
        selector.select();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          if (key.isValid() && key.isReadable()) {
            ((Client) key.attachment()).read();
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    onLoop(
        () -> {
          for (Client client : clients) {
            client.channel.close();
          }
          closed = true;
          over.complete(null);
        });
    over.join();
  }
}
