package io.tierwall.analysis.reach;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes.Endpoint;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who reaches a service, exactly. What is addressed to it goes to one of its endpoints before any rule sees it; rules
 * about services count. Immutable, for any number of threads.
 */
public final class ServiceReach {

    private final ClusterModel model;
    private final AddressClasses<?> classes;
    private final List<Port> ports;
    private final RoaringBitmap endpoints = new RoaringBitmap();

    /** Endpoints of one class behind one port of theirs. */
    private record Target(int point, RoaringBitmap addresses) {}

    private record Port(ServiceName service, Family family, int point, List<Target> targets) {}

    /** @param routes all ports of the service, on each of its addresses */
    public ServiceReach(Reachability cluster, List<Route> routes) {
        this.model = cluster.model();
        this.classes = cluster.addressClasses();
        this.ports = routes.stream().map(this::port).toList();
    }

    private Port port(Route route) {
        Map<Integer, RoaringBitmap> byPort = new TreeMap<>();
        for (Endpoint endpoint : route.endpoints()) {
            int address = model.addresses().number(endpoint.address());
            endpoints.add(address);
            byPort.computeIfAbsent(endpoint.port(), _ -> new RoaringBitmap()).add(address);
        }
        List<Target> targets = new ArrayList<>();
        byPort.forEach((port, addresses) -> classes.portions(addresses)
                .forEach(portion ->
                        targets.add(new Target(TrafficPoint.of(route.protocol(), port), portion.addresses()))));
        return new Port(
                route.service(), route.address().family(), TrafficPoint.of(route.protocol(), route.port()), targets);
    }

    /** How many sorts of endpoints it has; times all classes of addresses, that is what an answer costs. */
    public int targets() {
        return ports.stream().mapToInt(port -> port.targets().size()).sum();
    }

    /**
     * Who reaches the service. The traffic is that to its own ports: {@code some} comes to one of the endpoints at
     * least, {@code every} to whichever the service chooses.
     *
     * @param asked the traffic that the question is about
     * @return in order of the first addresses; those that reach no endpoint are left out
     */
    public List<Reach> sources(TrafficSet asked) {
        List<Port> wanted =
                ports.stream().filter(port -> asked.contains(port.point())).toList();
        ReachRows rows = new ReachRows();
        for (int number = 0; number < classes.count(); number++) {
            RoaringBitmap members = classes.members(number);
            // An endpoint may be sent what it sent itself, and is like no other then.
            RoaringBitmap.and(members, endpoints)
                    .forEach((int endpoint) -> add(RoaringBitmap.bitmapOf(endpoint), wanted, rows));
            RoaringBitmap others = RoaringBitmap.andNot(members, endpoints);
            if (!others.isEmpty()) {
                add(others, wanted, rows);
            }
        }
        return rows.rows();
    }

    private void add(RoaringBitmap alike, List<Port> wanted, ReachRows rows) {
        int source = alike.first();
        TrafficSet some = TrafficSet.NONE;
        TrafficSet every = TrafficSet.NONE;
        for (Port port : wanted) {
            if (port.family() == model.addresses().family(source)) {
                List<Boolean> arrives = arrives(source, port);
                TrafficSet traffic = TrafficSet.span(port.point(), port.point() + 1);
                some = arrives.contains(true) ? some.union(traffic) : some;
                every = arrives.contains(true) && !arrives.contains(false) ? every.union(traffic) : every;
            }
        }
        rows.add(alike, some, every);
    }

    /** For each sort of endpoint, whether it gets what the source sends. */
    private List<Boolean> arrives(int source, Port port) {
        List<Boolean> arrives = new ArrayList<>();
        for (Target target : port.targets()) {
            RoaringBitmap others = target.addresses();
            if (others.contains(source)) {
                arrives.add(arrives(source, source, target.point(), port.service()));
                others = RoaringBitmap.andNot(others, RoaringBitmap.bitmapOf(source));
            }
            if (!others.isEmpty()) {
                arrives.add(arrives(source, others.first(), target.point(), port.service()));
            }
        }
        return arrives;
    }

    private boolean arrives(int from, int to, int point, ServiceName through) {
        return model.ruling(from, to, point, through).verdict() == Verdict.ALLOW;
    }
}
