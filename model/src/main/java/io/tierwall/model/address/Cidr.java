package io.tierwall.model.address;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses that share a prefix. The network address is normalised: host bits are cleared.
 *
 * @param network the first address of the block
 * @param prefixLength number of leading bits that all addresses of the block share, 0 to 32 or 128
 */
public record Cidr(IpAddress network, int prefixLength) implements Comparable<Cidr> {

    private static final Pattern PREFIX_LENGTH = Pattern.compile("\\d{1,3}");

    public Cidr {
        int bits = network.family().bits();
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0.." + bits);
        }
        int hostBits = bits - prefixLength;
        network = new IpAddress(
                network.family(), network.value().shiftRight(hostBits).shiftLeft(hostBits));
    }

    /** Reads {@code 192.168.100.0/24}; a bare address is a block of one. Empty when it is neither. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(Cidr::host);
        }
        String length = text.substring(slash + 1);
        if (!PREFIX_LENGTH.matcher(length).matches()) {
            return Optional.empty();
        }
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> Integer.parseInt(length) <= address.family().bits())
                .map(address -> new Cidr(address, Integer.parseInt(length)));
    }

    /** The block that holds just this address. */
    public static Cidr host(IpAddress address) {
        return new Cidr(address, address.family().bits());
    }

    /** The first address after {@link #network} that is outside of the block, as a number; may exceed the family. */
    BigInteger end() {
        return network.value().add(BigInteger.ONE.shiftLeft(network.family().bits() - prefixLength));
    }

    /** Whether the address is one of the block's. */
    public boolean contains(IpAddress address) {
        return address.family() == network.family()
                && address.value().compareTo(network.value()) >= 0
                && address.value().compareTo(end()) < 0;
    }

    @Override
    public int compareTo(Cidr other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public String toString() {
        return network + "/" + prefixLength;
    }
}
