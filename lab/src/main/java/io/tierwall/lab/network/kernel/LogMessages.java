package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.network.PolicyLogRecord.LoggedPacket;
import io.tierwall.model.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel's language about logged packets: how they are asked for, and how they are read. */
final class LogMessages {

    /** The number under which rules log. */
    static final int GROUP = 7;

    /** How much of a packet rules log: the headers that tell addresses and ports. */
    static final int SNAP_BYTES = 64;

    private static final int PACKET = 0x400;
    private static final int CONFIGURATION = 0x401;
    private static final int FIXED_BYTES = 4;
    private static final int ATTRIBUTE_HEADER_BYTES = 4;
    private static final int COMMAND = 1;
    private static final int MODE = 2;
    private static final int THRESHOLD = 5;
    private static final byte SUBSCRIBE = 1;
    private static final byte COPY_PACKET = 2;
    private static final int PAYLOAD = 9;
    private static final int PREFIX = 10;

    private static final int IPV4_HEADER_BYTES = 20;

    private LogMessages() {}

    /** A packet and the mark that the logging rule gave it. */
    record Marked(String prefix, LoggedPacket packet) {}

    /** What has to be said for packets to come, each at once. */
    static List<NetlinkMessage> subscribe() {
        return List.of(
                configuration().attribute(COMMAND, new byte[] {SUBSCRIBE}),
                configuration().attribute(MODE, new byte[] {0, 0, 0, SNAP_BYTES, COPY_PACKET, 0}),
                configuration().attribute(THRESHOLD, new byte[] {0, 0, 0, 1}));
    }

    private static NetlinkMessage configuration() {
        return new NetlinkMessage(CONFIGURATION, 0).bytes(0, 0, 0, GROUP);
    }

    /** The packets among what the kernel told. What is no IPv4 packet is passed over. */
    static List<Marked> read(byte[] told, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(told, 0, length).order(ByteOrder.nativeOrder());
        List<Marked> packets = new ArrayList<>();
        int start = 0;
        while (start + NetlinkMessage.HEADER_BYTES + FIXED_BYTES <= length) {
            int end = start + buffer.getInt(start);
            if (end <= start || end > length) {
                break;
            }
            if (buffer.getShort(start + 4) == PACKET) {
                packet(buffer, start + NetlinkMessage.HEADER_BYTES + FIXED_BYTES, end)
                        .ifPresent(packets::add);
            }
            start = aligned(end);
        }
        return packets;
    }

    private static int aligned(int offset) {
        return (offset + 3) & ~3;
    }

    private static Optional<Marked> packet(ByteBuffer buffer, int first, int end) {
        String prefix = "";
        Optional<LoggedPacket> packet = Optional.empty();
        int offset = first;
        while (offset + ATTRIBUTE_HEADER_BYTES <= end) {
            int length = Short.toUnsignedInt(buffer.getShort(offset));
            if (length < ATTRIBUTE_HEADER_BYTES || offset + length > end) {
                break;
            }
            byte[] value = new byte[length - ATTRIBUTE_HEADER_BYTES];
            buffer.get(offset + ATTRIBUTE_HEADER_BYTES, value);
            switch (buffer.getShort(offset + 2)) {
                case PAYLOAD -> packet = ip(value);
                case PREFIX ->
                    prefix =
                            new String(value, StandardCharsets.US_ASCII).strip().replace("\0", "");
                default -> {} // Interfaces and times, which nobody asks for.
            }
            offset += aligned(length);
        }
        String mark = prefix;
        return packet.map(found -> new Marked(mark, found));
    }

    private static Optional<LoggedPacket> ip(byte[] bytes) {
        ByteBuffer packet = ByteBuffer.wrap(bytes); // In network order, as every packet is.
        if (bytes.length < IPV4_HEADER_BYTES || bytes[0] >> 4 != 4) {
            return Optional.empty();
        }
        Optional<Protocol> protocol =
                switch (bytes[9]) {
                    case 1 -> Optional.of(Protocol.ICMP);
                    case 6 -> Optional.of(Protocol.TCP);
                    case 17 -> Optional.of(Protocol.UDP);
                    case (byte) 132 -> Optional.of(Protocol.SCTP);
                    default -> Optional.empty();
                };
        int transport = (bytes[0] & 0xf) * 4;
        boolean ports = bytes.length >= transport + 4 && bytes[9] != 1;
        return protocol.map(known -> new LoggedPacket(
                address(packet, 12),
                ports ? Short.toUnsignedInt(packet.getShort(transport)) : 0,
                address(packet, 16),
                ports ? Short.toUnsignedInt(packet.getShort(transport + 2)) : 0,
                known,
                Short.toUnsignedInt(packet.getShort(2))));
    }

    private static IpAddress address(ByteBuffer packet, int offset) {
        byte[] bytes = new byte[4];
        packet.get(offset, bytes);
        return IpAddress.of(bytes);
    }
}
