package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.policy.Match;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ports that a rule's services and own entries come to, each once, in the order in which they are written. For one
 * thread.
 */
final class ServicePorts {

    private final Intent intent;
    private final Map<IntentPath, Service> asked = new TreeMap<>();

    ServicePorts(Intent intent) {
        this.intent = intent;
    }

    List<Port> of(Match match) {
        Stream<ServiceEntry> named = match.services().stream().flatMap(path -> service(path).entries().stream());
        return Stream.concat(named, match.serviceEntries().stream())
                .flatMap(this::ports)
                .distinct()
                .toList();
    }

    /** The services whose ports were asked for until now, those that others name among them. */
    Collection<Service> asked() {
        return List.copyOf(asked.values());
    }

    private Service service(IntentPath path) {
        Service service = intent.find(path, Service.class)
                .orElseThrow(() -> new IllegalArgumentException(path + " is named but does not exist"));
        asked.put(path, service);
        return service;
    }

    private Stream<Port> ports(ServiceEntry entry) {
        return switch (entry) {
            case ServiceEntry.L4PortSet ports
            when ports.destinationPorts().isEmpty() ->
                Stream.of(new Port(ports.protocol().name(), null, null));
            case ServiceEntry.L4PortSet ports ->
                ports.destinationPorts().stream()
                        .map(range -> port(ports.protocol().name(), range));
            case ServiceEntry.Nested nested ->
                service(nested.service()).entries().stream().flatMap(this::ports);
            case ServiceEntry.Icmp _,
                    ServiceEntry.Igmp _,
                    ServiceEntry.IpProtocol _,
                    ServiceEntry.Alg _,
                    ServiceEntry.EtherType _ ->
                throw new IllegalArgumentException("only TCP and UDP ports can be enforced, not " + entry);
        };
    }

    private static Port port(String protocol, PortRange range) {
        return new Port(protocol, range.first(), range.first() == range.last() ? null : range.last());
    }
}
