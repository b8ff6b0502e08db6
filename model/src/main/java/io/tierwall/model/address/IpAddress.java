package io.tierwall.model.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One IPv4 or IPv6 address, as a number. Ordered by family, then by value.
 *
 * @param family the address family
 * @param value the address as an unsigned number of {@link Family#bits()} bits
 */
public record IpAddress(Family family, BigInteger value) implements Comparable<IpAddress> {

    /** The two address families, with the width of an address. */
    public enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        /** The width of an address in bits. */
        public int bits() {
            return bits;
        }
    }

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    // Only characters of a literal: anything else could make the JDK ask a name server.
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    public IpAddress {
        if (value.signum() < 0 || value.bitLength() > family.bits()) {
            throw new IllegalArgumentException("not an address of " + family + ": " + value);
        }
    }

    /** Reads a literal such as {@code 192.168.100.5} or {@code 2001:db8::1}; empty when it is none. */
    public static Optional<IpAddress> parse(String text) {
        if (IPV4.matcher(text).matches()) {
            BigInteger value = BigInteger.ZERO;
            for (String octet : text.split("\\.", -1)) {
                value = value.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(octet)));
            }
            return Optional.of(new IpAddress(Family.IPV4, value));
        }
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            // An IPv4-mapped literal (::ffff:a.b.c.d) comes back as IPv4: it names the same host.
            return Optional.of(of(bytes));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The address of 4 or 16 bytes in network order. */
    public static IpAddress of(byte[] bytes) {
        return new IpAddress(bytes.length == 4 ? Family.IPV4 : Family.IPV6, new BigInteger(1, bytes));
    }

    /** The 4 or 16 bytes in network order. */
    public byte[] bytes() {
        byte[] magnitude = value.toByteArray();
        byte[] bytes = new byte[family.bits() / 8];
        for (int i = 0; i < Math.min(bytes.length, magnitude.length); i++) {
            bytes[bytes.length - 1 - i] = magnitude[magnitude.length - 1 - i];
        }
        return bytes;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : value.compareTo(other.value);
    }

    /** The usual text form; IPv6 in full groups without zero compression. */
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes()).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
