package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A watch as one long answer, a line for each event. */
final class HttpChannel implements WatchChannel {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final OutputStream out;

    HttpChannel(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.out = new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES);
    }

    @Override
    public void begin() throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, false, ByteBuffer.allocate(0));
    }

    @Override
    public void send(JsonNode line) throws IOException {
        out.write(HttpBridge.bytes(line));
        out.write('\n');
    }

    @Override
    public void sendHalf(JsonNode line) throws IOException {
        byte[] whole = HttpBridge.bytes(line);
        out.write(whole, 0, whole.length / 2);
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void ended() {
        callback.succeeded();
    }

    @Override
    public void failed(Throwable why) {
        callback.failed(why);
    }

    @Override
    public void cut() {
        HttpBridge.cut(request, callback);
    }

    @Override
    public void silence() {
        request.addIdleTimeoutListener(_ -> false);
    }
}
