package io.tierwall.analysis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.Ruling;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class WalkTest {

    private static final IpAddress WEB = RandomWorld.address("198.18.0.1");
    private static final IpAddress DB = RandomWorld.address("198.18.0.2");

    @Property(tries = 200)
    void comesToWhatTheTablesSay(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        for (Pod from : world.inventory().pods()) {
            for (Pod to : world.inventory().pods()) {
                for (int port : List.of(53, 80, 8080)) {
                    Packet packet = Packet.toPort(
                            from.addresses().getFirst(), to.addresses().getFirst(), Protocol.TCP, port);
                    Ruling ruling = model.ruling(packet);
                    Walk walk = Walk.of(model, packet);

                    assertThat(walk.verdict()).isEqualTo(ruling.verdict());
                    assertThat(walk.egress().flatMap(Side::decidedBy))
                            .isEqualTo(ruling.egress().map(rule -> rule.origin()));
                    assertThat(walk.ingress().flatMap(Side::decidedBy))
                            .isEqualTo(ruling.ingress().map(rule -> rule.origin()));
                }
            }
        }
    }

    @Test
    void saysOfEachRuleWhyItDidNotDecide() {
        ClusterModel model = model(List.of(
                rule("others", Action.Drop, pods("app", "web"), List.of(), 80),
                rule("from-nobody", Action.Drop, pods("app", "db"), List.of(pods("app", "ghost")), 5432),
                rule("other-port", Action.Drop, pods("app", "db"), List.of(pods("app", "web")), 80),
                rule("decides", Action.Allow, pods("app", "db"), List.of(pods("app", "web")), 5432),
                rule("too-late", Action.Drop, pods("app", "db"), List.of(), 5432)));

        Walk walk = Walk.of(model, Packet.toPort(WEB, DB, Protocol.TCP, 5432));

        assertThat(walk.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(walk.ingress().orElseThrow().steps())
                .extracting(step -> step.rule().source().ruleName() + " " + step.reason())
                .containsExactly(
                        "others APPLIED_TO",
                        "from-nobody PEER",
                        "other-port TRAFFIC",
                        "decides DECIDES",
                        "too-late LATER");
        assertThat(walk.egress().orElseThrow().decidedBy()).isEmpty();
    }

    @Test
    void aPacketThatDoesNotLeaveNeverArrives() {
        PolicyRule noExit = new PolicyRule(
                "no-exit", Action.Reject, List.of(pods("app", "web")), List.of(), List.of(), List.of(), false, null);
        ClusterModel model = ClusterModel.of(objects(List.of(), List.of(noExit)), inventory());

        Walk walk = Walk.of(model, Packet.toPort(WEB, DB, Protocol.TCP, 80));

        assertThat(walk.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(walk.egress().flatMap(Side::decidedBy).map(RuleOrigin::source))
                .hasValueSatisfying(source -> assertThat(source.ruleName()).isEqualTo("no-exit"));
        assertThat(walk.ingress()).isEmpty();
    }

    @Test
    void whatAPodSendsToItselfMeetsNoRule() {
        ClusterModel model = model(List.of(rule("all", Action.Drop, Peer.everyPod(), List.of(), 80)));

        Walk walk = Walk.of(model, Packet.toPort(WEB, WEB, Protocol.TCP, 80));

        assertThat(walk).isEqualTo(new Walk(walk.packet(), Optional.empty(), Optional.empty()));
        assertThat(walk.verdict()).isEqualTo(Verdict.ALLOW);
    }

    private static ClusterModel model(List<PolicyRule> ingress) {
        return ClusterModel.of(objects(ingress, List.of()), inventory());
    }

    private static Inventory inventory() {
        return new Inventory(
                List.of(new Namespace("shop", Map.of())),
                List.of(
                        new Pod("shop", "db", Map.of("app", "db"), "node-1", List.of(DB)),
                        new Pod("shop", "web", Map.of("app", "web"), "node-1", List.of(WEB))),
                List.of());
    }

    private static PolicyObjects objects(List<PolicyRule> ingress, List<PolicyRule> egress) {
        return new PolicyObjects(
                List.of(new Tier(named("early"), new Tier.Spec(10, ""))),
                List.of(),
                List.of(new ClusterNetworkPolicy(
                        named("policy"), new ClusterNetworkPolicy.Spec("early", 1, List.of(), ingress, egress))));
    }

    private static PolicyRule rule(String name, Action action, Peer appliedTo, List<Peer> from, int port) {
        return new PolicyRule(
                name,
                action,
                List.of(appliedTo),
                from,
                List.of(),
                List.of(new PolicyRule.Port("TCP", port, null)),
                false,
                null);
    }

    private static Peer pods(String key, String value) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Map.of(key, value));
        return new Peer(null, selector, null, null);
    }

    private static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        return metadata;
    }
}
