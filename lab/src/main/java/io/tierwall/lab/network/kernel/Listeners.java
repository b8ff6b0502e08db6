package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.lab.network.NetworkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The far ends of all pods: one thread that accepts connections and sends back what it gets. */
final class Listeners implements AutoCloseable {

    private static final int BUFFER_BYTES = 2048;

    private final Selector selector;
    private final Thread thread;
    private volatile boolean closed;

    Listeners() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new NetworkException("no selector", e);
        }
        thread = Thread.ofPlatform().name("lab-listeners").daemon().start(this::serve);
    }

    /** Opens the ports in the namespace of the calling thread. Closing what is returned closes them. */
    List<SelectableChannel> open(Collection<Listener> ports) throws IOException {
        List<SelectableChannel> channels = new ArrayList<>();
        for (Listener listener : ports) {
            if (listener.protocol() == Protocol.TCP) {
                ServerSocketChannel server = ServerSocketChannel.open();
                server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                server.bind(new InetSocketAddress(listener.port()));
                channels.add(register(server, SelectionKey.OP_ACCEPT));
            } else if (listener.protocol() == Protocol.UDP) {
                DatagramChannel datagrams = DatagramChannel.open();
                datagrams.bind(new InetSocketAddress(listener.port()));
                channels.add(register(datagrams, SelectionKey.OP_READ));
            }
        }
        return List.copyOf(channels);
    }

    private SelectableChannel register(SelectableChannel channel, int interest) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, interest);
        selector.wakeup();
        return channel;
    }

    private void serve() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (!closed) {
            try {
                selector.select(key -> answer(key, buffer));
            } catch (IOException e) {
                throw new NetworkException("the listeners stopped", e);
            }
        }
    }

    private void answer(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            switch (key.channel()) {
                case ServerSocketChannel server -> accept(server);
                case DatagramChannel datagrams -> echo(datagrams, buffer);
                case SocketChannel connection -> echo(connection, buffer);
                case SelectableChannel other -> throw new IllegalStateException("not a listener: " + other);
            }
        } catch (IOException e) {
            // A peer that went away, or a refused datagram: nothing that others should suffer from.
            if (key.channel() instanceof SocketChannel connection) {
                closeQuietly(connection);
            }
        }
    }

    private void accept(ServerSocketChannel server) throws IOException {
        SocketChannel connection = server.accept();
        if (connection != null) {
            register(connection, SelectionKey.OP_READ);
        }
    }

    private static void echo(DatagramChannel datagrams, ByteBuffer buffer) throws IOException {
        SocketAddress sender = datagrams.receive(buffer);
        if (sender != null) {
            datagrams.send(buffer.flip(), sender);
        }
    }

    private static void echo(SocketChannel connection, ByteBuffer buffer) throws IOException {
        if (connection.read(buffer) < 0) {
            connection.close();
        } else {
            connection.write(buffer.flip()); // What does not fit at once is lost; probes send a few bytes.
        }
    }

    static void closeQuietly(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new NetworkException("a channel cannot be closed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            selector.keys().forEach(key -> closeQuietly(key.channel()));
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new NetworkException("the selector cannot be closed", e);
        }
    }
}
