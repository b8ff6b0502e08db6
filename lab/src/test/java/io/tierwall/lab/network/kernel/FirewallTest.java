package io.tierwall.lab.network.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node's table when somebody else has spoilt it. Skipped, with the reason, where the machine does not let us. */
final class FirewallTest {

    private NetworkNamespace namespace;
    private Nftables nftables;
    private Firewall firewall;

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @BeforeEach
    void aNode() {
        namespace = NetworkNamespace.create();
        nftables = new Nftables(namespace);
        firewall = new Firewall(namespace, false);
    }

    @AfterEach
    void close() {
        firewall.close();
        nftables.close();
        namespace.close();
    }

    private static ResolvedRules rules(String name, String pod) {
        return new ResolvedRules(
                List.of(),
                List.of(new ResolvedRule(
                        new RuleSource("uid", "policy", name),
                        Direction.INGRESS,
                        Verdict.ALLOW,
                        Set.of(IpAddress.parse(pod).orElseThrow()),
                        new Peers.Any(),
                        List.of(),
                        LogSetting.OFF)));
    }

    private String tables() {
        return nftables.ask("list ruleset");
    }

    @Test
    void afterAFailureTheNextLoadPutsEverythingInPlaceAnew() {
        firewall.enforce(rules("before", "198.18.0.1"));
        nftables.load("delete table inet tierwall1\n");
        assertThatThrownBy(() -> firewall.enforce(rules("refused", "198.18.0.2")))
                .isInstanceOf(NetworkException.class);

        firewall.enforce(rules("after", "198.18.0.3"));

        assertThat(tables()).contains("tierwall2", "198.18.0.3").doesNotContain("tierwall1", "198.18.0.2");
        assertThat(firewall.counters()).containsOnlyKeys(new RuleSource("uid", "policy", "after"));
    }

    @Test
    void aLoadAfterTwoFailuresLeavesNothingOfThem() {
        firewall.enforce(rules("before", "198.18.0.1"));
        nftables.load("delete table inet tierwall1\n");
        assertThatThrownBy(() -> firewall.enforce(rules("refused", "198.18.0.2")))
                .isInstanceOf(NetworkException.class);
        nftables.load("add table inet tierwall2\nadd chain inet tierwall2 forward"
                + " { type nat hook prerouting priority dstnat; policy accept; }\n");
        assertThatThrownBy(() -> firewall.enforce(rules("refused", "198.18.0.2")))
                .isInstanceOf(NetworkException.class);

        firewall.enforce(rules("after", "198.18.0.3"));

        assertThat(tables()).contains("tierwall3", "198.18.0.3").doesNotContain("tierwall1", "tierwall2", "198.18.0.2");
    }
}
