package org.competitionledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect provider, as far as a service that verifies its tokens sees of one. */
public final class TestProvider implements QuarkusTestResourceLifecycleManager {

  static final String ISSUER = "https://provider.example/realms/cup";

  private static final KeyPair KEYS = rsa();
  private static final KeyPair LATER_KEYS = rsa();
  private static final KeyPair STRANGERS_KEYS = rsa();
  private static final AtomicInteger FETCHES = new AtomicInteger();
  private static volatile boolean rotated;

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/jwks",
        exchange -> {
          FETCHES.incrementAndGet();
          byte[] keys = jwks().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    return Map.of(
        "mp.jwt.verify.publickey.location",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks",
        "mp.jwt.verify.issuer",
        ISSUER);
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** From now on the provider has a second key, and signs with it. */
  static void rotate() {
    rotated = true;
  }

  /** How often its keys were fetched. */
  static int fetches() {
    return FETCHES.get();
  }

  private static String jwks() {
    return "{\"keys\":[" + jwk("k1", KEYS) + (rotated ? "," + jwk("k2", LATER_KEYS) : "") + "]}";
  }

  private static String jwk(String id, KeyPair keys) {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
        {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}"""
        .formatted(id, number(key.getModulus()), number(key.getPublicExponent()));
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    byte[] unsigned = new byte[bytes.length - sign];
    System.arraycopy(bytes, sign, unsigned, 0, unsigned.length);
    return encoded(unsigned);
  }

  /** A token that the provider signed. */
  static String signed(String claims) {
    return signed(claims, "k1", KEYS);
  }

  /** A token that names the provider's key and was signed with another. */
  static String signedByAStranger(String claims) {
    return signed(claims, "k1", STRANGERS_KEYS);
  }

  /** A token that names a key which the provider never had. */
  static String signedByAnUnknownKey(String claims, String id) {
    return signed(claims, id, STRANGERS_KEYS);
  }

  /** A token that the provider signed with its second key. */
  static String signedLater(String claims) {
    return signed(claims, "k2", LATER_KEYS);
  }

  /** A token that claims to need no signature. */
  static String unsigned(String claims) {
    return encoded("{\"alg\":\"none\"}") + '.' + encoded(claims) + '.';
  }

  private static String signed(String claims, String id, KeyPair keys) {
    String content =
        encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}")
            + '.'
            + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + '.' + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
