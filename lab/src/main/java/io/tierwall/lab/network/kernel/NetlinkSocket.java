package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.NetworkException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** A way to talk to the kernel about one namespace, wherever the talking thread is. Thread-safe. */
final class NetlinkSocket implements AutoCloseable {

    /** Links, addresses and routes. */
    static final int ROUTE = 0;

    /** Logged packets, among others. */
    static final int NETFILTER = 12;

    private static final int FAMILY = 16;
    private static final int RAW = 3;
    private static final int ERROR = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int descriptor;
    private final byte[] answer = new byte[8192];

    private NetlinkSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Opens one in the namespace of the calling thread, to ask for changes. */
    static NetlinkSocket open(int protocol) {
        return open(protocol, PATIENCE);
    }

    /** Opens one in the namespace of the calling thread, that waits only so long for an answer. */
    static NetlinkSocket open(int protocol, Duration patience) {
        return new NetlinkSocket(LinuxCalls.socket(FAMILY, RAW, protocol, patience));
    }

    /**
     * Waits for what the kernel tells by itself. Not while somebody asks for changes.
     *
     * @return how many bytes there are, or a negative error number, also when nothing came in time
     */
    int receive(byte[] into) {
        return LinuxCalls.receive(descriptor, into);
    }

    /** @throws NetworkException when the kernel refuses */
    void request(String what, NetlinkMessage message) {
        int refusal = attempt(what, message);
        if (refusal != 0) {
            throw new NetworkException(what + " failed with error number " + refusal);
        }
    }

    /** What the kernel answers: 0, or an error number. */
    synchronized int attempt(String what, NetlinkMessage message) {
        int sent = LinuxCalls.send(descriptor, message.toBytes());
        int received = sent < 0 ? sent : LinuxCalls.receive(descriptor, answer);
        if (received < NetlinkMessage.HEADER_BYTES + Integer.BYTES) {
            throw new NetworkException(what + " got no answer: " + received);
        }
        ByteBuffer reply = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
        if (reply.getShort(4) != ERROR) {
            throw new NetworkException(what + " got an unexpected answer of type " + reply.getShort(4));
        }
        return -reply.getInt(NetlinkMessage.HEADER_BYTES);
    }

    @Override
    public void close() {
        LinuxCalls.close(descriptor);
    }
}
