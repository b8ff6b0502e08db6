package io.tierwall.lab.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress;
import java.util.Optional;

/** The packet that a trace asks for: from where, and as it leaves. */
record TracedPacket(Place source, Packet packet) {

    /** Why a trace cannot be made. */
    static final class Impossible extends Exception {

        private static final long serialVersionUID = 1;

        Impossible(String why) {
            super(why);
        }
    }

    static TracedPacket of(JsonNode spec, ObjectStore store) throws Impossible {
        JsonNode source = spec.path("source");
        ObjectKey pod = new ObjectKey(
                source.path("namespace").asText(), source.path("pod").asText());
        Place from = Place.ofPod(store, pod).orElseThrow(() -> new Impossible("source pod " + pod + " has no address"));
        IpAddress to = destination(spec.path("destination"), store);
        return new TracedPacket(from, packet(from.address(), to, spec.path("packet")));
    }

    private static IpAddress destination(JsonNode destination, ObjectStore store) throws Impossible {
        String namespace = destination.path("namespace").asText();
        Optional<IpAddress> found;
        if (destination.has("pod")) {
            ObjectKey key = new ObjectKey(namespace, destination.path("pod").asText());
            found = Place.ofPod(store, key).map(Place::address);
        } else if (destination.has("service")) {
            ObjectKey key = new ObjectKey(namespace, destination.path("service").asText());
            found = store.find(ResourceTypes.SERVICES, key)
                    .flatMap(service ->
                            IpAddress.parse(service.at("/spec/clusterIP").asText("")));
        } else {
            found = IpAddress.parse(destination.path("ip").asText(""));
        }
        return found.orElseThrow(() -> new Impossible("the destination has no address: " + destination));
    }

    /** An echo where neither header nor protocol say anything else. */
    private static Packet packet(IpAddress from, IpAddress to, JsonNode said) throws Impossible {
        JsonNode transport = said.path("transportHeader");
        if (transport.has("tcp")) {
            return Packet.toPort(from, to, Protocol.TCP, port(transport.path("tcp")));
        }
        if (transport.has("udp")) {
            return Packet.toPort(from, to, Protocol.UDP, port(transport.path("udp")));
        }
        int protocol = said.at("/ipHeader/protocol").asInt(1);
        return switch (protocol) {
            case 1 -> Packet.echo(from, to);
            case 6 -> Packet.toPort(from, to, Protocol.TCP, 0);
            case 17 -> Packet.toPort(from, to, Protocol.UDP, 0);
            default -> throw new Impossible("packets of protocol " + protocol + " cannot be traced in the lab");
        };
    }

    private static int port(JsonNode header) {
        return header.path("dstPort").asInt(0);
    }
}
