package io.tierwall.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a book of rules takes over from the one before. */
final class RuleBookTest {

    private static final Set<Cidr> ASKED = Set.of(block("203.0.113.0/24"));

    private static Cidr block(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    /** A cluster with one rule, about these addresses. */
    private static PolicyObjects about(String block) {
        ObjectMeta named = new ObjectMeta();
        named.setName("p");
        named.setUid("uid");
        Peer peer = new Peer(null, null, null, new IpBlock(block, List.of()));
        PolicyRule rule = new PolicyRule(
                "r", Action.Drop, List.of(), List.of(peer), List.of(), List.of(), false, null, List.of(), List.of());
        return new PolicyObjects(
                List.of(),
                List.of(),
                List.of(new ClusterNetworkPolicy(
                        named, new ClusterNetworkPolicy.Spec("tier", 1, List.of(), List.of(rule), List.of()))));
    }

    private static Inventory pod(String name) {
        return new Inventory(
                List.of(new Namespace("shop", Map.of())),
                List.of(new Pod(
                        "shop",
                        name,
                        Map.of(),
                        "node",
                        List.of(IpAddress.parse("10.0.0.1").orElseThrow()))),
                List.of());
    }

    @Test
    void addressesKeepTheirNumbersWhileNothingNewIsToldApart() {
        RuleBook before = RuleBook.of(about("192.0.2.0/24"), pod("web"), Set.of(block("192.0.2.0/28")));

        assertThat(before.next(about("192.0.2.0/28"), pod("web")).addresses()).isSameAs(before.addresses());
    }

    @Test
    void blocksThatNoRuleNamesAnyMoreDoNotPileUpWhileWorkloadsChange() {
        RuleBook book = RuleBook.of(about("192.0.2.0/32"), pod("web"), ASKED);
        for (int host = 1; host < 20; host++) {
            book = book.next(about("192.0.2." + host + "/32"), pod("web-" + host));
        }

        assertThat(book.addresses().blocks()).containsOnly(block("192.0.2.19/32"), block("203.0.113.0/24"));
    }
}
