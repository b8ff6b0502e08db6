package io.tierwall.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.antrea.resolve.ServiceRouting;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Who reaches a service is whose packets to it come to its endpoints. */
final class ServiceReachTest {

    private record Kinds(TrafficSet some, TrafficSet every) {}

    @Property(tries = 300)
    void whoReachesAServiceIsWhosePacketsComeToItsEndpoints(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        Reachability cluster = Reachability.of(model);
        Map<ServiceName, List<Route>> services =
                ServiceRouting.of(world.inventory()).routes().stream().collect(Collectors.groupingBy(Route::service));

        services.values().forEach(routes -> {
            Map<Integer, Kinds> found = new HashMap<>();
            new ServiceReach(cluster, routes)
                    .sources(TrafficSet.ALL)
                    .forEach(reach -> reach.addresses()
                            .forEach((int address) -> assertThat(
                                            found.put(address, new Kinds(reach.some(), reach.every())))
                                    .isNull()));
            assertThat(found).isEqualTo(oneByOne(model, routes));
        });
    }

    private static Map<Integer, Kinds> oneByOne(ClusterModel model, List<Route> routes) {
        Map<Integer, Kinds> expected = new HashMap<>();
        for (int address = 0; address < model.addresses().count(); address++) {
            int number = address;
            model.addresses().example(address).ifPresent(source -> {
                TrafficSet some = TrafficSet.NONE;
                TrafficSet every = TrafficSet.NONE;
                for (Route route : routes) {
                    if (route.address().family() == source.family()) {
                        long arrived = arrived(model, source, route);
                        int point = TrafficPoint.of(route.protocol(), route.port());
                        TrafficSet traffic = TrafficSet.span(point, point + 1);
                        some = arrived > 0 ? some.union(traffic) : some;
                        every = arrived > 0 && arrived == route.endpoints().size() ? every.union(traffic) : every;
                    }
                }
                if (!some.isEmpty()) {
                    expected.put(number, new Kinds(some, every));
                }
            });
        }
        return expected;
    }

    private static long arrived(ClusterModel model, IpAddress source, Route route) {
        Packet packet = Packet.toPort(source, route.address(), route.protocol(), route.port());
        return route.endpoints().stream()
                .map(endpoint -> packet.through(route.service(), endpoint.address(), endpoint.port()))
                .filter(sent -> model.ruling(sent).verdict() == Verdict.ALLOW)
                .count();
    }

    @Property(tries = 50)
    void otherTrafficThanAskedForIsLeftOut(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        Reachability cluster = Reachability.of(ClusterModel.of(world.objects(), world.inventory()));
        List<Route> routes = ServiceRouting.of(world.inventory()).routes();
        for (Route route : routes) {
            int point = TrafficPoint.of(route.protocol(), route.port());
            TrafficSet asked = TrafficSet.span(point, point + 1);
            List<Route> same = routes.stream()
                    .filter(other -> other.service().equals(route.service()))
                    .toList();

            assertThat(new ServiceReach(cluster, same).sources(asked))
                    .allSatisfy(reach -> assertThat(reach.some()).isEqualTo(asked));
        }
    }
}
