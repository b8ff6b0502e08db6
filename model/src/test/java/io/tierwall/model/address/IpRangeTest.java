package io.tierwall.model.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.100.5, 192.168.100.5/32",
        "192.168.100.77/24, 192.168.100.0/24",
        "10.1.1.1-10.1.1.9, '10.1.1.1/32,10.1.1.2/31,10.1.1.4/30,10.1.1.8/31'",
        "0.0.0.0-255.255.255.255, 0.0.0.0/0",
        "2001:db8::/33, 2001:db8:0:0:0:0:0:0/33"
    })
    void aWrittenAddressBecomesTheFewestBlocks(String written, String blocks) {
        assertThat(IpRange.parse(written).orElseThrow().toCidrs())
                .map(Cidr::toString)
                .containsExactly(blocks.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.4/33",
                "01.2.3.4",
                "1.2.3.4/",
                "a::g",
                "10.0.0.9-10.0.0.1",
                "10.0.0.1-2001:db8::1",
                "1.2.3.4/-1",
                "1.2.3.4/24/8",
                "fe80::1%eth0"
            })
    void whatIsNoAddressIsRefused(String written) {
        assertThat(IpRange.parse(written)).isEmpty();
    }

    @Test
    void theBlocksOfARangeHoldExactlyItsAddresses() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            long first = random.nextInt(4096);
            long last = first + random.nextInt(600);
            IpRange range = new IpRange(address(first), address(last));
            List<Cidr> blocks = range.toCidrs();
            for (long candidate = Math.max(0, first - 2); candidate <= last + 2; candidate++) {
                IpAddress address = address(candidate);
                long holding =
                        blocks.stream().filter(block -> block.contains(address)).count();
                assertThat(holding).isEqualTo(candidate >= first && candidate <= last ? 1 : 0);
            }
        }
    }

    @Test
    void minusLeavesWhatIsOutsideOfTheOther() {
        IpRange range = IpRange.parse("10.0.0.0/24").orElseThrow();
        assertThat(range.minus(IpRange.parse("10.0.0.128/25").orElseThrow()))
                .containsExactly(IpRange.parse("10.0.0.0/25").orElseThrow());
        assertThat(range.minus(IpRange.parse("10.0.0.9").orElseThrow()))
                .containsExactly(
                        IpRange.parse("10.0.0.0-10.0.0.8").orElseThrow(),
                        IpRange.parse("10.0.0.10-10.0.0.255").orElseThrow());
        assertThat(range.minus(IpRange.parse("10.0.0.0/8").orElseThrow())).isEmpty();
        assertThat(range.minus(IpRange.parse("2001:db8::/32").orElseThrow())).containsExactly(range);
    }

    private static IpAddress address(long value) {
        return new IpAddress(IpAddress.Family.IPV4, BigInteger.valueOf(value));
    }
}
