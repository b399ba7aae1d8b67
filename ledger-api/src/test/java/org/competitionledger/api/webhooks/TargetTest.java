package org.competitionledger.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.competitionledger.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events are sent, and where they are not. */
class TargetTest {

  private static final Target.Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  private static final String PASSWORD = "not-secret";

  @TempDir Path directory;

  private Path store;

  private static InetAddress address(String url) {
    return Target.of(url, false).address(SYSTEM, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://8.8.8.8/",
        "https://8.8.8.8:8443/a?b=c",
        "https://[2606:4700:4700::1111]/",
        "https://100.63.255.255/",
        "https://172.32.0.1/"
      })
  void sendsToPublicAddresses(String url) {
    assertThat(address(url)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.255.0.9/",
        "https://localhost/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://192.0.0.8/",
        "https://198.18.0.1/",
        "https://203.0.113.5/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001::1]/",
        "https://[2001:db8::1]/",
        "https://[fe80::1]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/"
      })
  void sendsToNoOthers(String url) {
    assertThatThrownBy(() -> address(url))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo("webhook-url-refused");
              assertThat(refused.problem().status()).isEqualTo(422);
              assertThat(refused.problem().detail().en()).contains("not a public one");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://8.8.8.8/",
        "ftp://8.8.8.8/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://user@8.8.8.8/",
        "https://8.8.8.8/#here",
        "https://8.8.8.8:25/",
        "https:///path",
        "https://",
        "not a url",
        "mailto:somebody@receiver.example"
      })
  void refusesWhatIsNoPlainHttpsUrl(String url) {
    assertThatThrownBy(() -> Target.of(url, false)).isInstanceOf(ProblemException.class);
  }

  @Test
  void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() {
    Target.Names names =
        host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));
    Target target = Target.of("https://receiver.example/", false);
    assertThatThrownBy(() -> target.address(names, false)).isInstanceOf(ProblemException.class);
  }

  @Test
  void thisMachineIsReachedInDevelopmentAloneAndByHttpNothingElse() {
    assertThat(Target.of("http://127.0.0.1:81/", true).address(SYSTEM, true)).isNotNull();
    assertThatThrownBy(() -> Target.of("http://8.8.8.8/", true).address(SYSTEM, true))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Target.of("http://10.0.0.1/", true).address(SYSTEM, true))
        .isInstanceOf(ProblemException.class);
  }

  /** A name that was public when it was looked at first, and is this machine's afterwards. */
  @Test
  void aNameThatIsGivenAnotherAddressLeadsNowhere() throws Exception {
    try (TestReceiver inside = new TestReceiver()) {
      List<String> turns = List.of("8.8.8.8", "127.0.0.1");
      AtomicInteger asked = new AtomicInteger();
      Target.Names rebinding =
          host -> List.of(InetAddress.getByName(turns.get(Math.min(asked.getAndIncrement(), 1))));
      Target target = Target.of("https://rebinding.example:" + inside.port() + "/", false);
      with(
          rebinding,
          false,
          sender -> {
            sender.check(target);
            assertThatThrownBy(() -> post(sender, target))
                .hasCauseInstanceOf(ProblemException.class);
          });
      assertThat(inside.received()).isEmpty();
    }
  }

  /** The address that was looked at is the one that is connected to: it is asked for once. */
  @Test
  void theConnectionGoesToTheAddressThatWasLookedAt() throws Exception {
    try (TestReceiver seen = new TestReceiver();
        TestReceiver other = new TestReceiver(InetAddress.getByName("127.0.0.2"), seen.port())) {
      AtomicInteger asked = new AtomicInteger();
      Target.Names changing =
          host -> List.of(InetAddress.getByName("127.0.0." + asked.incrementAndGet()));
      Target target = Target.of("http://receiver.example:" + seen.port() + "/hook?a=b", true);
      with(changing, true, sender -> assertThat(post(sender, target).status()).isEqualTo(204));
      assertThat(asked).hasValue(1);
      assertThat(seen.received()).hasSize(1);
      assertThat(seen.received().get(0).path()).isEqualTo("/hook?a=b");
      assertThat(seen.received().get(0).headers().get("host"))
          .isEqualTo("receiver.example:" + seen.port());
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void redirectsAreAnswersAndNotFollowed() throws Exception {
    try (TestReceiver receiver = new TestReceiver().answering(each -> 307)) {
      Target target = Target.of(receiver.url("/"), true);
      with(SYSTEM, true, sender -> assertThat(post(sender, target).status()).isEqualTo(307));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void aReceiverThatDoesNotAnswerIsGivenUp() throws Exception {
    try (TestReceiver receiver =
        new TestReceiver()
            .answering(
                each -> {
                  try {
                    Thread.sleep(20_000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return 204;
                })) {
      Target target = Target.of(receiver.url("/"), true);
      with(
          SYSTEM,
          true,
          sender -> assertThatThrownBy(() -> post(sender, target)).hasMessageContaining("answer"));
    }
  }

  @Test
  void aHostWithoutAddressIsAProblem() {
    Target.Names none =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThatThrownBy(() -> Target.of("https://nowhere.example/", false).address(none, false))
        .isInstanceOf(ProblemException.class);
  }

  /** Over TLS the host keeps its name, in SNI and in what its certificate must say. */
  @Test
  void theHostKeepsItsNameOverTls() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certified("receiver.example")));
    server.createContext(
        "/",
        exchange -> {
          ExtendedSSLSession session =
              (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
          session.getRequestedServerNames().forEach(name -> asked.add(name.toString()));
          asked.add(exchange.getRequestHeaders().getFirst("Host"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    try {
      with(
          host -> List.of(InetAddress.getByName("127.0.0.1")),
          true,
          sender -> {
            Target right = Target.of("https://receiver.example:" + port + "/", true);
            assertThat(post(sender, right).status()).isEqualTo(204);
            assertThat(asked)
                .containsExactly(
                    "type=host_name (0), value=receiver.example", "receiver.example:" + port);
            Target other = Target.of("https://other.example:" + port + "/", true);
            assertThatThrownBy(() -> post(sender, other))
                .hasRootCauseInstanceOf(java.security.cert.CertificateException.class);
          });
      assertThat(asked).hasSize(2);
    } finally {
      server.stop(0);
    }
  }

  /** A key store with a certificate that signs itself, and what speaks TLS with it. */
  private SSLContext certified(String host) throws Exception {
    store = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private interface Use {
    void of(Sender sender) throws Exception;
  }

  private void with(Target.Names names, boolean loopback, Use use) throws Exception {
    Vertx vertx = Vertx.vertx();
    HttpClientOptions tls = new HttpClientOptions();
    if (store != null) {
      tls.setTrustOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
    }
    Sender sender = new Sender(vertx, tls, names, loopback, Duration.ofSeconds(5));
    try {
      use.of(sender);
    } finally {
      sender.close();
      vertx.close();
    }
  }

  private static Sender.Answer post(Sender sender, Target target) throws Exception {
    return sender
        .post(target, MultiMap.caseInsensitiveMultiMap().set("webhook-id", "a/1"), new byte[0])
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }
}
