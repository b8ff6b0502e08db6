package io.tierwall.lab.network;

import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hands out the addresses of a block one after the other, so that one that was given back is used again as late as
 * possible. The first two addresses, of the network and its gateway, and the last one are nobody's. Thread-safe.
 */
public final class AddressPool {

    private static final int RESERVED_AT_START = 2;
    private static final int RESERVED_AT_END = 1;

    private final Cidr block;
    private final int size;
    private int next;

    /** @param block of eight addresses at least, and of a million at most */
    public AddressPool(Cidr block) {
        int hostBits = block.network().family().bits() - block.prefixLength();
        if (hostBits < 3 || hostBits > 20) {
            throw new IllegalArgumentException("not a block for a pool: " + block);
        }
        this.block = block;
        this.size = (1 << hostBits) - RESERVED_AT_START - RESERVED_AT_END;
    }

    /** The block that the addresses are from. */
    public Cidr block() {
        return block;
    }

    /**
     * The next address that is free.
     *
     * @param taken says which addresses are in use
     * @return nothing when all are
     */
    public synchronized Optional<IpAddress> take(Predicate<IpAddress> taken) {
        for (int tried = 0; tried < size; tried++) {
            IpAddress candidate = address(next);
            next = (next + 1) % size;
            if (!taken.test(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private IpAddress address(int index) {
        BigInteger offset = BigInteger.valueOf((long) RESERVED_AT_START + index);
        return new IpAddress(block.network().family(), block.network().value().add(offset));
    }
}
