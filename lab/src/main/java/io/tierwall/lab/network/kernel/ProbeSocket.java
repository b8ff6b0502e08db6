package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** Tries to reach something from the namespace of the calling thread. */
final class ProbeSocket {

    /** Leaves room for one repetition by TCP, which comes after a second. */
    private static final Duration PATIENCE = Duration.ofMillis(1_300);

    private static final int IPV4 = 2;
    private static final int DATAGRAM = 2;
    private static final int ICMP = 1;
    private static final byte[] ECHO_REQUEST = {8, 0, 0, 0, 0, 0, 0, 1};

    private static final int TRY_AGAIN = 11;
    private static final int NET_UNREACHABLE = 101;
    private static final int CONNECTION_REFUSED = 111;
    private static final int HOST_UNREACHABLE = 113;

    private ProbeSocket() {}

    static Outcome tcp(InetSocketAddress to) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(to, (int) PATIENCE.toMillis());
            return Outcome.CONNECTED;
        } catch (SocketTimeoutException e) {
            return Outcome.DROPPED;
        } catch (ConnectException | NoRouteToHostException e) {
            return Outcome.REJECTED;
        }
    }

    /** The kernel fills in checksum and identifier, and gives this socket only what is meant for it. */
    static Outcome echo(InetAddress to) throws IOException {
        int socket = LinuxCalls.socket(IPV4, DATAGRAM, ICMP, PATIENCE);
        try {
            byte[] address = ByteBuffer.allocate(16)
                    .order(ByteOrder.nativeOrder())
                    .putShort((short) IPV4)
                    .putShort((short) 0)
                    .put(to.getAddress())
                    .array();
            int result = LinuxCalls.connect(socket, address);
            if (result >= 0) {
                result = LinuxCalls.send(socket, ECHO_REQUEST);
            }
            if (result >= 0) {
                result = LinuxCalls.receive(socket, new byte[ECHO_REQUEST.length]);
            }
            return outcome(result);
        } finally {
            LinuxCalls.close(socket);
        }
    }

    private static Outcome outcome(int result) throws IOException {
        if (result >= 0) {
            return Outcome.CONNECTED;
        }
        return switch (-result) {
            case TRY_AGAIN -> Outcome.DROPPED;
            case NET_UNREACHABLE, CONNECTION_REFUSED, HOST_UNREACHABLE -> Outcome.REJECTED;
            default -> throw new IOException("a ping failed with error number " + -result);
        };
    }

    static Outcome udp(InetSocketAddress to) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(to);
            byte[] hello = {'h', 'i'};
            socket.send(new DatagramPacket(hello, hello.length));
            socket.receive(new DatagramPacket(new byte[hello.length], hello.length));
            return Outcome.CONNECTED;
        } catch (SocketTimeoutException e) {
            return Outcome.DROPPED;
        } catch (PortUnreachableException | NoRouteToHostException e) {
            return Outcome.REJECTED;
        } catch (SocketException e) {
            // The JDK has no class of its own for an ICMP message that says "prohibited".
            if (String.valueOf(e.getMessage()).contains("unreachable")
                    || String.valueOf(e.getMessage()).contains("No route")) {
                return Outcome.REJECTED;
            }
            throw e;
        }
    }
}
