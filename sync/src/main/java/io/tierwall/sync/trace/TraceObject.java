package io.tierwall.sync.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.model.address.IpAddress;
import io.tierwall.sync.trace.TraceRequest.Destination;
import io.tierwall.sync.trace.TraceRequest.ObjectName;
import java.time.Duration;

/** The Traceflow that asks for a packet. Pure. */
final class TraceObject {

    /** What the names of all of ours begin with. */
    static final String PREFIX = "tierwall-proof-";

    /** Antrea looks for traces that are over every ten seconds, so this one ends before {@link Tracer} gives it up. */
    static final Duration TIMEOUT = Duration.ofSeconds(12);

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;
    private static final int SYN = 2;

    private TraceObject() {}

    /** @param suffix that no other has, of lower case letters and digits */
    static ObjectNode of(TraceRequest request, String suffix) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("apiVersion", AntreaObject.GROUP + "/" + AntreaObject.VERSION).put("kind", "Traceflow");
        ObjectNode metadata = body.putObject("metadata").put("name", PREFIX + suffix);
        metadata.putObject("labels").put(Ownership.MANAGED_BY, Ownership.TIERWALL);
        ObjectNode spec = body.putObject("spec");
        name(spec.putObject("source"), "pod", request.from());
        destination(spec.putObject("destination"), request.to());
        packet(spec.putObject("packet"), request);
        spec.put("timeout", TIMEOUT.toSeconds());
        return body;
    }

    /** Whether an object is one of these, whoever of us made it. */
    static boolean isOurs(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("name").asText().startsWith(PREFIX)
                && metadata.path("labels").path(Ownership.MANAGED_BY).asText().equals(Ownership.TIERWALL);
    }

    private static void name(ObjectNode end, String kind, ObjectName name) {
        end.put("namespace", name.namespace()).put(kind, name.name());
    }

    private static void destination(ObjectNode end, Destination to) {
        switch (to) {
            case Destination.Pod(ObjectName pod) -> name(end, "pod", pod);
            case Destination.Service(ObjectName service) -> name(end, "service", service);
            case Destination.Address(IpAddress address) -> end.put("ip", address.toString());
        }
    }

    private static void packet(ObjectNode packet, TraceRequest request) {
        boolean v6 = request.family() == IpAddress.Family.IPV6;
        ObjectNode transport = JsonNodeFactory.instance.objectNode();
        int protocol =
                switch (request.protocol()) {
                    case TCP -> {
                        transport
                                .putObject("tcp")
                                .put("dstPort", request.port())
                                .put("flags", SYN);
                        yield TCP;
                    }
                    case UDP -> {
                        transport.putObject("udp").put("dstPort", request.port());
                        yield UDP;
                    }
                    case ICMP -> {
                        transport.putObject("icmp");
                        yield v6 ? ICMP_V6 : ICMP;
                    }
                    case SCTP -> throw new IllegalStateException("a request is never about SCTP");
                };
        if (v6) {
            packet.putObject("ipv6Header").put("nextHeader", protocol);
        } else {
            packet.putObject("ipHeader").put("protocol", protocol);
        }
        packet.set("transportHeader", transport);
    }
}
