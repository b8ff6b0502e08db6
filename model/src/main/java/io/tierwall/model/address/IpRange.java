package io.tierwall.model.address;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All addresses from {@code first} to {@code last}, both included.
 *
 * @param first the lowest address
 * @param last the highest address, of the same family and not below {@code first}
 */
public record IpRange(IpAddress first, IpAddress last) {

    public IpRange {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("not a range: " + first + "-" + last);
        }
    }

    /** Reads an address, a CIDR block or {@code a-b}, as a group's IP address list may hold; empty when it is none. */
    public static Optional<IpRange> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return Cidr.parse(text).map(IpRange::of);
        }
        Optional<IpAddress> first = IpAddress.parse(text.substring(0, dash).strip());
        Optional<IpAddress> last = IpAddress.parse(text.substring(dash + 1).strip());
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        boolean ordered =
                first.get().family() == last.get().family() && first.get().compareTo(last.get()) <= 0;
        return ordered ? Optional.of(new IpRange(first.get(), last.get())) : Optional.empty();
    }

    /** The addresses of the block. */
    public static IpRange of(Cidr block) {
        return new IpRange(
                block.network(),
                new IpAddress(block.network().family(), block.end().subtract(BigInteger.ONE)));
    }

    /** The smallest list of CIDR blocks that covers exactly this range, ascending. */
    public List<Cidr> toCidrs() {
        List<Cidr> blocks = new ArrayList<>();
        BigInteger next = first.value();
        BigInteger end = last.value().add(BigInteger.ONE);
        int bits = first.family().bits();
        while (next.compareTo(end) < 0) {
            int aligned = next.signum() == 0 ? bits : next.getLowestSetBit();
            int fits = end.subtract(next).bitLength() - 1;
            int hostBits = Math.min(aligned, fits);
            blocks.add(new Cidr(new IpAddress(first.family(), next), bits - hostBits));
            next = next.add(BigInteger.ONE.shiftLeft(hostBits));
        }
        return List.copyOf(blocks);
    }

    /** What is left of this range without another: none, one or two ranges, ascending. */
    public List<IpRange> minus(IpRange other) {
        boolean apart = other.first.family() != first.family()
                || other.last.compareTo(first) < 0
                || other.first.compareTo(last) > 0;
        if (apart) {
            return List.of(this);
        }
        List<IpRange> left = new ArrayList<>();
        if (other.first.compareTo(first) > 0) {
            left.add(new IpRange(first, neighbour(other.first, -1)));
        }
        if (other.last.compareTo(last) < 0) {
            left.add(new IpRange(neighbour(other.last, 1), last));
        }
        return List.copyOf(left);
    }

    private static IpAddress neighbour(IpAddress address, int distance) {
        return new IpAddress(address.family(), address.value().add(BigInteger.valueOf(distance)));
    }
}
