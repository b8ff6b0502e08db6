package io.tierwall.antrea.resolve;

import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A port by the name that containers declare it under; each pod may have another number, or none. */
public record NamedPort(Protocol protocol, String name) {

    private List<PortMatch> in(Pod pod) {
        return pod.ports().stream()
                .filter(port -> port.protocol() == protocol && port.name().equals(name))
                .map(port -> new PortMatch(protocol, port.port(), port.port()))
                .toList();
    }

    /** The pods that have ports of these names, by what the names come to in them. */
    public static Map<List<PortMatch>, List<Pod>> resolve(List<NamedPort> named, Collection<Pod> pods) {
        Map<List<PortMatch>, List<Pod>> found = pods.stream()
                .collect(Collectors.groupingBy(
                        pod -> named.stream()
                                .flatMap(port -> port.in(pod).stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        () -> new TreeMap<>(NamedPort::compare),
                        Collectors.toList()));
        found.remove(List.<PortMatch>of());
        return found;
    }

    private static int compare(List<PortMatch> one, List<PortMatch> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
