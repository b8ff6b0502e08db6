package io.tierwall.server.api.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Lets an HTTP/2 connection outlive requests that its client gives up, as browsers do whenever somebody leaves a page.
 * What is written to such a request afterwards fails in Netty with an exception about its stream; Vert.x (4.5) takes
 * every exception that is not one of HTTP/2 for the end of the connection, with all other requests on it. This stands
 * before Vert.x and drops just that one. Any thread.
 */
@Sharable
final class GivenUpRequests extends ChannelInboundHandlerAdapter {

    private static final GivenUpRequests ONLY = new GivenUpRequests();

    private GivenUpRequests() {}

    /** Stands before Vert.x in a connection, once however often this is asked for. On its event loop. */
    static void outlive(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            standIn(base.channel().pipeline());
        }
    }

    static void standIn(ChannelPipeline pipeline) {
        ChannelHandlerContext http2 = pipeline.context(Http2ConnectionHandler.class);
        if (http2 != null && pipeline.get(GivenUpRequests.class) == null) {
            pipeline.addBefore(http2.name(), GivenUpRequests.class.getName(), ONLY);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!ClientGone.ofStream(cause)) {
            context.fireExceptionCaught(cause);
        }
    }
}
