package org.competitionledger.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.competitionledger.api.Api;

/** A receiver as a stranger writes one: it keeps what it is sent, and verifies it by itself. */
public final class TestReceiver implements AutoCloseable {

  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Received> answer = each -> 204;

  /**
   * What came.
   *
   * @param headers by their names in lower case
   */
  public record Received(String path, Map<String, String> headers, String body, Instant at) {

    public String id() {
      return headers.get("webhook-id");
    }

    public String competition() {
      return id().substring(0, id().indexOf('/'));
    }

    public long sequence() {
      return Long.parseLong(id().substring(id().indexOf('/') + 1));
    }

    JsonNode event() {
      return Api.json(body);
    }

    /** The signature of a scheme, as text. */
    String signature(String scheme) {
      for (String each : headers.get("webhook-signature").split(" ")) {
        if (each.startsWith(scheme + ",")) {
          return each.substring(scheme.length() + 1);
        }
      }
      return "";
    }

    /** Whether {@code v1a} holds under a public key, and was of that minute. */
    public boolean verifies(String publicKey) {
      try {
        byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        byte[] der = new byte[X509.length + raw.length];
        System.arraycopy(X509, 0, der, 0, X509.length);
        System.arraycopy(raw, 0, der, X509.length, raw.length);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        String seconds = headers.get("webhook-timestamp");
        signature.update((id() + "." + seconds + "." + body).getBytes(UTF_8));
        long age = at.getEpochSecond() - Long.parseLong(seconds);
        return Math.abs(age) < 60 && signature.verify(Base64.getDecoder().decode(signature("v1a")));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public TestReceiver() throws IOException {
    this(InetAddress.getByName("127.0.0.1"), 0);
  }

  TestReceiver(InetAddress address, int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.createContext("/", this::take);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(), String.join(" ", values)));
    Received one =
        new Received(
            exchange.getRequestURI().toString(),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            Instant.now());
    received.add(one);
    int status = answer.applyAsInt(one);
    if (status >= 300 && status < 400) {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** From now on answers so. */
  public TestReceiver answering(ToIntFunction<Received> answer) {
    this.answer = answer;
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The sequences that came of a competition, in the order in which they came. */
  public List<Long> sequences(String competition) {
    return received().stream()
        .filter(each -> each.competition().equals(competition))
        .map(Received::sequence)
        .toList();
  }

  /** Returns once a condition holds; fails after a minute, which is how long nothing takes. */
  public static void await(String what, java.util.function.BooleanSupplier condition) {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      assertThat(i).as(what).isLessThan(1_200);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
