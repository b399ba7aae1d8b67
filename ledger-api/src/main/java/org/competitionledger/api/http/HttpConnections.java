package org.competitionledger.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.time.Duration;

/**
 * Puts a {@link RequestHead} into each connection that is accepted. Quarkus and Vert.x have no
 * place for that; Netty has, as a service, for those who set a system property. As it is made by
 * Netty, its setting is a property too.
 */
public final class HttpConnections extends ChannelInitializerExtension {

  private static final String HEAD_WITHIN_MS = "competition-ledger.http.head-within-ms";

  /** Before the server listens. */
  static void watch(Duration headWithin) {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    System.setProperty(HEAD_WITHIN_MS, Long.toString(headWithin.toMillis()));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    channel.pipeline().addFirst(new Placing());
  }

  /** HTTP's handlers are there once the first bytes are: with TLS after its handshake. */
  private static final class Placing extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ChannelHandlerContext encoder = context.pipeline().context(HttpResponseEncoder.class);
      if (encoder != null) {
        long withinMs = Long.getLong(HEAD_WITHIN_MS, 10_000);
        context
            .pipeline()
            .addAfter(
                encoder.name(), "ledger-request-head", new RequestHead(Duration.ofMillis(withinMs)))
            .remove(this);
      }
      context.fireChannelRead(message);
    }
  }
}
