package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.ServiceEntry;
import io.tierwall.model.service.ServiceEntry.Gateway;
import io.tierwall.model.service.ServiceEntry.IcmpProtocol;
import io.tierwall.model.service.ServiceEntry.L4Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Entries of services, and of rules that say ports themselves. */
final class ServiceEntryFormat {

    private static final int MAX_OCTET = 255;
    private static final int MAX_ETHER_TYPE = 65_535;

    private ServiceEntryFormat() {}

    /** An entry in the list of a service or rule. */
    static Optional<ServiceEntry> read(ObjectReader in) {
        return read(in, in.string("id").filter(given -> !given.isEmpty()).orElseGet(() -> placeholder(in)));
    }

    /** An entry that is known to have this id. */
    static Optional<ServiceEntry> read(ObjectReader in, String id) {
        Optional<String> type = in.required("resource_type");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServiceEntry> entry = read(in, type.get(), id, CommonFields.naming(in, id));
        in.ignore("children");
        in.end();
        return entry;
    }

    /** An entry without an id is known by its place. */
    private static String placeholder(ObjectReader in) {
        String at = in.at("");
        return "entry-" + at.substring(at.lastIndexOf('[') + 1).replace("]", "");
    }

    private static Optional<ServiceEntry> read(ObjectReader in, String type, String id, Naming naming) {
        return switch (type) {
            case "L4PortSetServiceEntry" -> {
                in.required("l4_protocol");
                List<PortRange> destinations = ports(in, "destination_ports");
                List<PortRange> sources = ports(in, "source_ports");
                yield in.oneOf("l4_protocol", L4Protocol.class)
                        .map(protocol -> new ServiceEntry.L4PortSet(id, naming, protocol, destinations, sources));
            }
            case "ICMPTypeServiceEntry" -> {
                in.required("protocol");
                OptionalInt icmpType = within(in, "icmp_type", MAX_OCTET);
                OptionalInt icmpCode = within(in, "icmp_code", MAX_OCTET);
                yield in.oneOf("protocol", IcmpProtocol.class)
                        .map(protocol -> new ServiceEntry.Icmp(id, naming, protocol, icmpType, icmpCode));
            }
            case "IGMPTypeServiceEntry" -> Optional.of(new ServiceEntry.Igmp(id, naming));
            case "IPProtocolServiceEntry" ->
                number(in, "protocol_number", MAX_OCTET).map(number -> new ServiceEntry.IpProtocol(id, naming, number));
            case "ALGTypeServiceEntry" -> {
                in.required("alg");
                List<PortRange> destinations = ports(in, "destination_ports");
                List<PortRange> sources = ports(in, "source_ports");
                yield in.oneOf("alg", Gateway.class)
                        .map(gateway -> new ServiceEntry.Alg(id, naming, gateway, destinations, sources));
            }
            case "EtherTypeServiceEntry" ->
                number(in, "ether_type", MAX_ETHER_TYPE).map(number -> new ServiceEntry.EtherType(id, naming, number));
            case "NestedServiceServiceEntry" ->
                Paths.read(in, "nested_service_path").map(service -> new ServiceEntry.Nested(id, naming, service));
            case String unknown -> {
                in.report(
                        ProblemCode.VALUE_UNKNOWN,
                        "resource_type",
                        "\"" + unknown + "\" is no kind of entry. Use L4PortSetServiceEntry for TCP and UDP ports.");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Integer> number(ObjectReader in, String field, int most) {
        if (!in.has(field)) {
            in.report(ProblemCode.FIELD_REQUIRED, field, "The field is required. Add it.");
        }
        OptionalInt number = within(in, field, most);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static OptionalInt within(ObjectReader in, String field, int most) {
        OptionalInt number = in.integer(field);
        if (number.isPresent() && (number.getAsInt() < 0 || number.getAsInt() > most)) {
            in.report(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    field,
                    "The number has to be within 0 and " + most + ". Change it.");
            return OptionalInt.empty();
        }
        return number;
    }

    private static List<PortRange> ports(ObjectReader in, String field) {
        List<PortRange> ports = new ArrayList<>();
        List<String> written = in.strings(field);
        for (int i = 0; i < written.size(); i++) {
            Optional<PortRange> port = PortRange.parse(written.get(i));
            if (port.isEmpty()) {
                in.report(
                        ProblemCode.PORT_INVALID,
                        field + "[" + i + "]",
                        "\"" + written.get(i) + "\" is no port. Write \"80\" or \"8000-8080\", within 0 and 65535.");
            }
            port.ifPresent(ports::add);
        }
        return List.copyOf(ports);
    }

    static void write(ServiceEntry entry, IntentPath owner, ObjectNode out) {
        switch (entry) {
            case ServiceEntry.L4PortSet ports -> {
                out.put("resource_type", "L4PortSetServiceEntry");
                out.put("l4_protocol", ports.protocol().name());
                writePorts(ports.sourcePorts(), out.putArray("source_ports"));
                writePorts(ports.destinationPorts(), out.putArray("destination_ports"));
            }
            case ServiceEntry.Icmp icmp -> {
                out.put("resource_type", "ICMPTypeServiceEntry");
                out.put("protocol", icmp.protocol().name());
                icmp.type().ifPresent(type -> out.put("icmp_type", type));
                icmp.code().ifPresent(code -> out.put("icmp_code", code));
            }
            case ServiceEntry.Igmp _ -> out.put("resource_type", "IGMPTypeServiceEntry");
            case ServiceEntry.IpProtocol protocol ->
                out.put("resource_type", "IPProtocolServiceEntry").put("protocol_number", protocol.number());
            case ServiceEntry.Alg alg -> {
                out.put("resource_type", "ALGTypeServiceEntry");
                out.put("alg", alg.gateway().name());
                writePorts(alg.sourcePorts(), out.putArray("source_ports"));
                writePorts(alg.destinationPorts(), out.putArray("destination_ports"));
            }
            case ServiceEntry.EtherType ether ->
                out.put("resource_type", "EtherTypeServiceEntry").put("ether_type", ether.number());
            case ServiceEntry.Nested nested ->
                out.put("resource_type", "NestedServiceServiceEntry")
                        .put("nested_service_path", nested.service().value());
        }
        out.put("id", entry.id());
        out.put("display_name", entry.naming().displayName());
        CommonFields.writeMore(entry.naming(), out);
        out.put(
                "path",
                owner.child("service-entries", entry.id().replace('/', '_')).value());
        out.put("relative_path", entry.id());
        out.put("parent_path", owner.value());
        out.put("marked_for_delete", false);
        out.put("overridden", false);
    }

    private static void writePorts(List<PortRange> ports, ArrayNode out) {
        ports.forEach(port -> out.add(port.toString()));
    }
}
