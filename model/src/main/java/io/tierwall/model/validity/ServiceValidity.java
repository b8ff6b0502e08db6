package io.tierwall.model.validity;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Services hang together, and those that a rule names are TCP or UDP by destination ports. */
final class ServiceValidity {

    /** NSX's limit for the values of one entry; a range counts as two. */
    private static final int MAX_PORT_VALUES = 15;

    private static final String HINT = " Antrea clusters filter TCP and UDP by destination ports only.";

    private final Intent after;
    private final Problems problems;

    ServiceValidity(Intent after, Problems problems) {
        this.after = after;
        this.problems = problems;
    }

    /** A service as such, whatever it is used for. */
    void check(Service service) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < service.entries().size(); i++) {
            ServiceEntry entry = service.entries().get(i);
            String field = "service_entries[" + i + "]";
            if (!ids.add(entry.id())) {
                problems.add(
                        ProblemCode.DUPLICATE,
                        service.path(),
                        field + ".id",
                        "Two entries have the id " + entry.id() + ". Give one of them another.");
            }
            checkPorts(service.path(), field, entry);
            checkNested(service, field, entry);
        }
    }

    private void checkPorts(IntentPath object, String field, ServiceEntry entry) {
        if (entry instanceof ServiceEntry.L4PortSet ports) {
            checkPorts(object, field + ".destination_ports", ports.destinationPorts());
            checkPorts(object, field + ".source_ports", ports.sourcePorts());
        }
    }

    private void checkPorts(IntentPath object, String field, List<PortRange> ports) {
        int values = ports.stream().mapToInt(PortRange::weight).sum();
        if (values > MAX_PORT_VALUES) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    object,
                    field,
                    "There are " + values + " values, where a range counts as two; at most " + MAX_PORT_VALUES
                            + " are possible. Divide them among entries.");
        }
    }

    private void checkNested(Service service, String field, ServiceEntry entry) {
        if (!(entry instanceof ServiceEntry.Nested nested)) {
            return;
        }
        if (find(nested.service()).isEmpty()) {
            unknown(service.path(), field + ".nested_service_path", nested.service());
        } else if (reaches(nested.service(), service.path())) {
            problems.add(
                    ProblemCode.SERVICE_CYCLE,
                    service.path(),
                    field + ".nested_service_path",
                    "The service would contain itself through " + nested.service() + ". Remove the nesting.");
        }
    }

    private boolean reaches(IntentPath from, IntentPath target) {
        Deque<IntentPath> waiting = new ArrayDeque<>(List.of(from));
        Set<IntentPath> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            IntentPath next = waiting.pop();
            if (next.equals(target)) {
                return true;
            }
            if (seen.add(next)) {
                find(next)
                        .ifPresent(service -> service.entries().stream()
                                .filter(ServiceEntry.Nested.class::isInstance)
                                .map(nested -> ((ServiceEntry.Nested) nested).service())
                                .forEach(waiting::add));
            }
        }
        return false;
    }

    /** A service that a rule names. */
    void checkEnforceable(IntentPath object, String field, IntentPath service) {
        checkEnforceable(object, field, service, new HashSet<>());
    }

    private void checkEnforceable(IntentPath object, String field, IntentPath path, Set<IntentPath> seen) {
        Optional<Service> service = find(path);
        if (service.isEmpty()) {
            unknown(object, field, path);
        } else if (seen.add(path)) {
            service.get().entries().forEach(entry -> {
                if (entry instanceof ServiceEntry.Nested nested) {
                    checkEnforceable(object, field, nested.service(), seen);
                } else {
                    checkEntry(object, field, "Service " + path, entry);
                }
            });
        }
    }

    /** An entry that a rule holds itself. */
    void checkEnforceable(IntentPath object, String field, ServiceEntry entry) {
        if (entry instanceof ServiceEntry.Nested nested) {
            checkEnforceable(object, field, nested.service());
        } else {
            checkPorts(object, field, entry);
            checkEntry(object, field, "The entry", entry);
        }
    }

    private void checkEntry(IntentPath object, String field, String what, ServiceEntry entry) {
        switch (entry) {
            case ServiceEntry.L4PortSet ports
            when !ports.sourcePorts().isEmpty() ->
                problems.add(
                        ProblemCode.SOURCE_PORTS_UNSUPPORTED,
                        object,
                        field,
                        what + " has source ports." + HINT + " Remove the source ports, or use another service.");
            case ServiceEntry.L4PortSet _ -> {}
            case ServiceEntry.Icmp _ -> unsupported(object, field, what + " is about ICMP.");
            case ServiceEntry.Igmp _ -> unsupported(object, field, what + " is about IGMP.");
            case ServiceEntry.IpProtocol _ -> unsupported(object, field, what + " is about an IP protocol by number.");
            case ServiceEntry.Alg _ -> unsupported(object, field, what + " needs an application level gateway.");
            case ServiceEntry.EtherType _ -> unsupported(object, field, what + " is about Ethernet frames.");
            case ServiceEntry.Nested _ -> throw new IllegalArgumentException("nested entries are followed");
        }
    }

    private void unsupported(IntentPath object, String field, String what) {
        problems.add(
                ProblemCode.SERVICE_UNSUPPORTED, object, field, what + HINT + " Use a service that has only those.");
    }

    private void unknown(IntentPath object, String field, IntentPath service) {
        problems.add(
                ProblemCode.PATH_UNKNOWN,
                object,
                field,
                "There is no service " + service + ". Create the service first, or in the same request.");
    }

    private Optional<Service> find(IntentPath path) {
        return after.find(path, Service.class);
    }
}
