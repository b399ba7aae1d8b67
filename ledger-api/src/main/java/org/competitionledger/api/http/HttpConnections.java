package org.competitionledger.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.competitionledger.api.settings.LedgerConfig;

/**
 * Counts each connection that is accepted, and puts a {@link RequestHead} into it. Quarkus and
 * Vert.x have no place for that (their limit counts a connection once something was said on it);
 * Netty has, as a service, for those who set a system property. As it is made by Netty, its
 * settings are properties too.
 */
public final class HttpConnections extends ChannelInitializerExtension {

  /** A client has so much of all connections, unless a setting says how many. */
  private static final int CLIENT_SHARE = 4;

  private static final String HEAD_WITHIN_MS = "competition-ledger.http.head-within-ms";
  private static final String OPEN_MAX = "competition-ledger.http.connections-max";
  private static final String CLIENT_MAX = "competition-ledger.http.connections-per-client";
  private static final String UNCOUNTED = "competition-ledger.http.loopback-uncounted";

  private final ClientCounts open = new ClientCounts();

  /** Before the server listens. */
  static void watch(LedgerConfig.Http limits, int connectionsMax) {
    int clientMax =
        limits.connectionsPerClient().orElse(Math.max(1, connectionsMax / CLIENT_SHARE));
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    System.setProperty(HEAD_WITHIN_MS, Long.toString(limits.headWithin().toMillis()));
    System.setProperty(OPEN_MAX, Integer.toString(connectionsMax));
    System.setProperty(CLIENT_MAX, Integer.toString(clientMax));
    System.setProperty(UNCOUNTED, Boolean.toString(limits.loopbackUncounted()));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    boolean welcome = enter(channel, ClientCounts.ALL, OPEN_MAX);
    if (channel.remoteAddress() instanceof InetSocketAddress remote) {
      Optional<String> client =
          ClientCounts.client(remote.getAddress().getHostAddress(), Boolean.getBoolean(UNCOUNTED));
      welcome &= client.isEmpty() || enter(channel, client.get(), CLIENT_MAX);
    }
    if (welcome) {
      channel.pipeline().addFirst(new Placing());
    } else {
      channel.close();
    }
  }

  /** Counts a connection until it is closed. */
  private boolean enter(Channel channel, String client, String max) {
    boolean welcome = open.enter(client, Integer.getInteger(max, Integer.MAX_VALUE));
    channel.closeFuture().addListener(closed -> open.leave(client));
    return welcome;
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
