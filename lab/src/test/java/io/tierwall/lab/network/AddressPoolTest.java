package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AddressPoolTest {

    private final AddressPool pool =
            new AddressPool(Cidr.parse("198.18.16.0/29").orElseThrow());
    private final Set<IpAddress> taken = new HashSet<>();

    private String take() {
        IpAddress address = pool.take(taken::contains).orElseThrow();
        taken.add(address);
        return address.toString();
    }

    @Test
    void addressesComeInOrderAfterThoseOfNetworkAndGateway() {
        assertThat(take()).isEqualTo("198.18.16.2");
        assertThat(take()).isEqualTo("198.18.16.3");
    }

    @Test
    void anAddressThatWasGivenBackComesAgainOnlyAfterAllOthers() {
        String first = take();
        taken.clear();

        assertThat(new String[] {take(), take(), take(), take()}).doesNotContain(first);
        assertThat(take()).isEqualTo(first);
    }

    @Test
    void aPoolWithoutFreeAddressesSaysSo() {
        for (int i = 0; i < 5; i++) {
            take();
        }
        assertThat(pool.take(taken::contains)).isEmpty();
    }
}
