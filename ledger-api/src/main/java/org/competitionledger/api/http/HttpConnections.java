package org.competitionledger.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts each connection that is accepted, and puts a {@link RequestHead} into it. Quarkus and
 * Vert.x have no place for that (their limit counts a connection once something was said on it);
 * Netty has, as a service, for those who set a system property. As it is made by Netty, its
 * settings are properties too.
 */
public final class HttpConnections extends ChannelInitializerExtension {

  /** A client, unless it is on this machine, has so much of all connections. */
  static final int CLIENT_SHARE = 4;

  private static final String HEAD_WITHIN_MS = "competition-ledger.http.head-within-ms";
  private static final String OPEN_MAX = "competition-ledger.http.connections-max";
  private static final InetAddress ALL = InetAddress.getLoopbackAddress();

  private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

  /** Before the server listens. */
  static void watch(Duration headWithin, int connectionsMax) {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    System.setProperty(HEAD_WITHIN_MS, Long.toString(headWithin.toMillis()));
    System.setProperty(OPEN_MAX, Integer.toString(connectionsMax));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    int max = Integer.getInteger(OPEN_MAX, Integer.MAX_VALUE);
    InetAddress client =
        channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : ALL;
    boolean welcome = enter(channel, ALL, max);
    if (!client.isLoopbackAddress()) {
      welcome &= enter(channel, client, Math.max(1, max / CLIENT_SHARE));
    }
    if (welcome) {
      channel.pipeline().addFirst(new Placing());
    } else {
      channel.close();
    }
  }

  /** Counts a connection until it is closed. */
  private boolean enter(Channel channel, InetAddress client, int max) {
    int count = open.merge(client, 1, Integer::sum);
    channel
        .closeFuture()
        .addListener(
            closed -> open.computeIfPresent(client, (id, now) -> now > 1 ? now - 1 : null));
    return count <= max;
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
