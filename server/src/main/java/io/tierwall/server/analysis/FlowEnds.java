package io.tierwall.server.analysis;

import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes.Route;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the packets that a question is about, as rules see them. Pure. */
public final class FlowEnds {

    private static final String FROM = "from";
    private static final String TO = "to";

    private final ClusterPicture picture;
    private final Inventory inventory;

    public FlowEnds(ClusterPicture picture) {
        this.picture = picture;
        this.inventory = picture.inventory();
    }

    /** @throws QuestionException when an end does not exist, or has no address */
    public Flow flow(FlowQuestion question) {
        List<IpAddress> from = addresses(FROM, question.from());
        List<IpAddress> to = question.toService()
                ? NamedServices.find(TO, question.to(), picture).clusterAddresses()
                : addresses(TO, question.to());
        IpAddress receiver = to.stream()
                .filter(address -> from.stream().anyMatch(own -> own.family() == address.family()))
                .findFirst()
                .orElseThrow(() -> new QuestionException(
                        TO, "the two ends have no addresses of one family. Name one that is reached by IPv4 or IPv6."));
        IpAddress sender = from.stream()
                .filter(address -> address.family() == receiver.family())
                .findFirst()
                .orElseThrow();
        Packet packet =
                new Packet(sender, receiver, question.protocol(), question.number(), question.code(), ServiceName.NONE);
        Optional<Route> route = route(packet);
        if (question.toService() && route.isEmpty()) {
            throw new QuestionException(
                    "port", "the service " + question.to() + " has no such port." + ports(receiver));
        }
        return new Flow(
                route,
                route.map(found -> found.endpoints().stream()
                                .map(end -> packet.through(found.service(), end.address(), end.port()))
                                .toList())
                        .orElseGet(() -> List.of(packet)));
    }

    private Optional<Route> route(Packet packet) {
        return NamedServices.routes(picture, at(packet.to()).toList())
                .find(packet.to(), packet.protocol(), packet.number());
    }

    private Stream<Service> at(IpAddress address) {
        return inventory.services().stream()
                .filter(service -> service.clusterAddresses().contains(address));
    }

    private String ports(IpAddress address) {
        return " It has "
                + at(address)
                        .flatMap(service -> service.ports().stream())
                        .map(port -> port.port() + "/" + port.protocol())
                        .collect(Collectors.joining(", ", "", "."));
    }

    private List<IpAddress> addresses(String field, String written) {
        Optional<IpAddress> address = IpAddress.parse(written);
        return address.isPresent() ? List.of(address.get()) : pod(field, written);
    }

    private List<IpAddress> pod(String field, String written) {
        Pod pod = picture.model()
                .addresses()
                .population()
                .number(written)
                .map(number -> picture.model().addresses().population().pods().get(number))
                .orElseThrow(() -> unknown(field, written));
        if (pod.addresses().isEmpty()) {
            throw new QuestionException(field, "the pod " + pod + " has no address yet. Ask again when it runs.");
        }
        return pod.addresses();
    }

    private QuestionException unknown(String field, String written) {
        return new QuestionException(
                field,
                "there is no pod " + written + " in "
                        + picture.cluster().path().id()
                        + " that policies can be about; pods on the network of their node and pods that ended are not."
                        + " Write namespace/name, or an address."
                        + NearestNames.hintWithin(
                                written,
                                inventory.pods().stream().map(Pod::toString).toList()));
    }
}
