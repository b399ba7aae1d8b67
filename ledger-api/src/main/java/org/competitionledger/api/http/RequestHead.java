package org.competitionledger.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.competitionledger.api.problem.Problem;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.protocol.Languages;
import org.competitionledger.core.words.Language;

/**
 * Watches a connection where its bytes have become requests. The head of a request has a deadline
 * from its first byte on; and what is no HTTP is answered with a problem document, where an answer
 * is still possible, since Vert.x answers it with nothing.
 */
final class RequestHead extends ChannelDuplexHandler {

  private final Duration within;
  private Future<?> deadline;
  private boolean betweenRequests = true;
  private boolean began; // a head; empty lines before it are none
  private boolean answering;
  private boolean over; // answered here; what comes until it is closed is nobody's
  private int unanswered;

  RequestHead(Duration within) {
    this.within = within;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    String decoder = context.pipeline().context(HttpRequestDecoder.class).name();
    context.pipeline().addBefore(decoder, "ledger-request-bytes", new Bytes());
  }

  /** Clients may send empty lines between requests, RFC 9112, section 2.2. */
  private final class Bytes extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      began |=
          message instanceof ByteBuf bytes && bytes.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (over) {
      ReferenceCountUtil.release(message);
      return;
    }
    boolean head = message instanceof HttpRequest;
    if (head) {
      forgetDeadline();
      betweenRequests = false;
      began = false;
    }
    if (message instanceof DecoderResultProvider decoded && decoded.decoderResult().isFailure()) {
      boolean answerable = head ? unanswered == 0 : unanswered == 1 && !answering;
      if (answerable) {
        Language language =
            message instanceof HttpRequest request ? language(request) : Language.EN;
        ReferenceCountUtil.release(message);
        answer(context, problem(decoded.decoderResult().cause()), language);
        return;
      }
    } else if (head && unanswered == 0 && !isLegible(((HttpRequest) message).uri())) {
      answer(context, ProblemCode.BAD_REQUEST.problem(), language((HttpRequest) message));
      ReferenceCountUtil.release(message);
      return;
    } else if (head) {
      unanswered++;
    }
    if (message instanceof LastHttpContent) {
      betweenRequests = true;
      began = false;
    }
    super.channelRead(context, message);
  }

  private static Language language(HttpRequest request) {
    return Languages.of(null, request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
  }

  /** Whether a target is a URI and can be decoded: for what is not, no route is looked for. */
  static boolean isLegible(String target) {
    try {
      URI.create(target);
      QueryStringDecoder decoder = new QueryStringDecoder(target);
      return decoder.path().indexOf('\\') < 0 && decoder.parameters() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Bytes came and made nothing: they are the beginning of a head. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (betweenRequests && began && deadline == null) {
      await(context);
    }
    super.channelReadComplete(context);
  }

  private void await(ChannelHandlerContext context) {
    deadline =
        context.executor().schedule(() -> late(context), within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void late(ChannelHandlerContext context) {
    deadline = null;
    if (unanswered > 0 || !context.channel().config().isAutoRead()) {
      await(context); // it is us who do not answer, or do not read on
    } else {
      answer(context, ProblemCode.REQUEST_TIMEOUT.problem(), Language.EN);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (!interim) {
      answering = !(message instanceof LastHttpContent);
      if (!answering) {
        unanswered--;
      }
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    forgetDeadline();
    super.channelInactive(context);
  }

  private void forgetDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private static Problem problem(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return ProblemCode.URI_TOO_LONG.problem();
    }
    return cause instanceof TooLongHttpHeaderException
        ? ProblemCode.HEADERS_TOO_LARGE.problem()
        : ProblemCode.BAD_REQUEST.problem();
  }

  /** In bytes of our own: Vert.x's encoder takes no answers but its own. */
  private void answer(ChannelHandlerContext context, Problem problem, Language language) {
    over = true;
    byte[] body = ProblemJson.bytes(problem, language);
    String head =
        "HTTP/1.1 "
            + HttpResponseStatus.valueOf(problem.status())
            + "\r\nContent-Type: "
            + ProblemJson.MEDIA_TYPE
            + "\r\nContent-Language: "
            + language.tag()
            + "\r\nContent-Length: "
            + body.length
            + "\r\nAccess-Control-Allow-Origin: *"
            + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    context
        .pipeline()
        .context(HttpResponseEncoder.class) // what is written here passes by it
        .writeAndFlush(Unpooled.wrappedBuffer(head.getBytes(US_ASCII), body))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
