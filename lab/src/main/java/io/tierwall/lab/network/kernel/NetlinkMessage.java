package io.tierwall.lab.network.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A message to the kernel: a header, a fixed part that depends on its type, then attributes that may hold others.
 * Numbers are in the machine's order, parts stand at multiples of four bytes.
 */
final class NetlinkMessage {

    static final int HEADER_BYTES = 16;
    private static final int MOST_BYTES = 1024;
    private static final int ATTRIBUTE_HEADER_BYTES = 4;
    private static final short REQUEST_AND_ACKNOWLEDGE = 0x1 | 0x4;

    private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.nativeOrder());

    /** @param flags besides those that ask for an answer */
    NetlinkMessage(int type, int flags) {
        buffer.putInt(0).putShort((short) type).putShort((short) (flags | REQUEST_AND_ACKNOWLEDGE));
        buffer.putInt(0).putInt(0);
    }

    NetlinkMessage bytes(int... values) {
        for (int value : values) {
            buffer.put((byte) value);
        }
        return this;
    }

    NetlinkMessage number(int value) {
        buffer.putInt(value);
        return this;
    }

    NetlinkMessage attribute(int type, byte[] value) {
        return nested(type, message -> message.buffer.put(value));
    }

    NetlinkMessage attribute(int type, int value) {
        return nested(type, message -> message.number(value));
    }

    NetlinkMessage attribute(int type, String value) {
        return attribute(type, (value + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    /** An attribute of what is written meanwhile. */
    NetlinkMessage nested(int type, Consumer<NetlinkMessage> content) {
        int start = buffer.position();
        buffer.position(start + ATTRIBUTE_HEADER_BYTES);
        content.accept(this);
        buffer.putShort(start, (short) (buffer.position() - start));
        buffer.putShort(start + 2, (short) type);
        while (buffer.position() % ATTRIBUTE_HEADER_BYTES != 0) {
            buffer.put((byte) 0);
        }
        return this;
    }

    byte[] toBytes() {
        buffer.putInt(0, buffer.position());
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }
}
