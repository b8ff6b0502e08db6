package io.tierwall.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request that its client gave up is not the end of all the others. */
final class GivenUpRequestsTest {

    private static final class Heard extends ChannelInboundHandlerAdapter {

        private final List<Throwable> causes = new ArrayList<>();

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            causes.add(cause);
        }
    }

    private final Http2ConnectionHandler http2 = new Http2ConnectionHandlerBuilder()
            .server(true)
            .frameListener(new Http2FrameAdapter())
            .build();
    private final Heard heard = new Heard();

    @Test
    void whatIsWrittenToAnAbandonedStreamIsNobodysProblem() {
        EmbeddedChannel channel = new EmbeddedChannel(http2, heard);
        GivenUpRequests.standIn(channel.pipeline());

        channel.pipeline().fireExceptionCaught(failureOfWritingTo(channel, 1));

        assertThat(heard.causes).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    /** What Netty really says, so that another wording of another version is noticed. */
    private Throwable failureOfWritingTo(EmbeddedChannel channel, int stream) {
        ChannelHandlerContext context = channel.pipeline().context(http2);
        try {
            http2.connection().remote().createStream(stream, false).close();
        } catch (Http2Exception e) {
            throw new AssertionError(e);
        }
        return http2.encoder()
                .writeData(context, stream, context.alloc().buffer(), 0, true, context.newPromise())
                .cause();
    }

    @Test
    void everythingElseIsPassedOn() {
        EmbeddedChannel channel = new EmbeddedChannel(http2, heard);
        GivenUpRequests.standIn(channel.pipeline());
        IllegalArgumentException other = new IllegalArgumentException("something else");

        channel.pipeline().fireExceptionCaught(other);

        assertThat(heard.causes).containsExactly(other);
    }

    @Test
    void whoHasGoneIsKnownByWhatWritingToThemSays() {
        Throwable failure = failureOfWritingTo(new EmbeddedChannel(http2, heard), 1);

        assertThat(ClientGone.isWhat(failure)).isTrue();
        assertThat(ClientGone.isWhat(new IOException("Failed to write", new IOException("Connection has been closed"))))
                .isTrue();
        assertThat(ClientGone.isWhat(Http2Exception.streamError(1, Http2Error.STREAM_CLOSED, "closed")))
                .isTrue();
    }

    @Test
    void aFailureOfOurOwnIsNobodyGone() {
        assertThat(ClientGone.isWhat(new IOException("No space left on device")))
                .isFalse();
        assertThat(ClientGone.isWhat(new IllegalArgumentException())).isFalse();
        assertThat(ClientGone.isWhat(Http2Exception.streamError(1, Http2Error.INTERNAL_ERROR, "broken")))
                .isFalse();
    }

    @Test
    void itStandsInAConnectionOnce() {
        EmbeddedChannel channel = new EmbeddedChannel(http2, heard);
        GivenUpRequests.standIn(channel.pipeline());
        GivenUpRequests.standIn(channel.pipeline());

        assertThat(channel.pipeline().names().stream().filter(GivenUpRequests.class.getName()::equals))
                .hasSize(1);
    }
}
