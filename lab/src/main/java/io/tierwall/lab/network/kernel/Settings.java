package io.tierwall.lab.network.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's settings of the namespace that the calling thread is in. */
final class Settings {

    private Settings() {}

    static void forwardPackets() throws IOException {
        write("net/ipv4/ip_forward", "1");
    }

    /** Lets everybody send pings without raw sockets. */
    static void allowPings() throws IOException {
        write("net/ipv4/ping_group_range", "0 2147483647");
    }

    /**
     * Lets every refusal be told. Otherwise the kernel keeps silent after some in a second to one receiver, and after
     * some more to all of them; kinds of messages that are not in the mask are free of both limits.
     */
    static void refuseWithoutLimit() throws IOException {
        write("net/ipv4/icmp_ratemask", "0");
    }

    private static void write(String setting, String value) throws IOException {
        Files.writeString(Path.of("/proc/sys").resolve(setting), value + "\n");
    }
}
