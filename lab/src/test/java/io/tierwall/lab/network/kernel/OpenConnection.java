package io.tierwall.lab.network.kernel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection that is kept open between two pods. */
final class OpenConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final Socket socket;

    private OpenConnection(Socket socket) {
        this.socket = socket;
    }

    static OpenConnection open(NetworkNamespace from, String address, int port) {
        return from.inside(() -> {
            Socket socket = new Socket();
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return new OpenConnection(socket);
        });
    }

    /** Whether the other end sends back what it is sent. */
    boolean echoes(String text) throws IOException {
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(sent);
        try {
            return new String(socket.getInputStream().readNBytes(sent.length), StandardCharsets.UTF_8).equals(text);
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
