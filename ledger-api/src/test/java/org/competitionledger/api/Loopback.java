package org.competitionledger.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * A server of one handler on a loopback port, and clients that read and write as slowly as asked.
 */
public final class Loopback implements AutoCloseable {

  private static final int WAIT_MAX_MS = 30_000;
  private static final int REST_LOOKS = 15;

  private final Vertx vertx = Vertx.vertx();
  private final int port;

  public Loopback(Handler<RoutingContext> handler) {
    Router router = Router.router(vertx);
    router.route().handler(handler);
    port =
        done(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")).actualPort();
  }

  private static <T> T done(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One connection. */
  public static final class Client implements AutoCloseable {

    private final Socket socket = new Socket();
    private final AtomicLong written = new AtomicLong();
    private final BufferedReader in;
    private final OutputStream out;

    private Client(int port, int receiveBytes) throws IOException {
      socket.setReceiveBufferSize(receiveBytes);
      socket.setSoTimeout(WAIT_MAX_MS);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      out = socket.getOutputStream();
    }

    /** Sends the head of a request. */
    public void head(String head) throws IOException {
      out.write((head + "\r\nHost: here\r\n\r\n").getBytes(UTF_8));
    }

    /** Sends chunks, and the end of the body, for as long as they are taken. */
    public Thread chunks(Stream<String> chunks) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  chunks.forEach(this::chunk);
                  out.write("0\r\n\r\n".getBytes(UTF_8));
                } catch (IOException | IllegalStateException e) {
                  assertThat(e).as("the server may close").isNotNull();
                }
              });
      writer.setDaemon(true);
      writer.start();
      return writer;
    }

    private void chunk(String text) {
      try {
        byte[] bytes = text.getBytes(UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(UTF_8));
        written.addAndGet(bytes.length);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** How much was taken of what is sent. */
    public long written() {
      return written.get();
    }

    /** The next line; null at the end, or where the connection was cut. */
    public String line() {
      try {
        return in.readLine();
      } catch (IOException cut) {
        return null;
      }
    }

    /** All lines that begin so, to the end. */
    public Stream<String> lines(String beginning) {
      return Stream.generate(this::line)
          .takeWhile(line -> line != null)
          .filter(line -> line.startsWith(beginning));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  public Client client() throws IOException {
    return client(64 << 10);
  }

  public Client client(int receiveBytes) throws IOException {
    return new Client(port, receiveBytes);
  }

  /** Waits until something is so. */
  public static void await(BooleanSupplier so) throws InterruptedException {
    for (int waited = 0; !so.getAsBoolean(); waited += 10) {
      assertThat(waited).as("waited for, in ms").isLessThan(WAIT_MAX_MS);
      Thread.sleep(10);
    }
  }

  /** Waits until a number has not changed for a while. */
  public static void awaitRest(LongSupplier number) throws InterruptedException {
    long last = -1;
    for (int same = 0; same < REST_LOOKS; same = number.getAsLong() == last ? same + 1 : 0) {
      last = number.getAsLong();
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    done(vertx.close());
  }
}
