package io.tierwall.lab.network.kernel;

import io.tierwall.lab.network.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Tries to reach something from the namespace of the calling thread. */
final class ProbeSocket {

    /** Leaves room for one repetition by TCP, which comes after a second. */
    private static final Duration PATIENCE = Duration.ofMillis(1_300);

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
