package org.competitionledger.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** A connection on which a test may send what no client library would. */
public final class RawConnection implements AutoCloseable {

  private static final int ANSWER_WAIT_MAX_MS = 60_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  /**
   * An answer.
   *
   * @param headers by name in lower case; of several the last
   * @param open whether the connection can be used again
   */
  public record Answer(int status, Map<String, String> headers, byte[] body, boolean open) {

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public String text() {
      return new String(body, UTF_8);
    }
  }

  RawConnection() throws IOException {
    this(
        Integer.parseInt(
            ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class)));
  }

  /** To a service on this machine. */
  public RawConnection(int port) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", port), ANSWER_WAIT_MAX_MS);
    socket.setSoTimeout(ANSWER_WAIT_MAX_MS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  public void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  /** Whether nothing has been answered yet. */
  boolean isSilent() throws IOException {
    return in.available() == 0;
  }

  /**
   * The next answer; of a stream only its head, after which the connection is of no use.
   *
   * @param toHead whether the request was HEAD, so that no body follows
   */
  public Answer answer(boolean toHead) throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int code = Integer.parseInt(status[1]);
    if (code == 100) {
      return answer(toHead);
    }
    boolean stream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    boolean close = stream || headers.getOrDefault("connection", "").equals("close");
    boolean empty = toHead || stream || code == 204 || code == 304;
    byte[] body = empty ? new byte[0] : body(headers);
    if (body.length > 0 && headers.getOrDefault("content-encoding", "").equals("gzip")) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new Answer(code, headers, body, !close);
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return in.readNBytes(Integer.parseInt(headers.get("content-length")));
    }
    if (!headers.containsKey("transfer-encoding")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("closed after \"" + line.toString(ISO_8859_1) + '"');
      }
      if (each != '\r') {
        line.write(each);
      }
    }
    return line.toString(ISO_8859_1);
  }

  /** Whether the other side has ended the connection, once it has. */
  boolean isEnded() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true; // reset
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
