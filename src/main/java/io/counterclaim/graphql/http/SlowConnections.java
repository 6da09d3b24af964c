package io.counterclaim.graphql.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;

/**
 * Ends HTTP/1 connections on which nothing was answered for longer than a request may take, from
 * its first byte on. Netty makes it for each class loader that has a server, so its setting is a
 * system property.
 */
public final class SlowConnections extends ChannelInitializerExtension {
  static final String LIMIT = "counterclaim.slow-connections.millis";

  /** Whether a connection is left alone. Its class may be known to Netty by another loader. */
  private static final AttributeKey<Boolean> FREE =
      AttributeKey.valueOf("counterclaim.slow-connections.free");

  /** For the answer that tells that a request took too long. */
  private static final long GRACE_MILLIS = 1000;

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    Long limit = Long.getLong(LIMIT);
    if (limit != null) {
      connection.pipeline().addFirst(new Deadline(limit + GRACE_MILLIS));
    }
  }

  /** Leaves a connection alone, or does so no longer. */
  static void free(HttpConnection connection, boolean free) {
    ((ConnectionBase) connection).channel().attr(FREE).set(free);
  }

  /** From the first byte that comes to the first that goes. */
  private static final class Deadline extends ChannelDuplexHandler {
    private final long millis;
    private boolean begun;
    private Future<?> end;

    Deadline(long millis) {
      this.millis = millis;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
      if (end == null && (!begun || isHttp1(connection))) {
        begun = true;
        end = connection.executor().schedule(() -> end(connection), millis, TimeUnit.MILLISECONDS);
      }
      connection.fireChannelRead(bytes);
    }

    /**
     * Not once it is a WebSocket, or one of HTTP/2, which speak when they like; one that was
     * upgraded keeps the decoder.
     */
    private static boolean isHttp1(ChannelHandlerContext connection) {
      return connection.pipeline().get("httpDecoder") != null
          && connection.pipeline().get(Http2ConnectionHandler.class) == null;
    }

    private static void end(ChannelHandlerContext connection) {
      if (!Boolean.TRUE.equals(connection.channel().attr(FREE).get())) {
        connection.close();
      }
    }

    @Override
    public void write(ChannelHandlerContext connection, Object bytes, ChannelPromise written) {
      cancel();
      connection.write(bytes, written);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
      cancel();
      connection.fireChannelInactive();
    }

    private void cancel() {
      if (end != null) {
        end.cancel(false);
        end = null;
      }
    }
  }
}
