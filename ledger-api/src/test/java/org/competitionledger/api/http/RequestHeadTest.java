package org.competitionledger.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A connection whose clock the test moves. */
class RequestHeadTest {

  private static final String WHOLE = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          new HttpRequestDecoder(),
          new HttpResponseEncoder(),
          new RequestHead(Duration.ofSeconds(10)));

  RequestHeadTest() {
    connection.freezeTime();
  }

  @Test
  void headThatTricklesIsCutOff() {
    for (String part : new String[] {"GET / HT", "TP/1.1\r", "\nHost:", " a\r\n"}) {
      receive(part);
      pass(3);
    }
    assertThat(sent()).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void connectionThatWaitsForAnAnswerOrForItsNextRequestStays() {
    receive(WHOLE);
    pass(100);
    answer();
    pass(100);
    receive(WHOLE);
    answer();
    assertThat(connection.isOpen()).isTrue();
    receive("GET");
    pass(11);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void headThatCameInPartsButInTimeIsTaken() {
    receive(WHOLE.substring(0, 9));
    pass(9);
    receive(WHOLE.substring(9));
    pass(100);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void emptyLinesAreNoHead() {
    receive("\r\n");
    pass(100);
    receive(WHOLE);
    receive("\r\n");
    pass(100);
    answer();
    receive("\n\r\n");
    pass(100);
    assertThat(connection.isOpen()).isTrue();
    receive("\r\nG");
    pass(11);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void nextHeadDoesNotCutOffAnAnswer() {
    receive(WHOLE);
    receive("GET");
    pass(100);
    assertThat(connection.isOpen()).isTrue();
    answer();
    pass(11);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void bodyHasItsDeadlineElsewhere() {
    receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1");
    pass(100);
    receive("2");
    pass(100);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void whatIsNoHttpIsAnsweredWithAProblem() {
    receive("GET /\u0001 nonsense\r\n\r\n");
    assertThat(sent()).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void targetThatIsNoUriIsAnsweredWithAProblem() {
    receive("GET // HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(sent()).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad-request\"");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void chunkThatIsNoneIsAnsweredWithAProblem() {
    receive("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    assertThat(sent()).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad-request\"");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void nothingIsSaidInTheMiddleOfAnAnswer() {
    receive(WHOLE);
    receive("nonsense\r\n\r\n");
    assertThat(sent()).isEmpty();
  }

  private void receive(String bytes) {
    connection.writeInbound(Unpooled.copiedBuffer(bytes, UTF_8));
  }

  private void answer() {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    response.headers().set("Content-Length", 0);
    connection.writeOutbound(response);
  }

  private void pass(long seconds) {
    connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
    connection.runScheduledPendingTasks();
  }

  private String sent() {
    StringBuilder sent = new StringBuilder();
    for (ByteBuf bytes; (bytes = connection.readOutbound()) != null; ) {
      sent.append(bytes.toString(UTF_8));
      bytes.release();
    }
    return sent.toString();
  }
}
