package io.tierwall.lab.apiserver.protobuf;

import io.tierwall.lab.objects.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one message, one after the other. */
final class WireReader {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;
    private static final int LONGEST_VARINT_BITS = 64;

    private final ByteBuffer bytes;

    WireReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean hasNext() {
        return bytes.hasRemaining();
    }

    /** The next field, whatever its type. */
    Value next() {
        long tag = varint();
        int number = (int) (tag >>> 3);
        return switch ((int) (tag & 7)) {
            case VARINT -> new Value(number, varint(), ByteBuffer.allocate(0));
            case LENGTH -> new Value(number, 0, slice(varint()));
            case FIXED_64 -> new Value(number, 0, slice(Long.BYTES));
            case FIXED_32 -> new Value(number, 0, slice(Integer.BYTES));
            default -> throw unreadable();
        };
    }

    /**
     * One field.
     *
     * @param varint the value of a number
     * @param bytes the value of anything else
     */
    record Value(int field, long varint, ByteBuffer bytes) {

        String text() {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }

        byte[] octets() {
            byte[] octets = new byte[bytes.remaining()];
            bytes.duplicate().get(octets);
            return octets;
        }

        WireReader message() {
            return new WireReader(bytes.duplicate());
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < LONGEST_VARINT_BITS; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw unreadable();
            }
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw unreadable();
    }

    private ByteBuffer slice(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw unreadable();
        }
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    static ApiException unreadable() {
        return ApiException.badRequest("the body of the request is no message of Kubernetes");
    }
}
