package io.tierwall.analysis.members;

import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import io.tierwall.model.address.IpRange;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** The addresses of one family, cut wherever a block begins or ends. */
final class Outside {

    private final Family family;
    private final int number;
    private final BigInteger[] starts;

    /**
     * @param number that of the first span
     * @param starts where spans begin, ascending; the first at 0
     */
    private Outside(Family family, int number, BigInteger[] starts) {
        this.family = family;
        this.number = number;
        this.starts = starts;
    }

    static Outside of(Family family, int number, Collection<Cidr> blocks) {
        BigInteger end = BigInteger.ONE.shiftLeft(family.bits());
        TreeSet<BigInteger> starts = new TreeSet<>();
        starts.add(BigInteger.ZERO);
        for (Cidr block : blocks) {
            if (block.network().family() == family) {
                IpRange range = IpRange.of(block);
                starts.add(range.first().value());
                starts.add(range.last().value().add(BigInteger.ONE));
            }
        }
        starts.remove(end);
        return new Outside(family, number, starts.toArray(BigInteger[]::new));
    }

    int firstNumber() {
        return number;
    }

    int count() {
        return starts.length;
    }

    private int span(IpAddress address) {
        int at = Arrays.binarySearch(starts, address.value());
        return at >= 0 ? at : -at - 2;
    }

    /** The spans that have no address but these; each may be named once. */
    IntStream exhausted(Collection<IpAddress> taken) {
        Map<Integer, Long> used = taken.stream()
                .filter(address -> address.family() == family)
                .collect(Collectors.groupingBy(this::span, Collectors.counting()));
        return used.entrySet().stream()
                .filter(span -> last(span.getKey())
                        .subtract(starts[span.getKey()])
                        .add(BigInteger.ONE)
                        .equals(BigInteger.valueOf(span.getValue())))
                .mapToInt(span -> number + span.getKey());
    }

    int number(IpAddress address) {
        return number + span(address);
    }

    /** Adds the numbers of a range that begins and ends where spans do. */
    void add(IpRange range, RoaringBitmap numbers) {
        int first = span(range.first());
        int last = span(range.last());
        boolean cut = starts[first].equals(range.first().value())
                && last(last).equals(range.last().value());
        if (!cut) {
            throw new IllegalArgumentException("not a block that was named: " + range);
        }
        numbers.add((long) number + first, (long) number + last + 1);
    }

    Optional<IpRange> range(int wanted) {
        int span = wanted - number;
        return span < 0 || span >= starts.length
                ? Optional.empty()
                : Optional.of(new IpRange(new IpAddress(family, starts[span]), new IpAddress(family, last(span))));
    }

    private BigInteger last(int span) {
        BigInteger end = span + 1 < starts.length ? starts[span + 1] : BigInteger.ONE.shiftLeft(family.bits());
        return end.subtract(BigInteger.ONE);
    }
}
