package io.tierwall.server.api.http;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether a failure says no more than that whoever asked has gone, as browsers do when somebody leaves a page. There is
 * nobody to answer then, and nothing for whoever reads the log. Pure.
 */
final class ClientGone {

    /** As Netty's encoder says it of a stream that was open once. */
    private static final String STREAM_GONE = "Stream no longer exists";

    /** As Quarkus says it when it cannot write on. */
    private static final String CONNECTION_CLOSED = "Connection has been closed";

    private static final int DEEPEST_CAUSE = 10;

    private ClientGone() {}

    static boolean isWhat(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> switch (cause) {
                    case IllegalArgumentException _ -> ofStream(cause);
                    case Http2Exception http2 -> http2.error() == Http2Error.STREAM_CLOSED;
                    case IOException _ -> CONNECTION_CLOSED.equals(cause.getMessage());
                    case Throwable _ -> false;
                });
    }

    /** Whether it is Netty's word for writing to a stream that is no more. */
    static boolean ofStream(Throwable failure) {
        return failure instanceof IllegalArgumentException
                && failure.getMessage() != null
                && failure.getMessage().startsWith(STREAM_GONE);
    }
}
