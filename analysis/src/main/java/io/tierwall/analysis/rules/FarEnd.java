package io.tierwall.analysis.rules;

import io.tierwall.antrea.resolve.ServiceName;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** The other end of a rule than the pods that it protects. */
public sealed interface FarEnd {

    /** Anything. */
    record Any() implements FarEnd {}

    /** Just these addresses, by number; the bitmap is not to be changed. None of them matches nothing. */
    record Addresses(RoaringBitmap numbers) implements FarEnd {}

    /** Whatever a packet reaches by way of one of these services, and nothing that is addressed directly. */
    record Services(Set<ServiceName> names) implements FarEnd {

        public Services {
            names = Set.copyOf(names);
        }
    }

    /** Whether an address is one of these, when it is reached through a service or {@link ServiceName#NONE}. */
    default boolean contains(int address, ServiceName through) {
        return switch (this) {
            case Any() -> true;
            case Addresses(RoaringBitmap numbers) -> numbers.contains(address);
            case Services(Set<ServiceName> names) -> names.contains(through);
        };
    }
}
