package org.competitionledger.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Keeps a number of HTTP/1.1 connections busy from one thread, each with one request at a time.
 * Lean on purpose: it shares the processors with the service it measures.
 */
final class HttpLoad {

  private static final int PATIENCE_MS = 60_000;
  private static final int HEAD_BYTES_MAX = 4 << 10;

  private final String expected;
  private final Iterator<byte[]> requests;
  private final Latencies latencies;
  private int open;

  private HttpLoad(int status, Iterator<byte[]> requests, int expectedCount) {
    this.expected = "HTTP/1.1 " + status;
    this.requests = requests;
    this.latencies = new Latencies(expectedCount);
  }

  /**
   * What came of a load.
   *
   * @param perSecond requests answered a second
   * @param latencies of single requests
   */
  record Result(double perSecond, Latencies latencies) {}

  /**
   * Sends all requests, each to be answered with 201.
   *
   * @param port on 127.0.0.1
   * @param connections how many at once
   * @param requests whole requests
   */
  static Result run(int port, int connections, List<byte[]> requests) {
    return run(port, connections, 201, requests.iterator(), requests.size());
  }

  /** Sends the same request so many times, each to be answered with a status. */
  static Result repeat(int port, int connections, int status, byte[] request, int count) {
    return run(port, connections, status, Collections.nCopies(count, request).iterator(), count);
  }

  /**
   * Sends requests as long as there are any.
   *
   * @param port on 127.0.0.1
   * @param connections how many at once
   * @param status with which each is to be answered, with a Content-Length unless it is 304
   * @param requests whole requests
   * @param expectedCount about how many these are
   */
  static Result run(
      int port, int connections, int status, Iterator<byte[]> requests, int expectedCount) {
    try (Selector selector = Selector.open()) {
      HttpLoad load = new HttpLoad(status, requests, expectedCount);
      long start = System.nanoTime();
      for (int i = 0; i < connections; i++) {
        load.new Connection(selector, port).next();
      }
      while (load.open > 0) {
        if (selector.select(PATIENCE_MS) == 0) {
          throw new IOException("no answer within " + PATIENCE_MS + " ms");
        }
        for (Iterator<SelectionKey> ready = selector.selectedKeys().iterator(); ready.hasNext(); ) {
          ((Connection) ready.next().attachment()).proceed();
          ready.remove();
        }
      }
      return new Result(Bench.perSecond(load.latencies.count(), start), load.latencies);
    } catch (IOException e) {
      throw new UncheckedIOException("the service broke off: " + e.getMessage(), e);
    }
  }

  private final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private ByteBuffer in = ByteBuffer.allocate(4 << 10);
    private int answerLength = -1;
    private long sentNanos;

    Connection(Selector selector, int port) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      key = channel.register(selector, 0, this);
      open++;
    }

    /** Sends the next request, or closes where there is none. */
    void next() throws IOException {
      if (!requests.hasNext()) {
        channel.close();
        open--;
        return;
      }
      out = ByteBuffer.wrap(requests.next());
      in.clear();
      answerLength = -1;
      sentNanos = System.nanoTime();
      proceed();
    }

    void proceed() throws IOException {
      if (out.hasRemaining()) {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        return;
      }
      if (channel.read(in) < 0) {
        throw new IOException("a connection was closed");
      }
      if (answerLength < 0) {
        answerLength = answerLength();
      }
      if (answerLength >= 0 && in.position() >= answerLength) {
        latencies.add(System.nanoTime() - sentNanos);
        next();
      } else if (!in.hasRemaining()) {
        int needed = Math.max(2 * in.capacity(), answerLength);
        in = ByteBuffer.allocate(needed).put(in.flip());
      }
    }

    /** Head and body together, in bytes; -1 while the head is not complete. */
    private int answerLength() throws IOException {
      int read = Math.min(in.position(), HEAD_BYTES_MAX);
      String head = new String(in.array(), 0, read, ISO_8859_1);
      int end = head.indexOf("\r\n\r\n");
      if (end < 0) {
        return -1;
      }
      if (!head.startsWith(expected)) {
        throw new IOException("answered: " + head);
      }
      String name = "\r\ncontent-length:";
      int at = head.toLowerCase(Locale.ROOT).indexOf(name);
      if (at < 0 || at > end) {
        if (expected.endsWith("304")) {
          return end + 4; // which has no body, and need not say so
        }
        throw new IOException("an answer without Content-Length: " + head);
      }
      int from = at + name.length();
      String length = head.substring(from, head.indexOf('\r', from));
      return end + 4 + Integer.parseInt(length.strip());
    }
  }
}
