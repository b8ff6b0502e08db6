package io.tierwall.antrea.resolve;

import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of addresses without what they except. */
public final class AddressBlocks {

    private AddressBlocks() {}

    /** @throws IllegalArgumentException when something there is no block */
    public static List<Cidr> of(IpBlock block) {
        return of(block.cidr(), block.except());
    }

    /** @throws IllegalArgumentException when something there is no block */
    public static List<Cidr> of(@Nullable String cidr, List<String> excepted) {
        List<IpRange> left = List.of(range(cidr));
        for (String except : excepted) {
            left = left.stream()
                    .flatMap(range -> range.minus(range(except)).stream())
                    .toList();
        }
        return left.stream().flatMap(range -> range.toCidrs().stream()).toList();
    }

    private static IpRange range(@Nullable String cidr) {
        return Cidr.parse(cidr == null ? "" : cidr)
                .map(IpRange::of)
                .orElseThrow(() -> new IllegalArgumentException("no CIDR block: " + cidr));
    }
}
