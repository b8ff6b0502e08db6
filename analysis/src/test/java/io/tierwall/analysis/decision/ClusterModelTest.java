package io.tierwall.analysis.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The model and the resolver find verdicts by different means, and agree. */
final class ClusterModelTest {

    private static final List<Integer> PORTS = List.of(53, 79, 80, 443, 8080, 8081);

    @Property(tries = 400)
    void decidesEveryPacketByTheSameRuleAsGoingThroughAllRulesInOrder(@ForAll long seed) {
        World world = RandomWorld.of(seed);

        agrees(ClusterModel.of(world.objects(), world.inventory()), world);
    }

    @Property(tries = 100)
    void blocksThatQuestionsAreAboutChangeNoVerdict(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        List<Cidr> blocks = Stream.of("198.18.0.0/30", "10.1.2.0/24", "192.168.100.4/31", "::/64")
                .map(block -> Cidr.parse(block).orElseThrow())
                .toList();
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory()).dividing(blocks);

        assertThat(model.addresses().addresses(Selection.of(blocks.stream()))).isNotEmpty();
        agrees(model, world);
    }

    @Property(tries = 100)
    void anEditLeadsToTheSameAsStartingFromScratch(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        ClusterModel model =
                ClusterModel.of(edits.world().objects(), edits.world().inventory());
        for (int edit = 0; edit < 8; edit++) {
            edits.next();
            model = model.next(edits.world().objects(), edits.world().inventory());

            agrees(model, edits.world());
        }
    }

    private static void agrees(ClusterModel model, World world) {
        ResolvedRules rules =
                Resolver.resolve(world.objects(), world.inventory()).rules();
        for (Packet packet : packets(world.inventory(), rules)) {
            Ruling ruling = model.ruling(packet);
            boolean within = packet.from().equals(packet.to());
            if (within && packet.through().equals(ServiceName.NONE)) {
                assertThat(ruling.verdict()).isEqualTo(Verdict.ALLOW);
                continue;
            }
            Optional<ResolvedRule> left = rules.deciding(Direction.EGRESS, packet);
            Optional<ResolvedRule> arrived = within ? Optional.empty() : rules.deciding(Direction.INGRESS, packet);
            assertThat(ruling.egress().map(rule -> rule.origin().source()))
                    .as("egress of %s", packet)
                    .isEqualTo(left.map(ResolvedRule::source));
            if (passes(left)) {
                assertThat(ruling.ingress().map(rule -> rule.origin().source()))
                        .as("ingress of %s", packet)
                        .isEqualTo(arrived.map(ResolvedRule::source));
            }
            assertThat(ruling.verdict() == Verdict.ALLOW).isEqualTo(passes(left) && passes(arrived));
            if (packet.through().equals(ServiceName.NONE)) {
                int from = model.addresses().number(packet.from());
                int to = model.addresses().number(packet.to());
                assertThat(model.allowed(from, to).contains(TrafficPoint.of(packet)))
                        .isEqualTo(ruling.verdict() == Verdict.ALLOW);
            }
        }
    }

    private static boolean passes(Optional<ResolvedRule> rule) {
        return rule.map(decided -> decided.verdict() == Verdict.ALLOW).orElse(true);
    }

    private static List<Packet> packets(Inventory inventory, ResolvedRules rules) {
        List<IpAddress> pods = inventory.pods().stream()
                .flatMap(pod -> pod.addresses().stream())
                .toList();
        List<IpAddress> ends = Stream.concat(
                        pods.stream(),
                        Stream.of("10.1.2.3", "192.168.100.5", "198.18.0.7", "198.18.0.200", "255.255.255.255", "::1")
                                .map(RandomWorld::address))
                .toList();
        List<Packet> packets = new ArrayList<>();
        for (IpAddress from : ends) {
            for (IpAddress to : ends) {
                if (pods.contains(from) || pods.contains(to)) {
                    packets.add(Packet.echo(from, to));
                    packets.add(new Packet(from, to, Protocol.ICMP, 13, 0, ServiceName.NONE));
                    for (int port : PORTS) {
                        packets.add(Packet.toPort(from, to, Protocol.TCP, port));
                        packets.add(Packet.toPort(from, to, Protocol.UDP, port));
                    }
                }
            }
        }
        for (IpAddress from : pods) {
            rules.services()
                    .routes()
                    .forEach(route -> route.endpoints()
                            .forEach(endpoint ->
                                    packets.add(Packet.toPort(from, route.address(), route.protocol(), route.port())
                                            .through(route.service(), endpoint.address(), endpoint.port()))));
        }
        return packets;
    }
}
