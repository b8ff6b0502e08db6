package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.PolicyLogRecord.LoggedPacket;
import io.tierwall.lab.network.PolicyLogRecord.Repeats;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GatheringLogTest {

    private static final Instant START = Instant.parse("2031-02-03T09:15:27.104233Z");

    private final List<String> written = new ArrayList<>();
    private final GatheringLog log = new GatheringLog(logged -> written.add(logged.line(ZoneOffset.UTC)));

    private static PolicyLogRecord logged(Verdict verdict, Instant time, int sourcePort) {
        ResolvedRule rule = new ResolvedRule(
                new RuleSource("uid", "acnp-77", "rule-9"),
                Direction.INGRESS,
                verdict,
                Set.of(),
                new Peers.Any(),
                List.of(),
                new LogSetting(true, "shop-web", 14_780));
        LoggedPacket packet = new LoggedPacket(
                RandomWorld.address("10.9.1.4"), sourcePort, RandomWorld.address("10.9.2.8"), 8443, Protocol.TCP, 60);
        return new PolicyLogRecord("node-1", time, rule, "shop/web-5", packet, Repeats.ONCE);
    }

    @Test
    void anAllowedConnectionIsWrittenAtOnce() {
        log.add(logged(Verdict.ALLOW, START, 40_112));

        assertThat(written)
                .containsExactly("2031/02/03 09:15:27.104233 AntreaPolicyIngressRule AntreaClusterNetworkPolicy:acnp-77"
                        + " rule-9 Ingress Allow 14780 shop/web-5 10.9.1.4 40112 10.9.2.8 8443 TCP 60 shop-web");
    }

    @Test
    void equalRefusalsOfASecondAreOneRecordWithTheirNumber() {
        log.add(logged(Verdict.DROP, START, 1));
        log.add(logged(Verdict.DROP, START.plusMillis(300), 1));
        log.add(logged(Verdict.DROP, START.plusMillis(500), 2));
        log.flush(START.plusMillis(999));
        assertThat(written).isEmpty();

        log.flush(START.plusMillis(1_002));
        assertThat(written).hasSize(1);
        assertThat(written.getFirst()).endsWith(" 10.9.1.4 1 10.9.2.8 8443 TCP 60 shop-web [2 packets in 1.002000s]");

        log.close(START.plusMillis(1_100));
        assertThat(written).hasSize(2);
        assertThat(written.getLast()).endsWith("[1 packets in 0.600000s]");
    }

    @Test
    void tooManyDifferentRefusalsAreNotKeptForLong() {
        for (int port = 0; port < 5_000; port++) {
            log.add(logged(Verdict.DROP, START, port));
        }

        assertThat(written).hasSize(4_096);
    }
}
