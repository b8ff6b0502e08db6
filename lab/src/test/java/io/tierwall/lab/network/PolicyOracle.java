package io.tierwall.lab.network;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.Inventory.ServicePort;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a packet, straight from the written rules: for each packet every policy is read anew, without sets,
 * expansion or numbers. Slow, and independent of the resolver.
 */
public record PolicyOracle(PolicyObjects objects, Inventory inventory) {

    private static final int BASELINE = 253;

    /** The same packet, with the service that it went through. */
    private record Flow(Pod from, IpAddress to, Protocol protocol, int port, Optional<Service> through) {}

    private record Written(int tier, double priority, int index, String uid, String namespace, Spec spec) {}

    private record Spec(List<Peer> appliedTo, PolicyRule rule) {}

    /** One end of a flow as a rule's peers see it. */
    private record End(IpAddress address, Optional<Pod> pod) {}

    private OracleSelections selections() {
        return new OracleSelections(objects, inventory);
    }

    /** What may become of it; several outcomes where a service chooses between endpoints. */
    public Set<Outcome> outcomes(Probe probe) {
        Pod from = inventory.pods().stream()
                .filter(pod -> pod.toString().equals(probe.from()))
                .findFirst()
                .orElseThrow();
        Flow asked = new Flow(from, probe.to(), probe.protocol(), probe.port(), Optional.empty());
        Optional<Service> service = inventory.services().stream()
                .filter(candidate -> candidate.clusterAddresses().contains(probe.to()))
                .findFirst();
        Optional<ServicePort> port = service.flatMap(found -> found.ports().stream()
                .filter(open -> open.protocol() == probe.protocol() && open.port() == probe.port())
                .findFirst());
        if (port.isEmpty()) {
            return Set.of(probe.to().equals(from.addresses().getFirst()) ? arrives(asked) : outcome(asked));
        }
        Set<Outcome> outcomes = new TreeSet<>();
        for (Pod pod : inventory.pods()) {
            boolean behind = pod.ready()
                    && pod.namespace().equals(service.get().namespace())
                    && !service.get().selector().isEmpty()
                    && pod.labels()
                            .entrySet()
                            .containsAll(service.get().selector().entrySet());
            if (behind) {
                targets(port.get(), pod)
                        .forEach(number -> outcomes.add(outcome(
                                new Flow(from, pod.addresses().getFirst(), probe.protocol(), number, service))));
            }
        }
        return outcomes.isEmpty() ? Set.of(Outcome.REJECTED) : outcomes;
    }

    private static Stream<Integer> targets(ServicePort port, Pod pod) {
        if (port.targetPort().matches("\\d+")) {
            return Stream.of(Integer.valueOf(port.targetPort()));
        }
        return pod.ports().stream()
                .filter(declared -> declared.name().equals(port.targetPort()) && declared.protocol() == port.protocol())
                .map(Inventory.ContainerPort::port);
    }

    private Optional<Pod> podAt(IpAddress address) {
        return inventory.pods().stream()
                .filter(pod -> pod.addresses().contains(address))
                .findFirst();
    }

    private Outcome outcome(Flow flow) {
        Optional<Pod> receiver = podAt(flow.to());
        Action leaving = verdict(Direction.EGRESS, flow, flow.from(), new End(flow.to(), receiver));
        if (leaving != Action.Allow) {
            return refused(leaving);
        }
        boolean toItself = receiver.filter(flow.from()::equals).isPresent();
        if (receiver.isPresent() && !toItself) {
            End sender = new End(flow.from().addresses().getFirst(), Optional.of(flow.from()));
            Action arriving = verdict(Direction.INGRESS, flow, receiver.get(), sender);
            if (arriving != Action.Allow) {
                return refused(arriving);
            }
        }
        return arrives(flow);
    }

    private static Outcome refused(Action action) {
        return action == Action.Reject ? Outcome.REJECTED : Outcome.DROPPED;
    }

    private Outcome arrives(Flow flow) {
        Optional<Pod> pod = podAt(flow.to());
        if (pod.isEmpty() && ClusterNetwork.CLUSTER_ADDRESSES.contains(flow.to())) {
            return Outcome.DROPPED;
        }
        if (flow.protocol() == Protocol.ICMP) {
            return Outcome.CONNECTED;
        }
        boolean answers = pod.map(PolicyOracle::listening).orElse(Set.of(80)).contains(flow.port());
        return answers ? Outcome.CONNECTED : Outcome.REJECTED;
    }

    /** Pods of the lab listen for TCP and UDP where they declare a port, or on 80. */
    public static Set<Integer> listening(Pod pod) {
        Set<Integer> ports = new TreeSet<>();
        pod.ports().forEach(port -> ports.add(port.port()));
        return ports.isEmpty() ? Set.of(80) : ports;
    }

    private Action verdict(Direction direction, Flow flow, Pod near, End far) {
        for (Written written : written(direction, tier -> tier != BASELINE)) {
            if (matches(written, direction, flow, near, far)) {
                if (written.spec().rule().action() == Action.Pass) {
                    break;
                }
                return written.spec().rule().action();
            }
        }
        List<NetworkPolicy> isolating = objects.namespaced().kubernetesPolicies().stream()
                .filter(policy -> isolates(policy, direction, near))
                .toList();
        if (!isolating.isEmpty()) {
            boolean allowed = isolating.stream().anyMatch(policy -> allows(policy, direction, flow, near, far));
            return allowed ? Action.Allow : Action.Drop;
        }
        for (Written written : written(direction, tier -> tier == BASELINE)) {
            if (matches(written, direction, flow, near, far)) {
                Action action = written.spec().rule().action();
                return action == Action.Pass ? Action.Allow : action;
            }
        }
        return Action.Allow;
    }

    private List<Written> written(Direction direction, Predicate<Integer> tiers) {
        List<Written> all = new ArrayList<>();
        objects.policies().forEach(policy -> add(all, policy.getMetadata().getUid(), "", policy.getSpec(), direction));
        objects.namespaced()
                .policies()
                .forEach(policy -> add(
                        all,
                        policy.getMetadata().getUid(),
                        policy.getMetadata().getNamespace(),
                        policy.getSpec(),
                        direction));
        return all.stream()
                .filter(written -> tiers.test(written.tier()))
                .sorted(Comparator.comparingInt(Written::tier)
                        .thenComparingDouble(Written::priority)
                        .thenComparingInt(Written::index)
                        .thenComparing(Written::uid))
                .toList();
    }

    private void add(
            List<Written> all, String uid, String namespace, ClusterNetworkPolicy.Spec spec, Direction direction) {
        int tier = objects.tiers().stream()
                .filter(candidate -> candidate.getMetadata().getName().equals(spec.tier()))
                .findFirst()
                .map(found -> found.getSpec().priority())
                .orElse(250);
        List<PolicyRule> rules = direction == Direction.INGRESS ? spec.ingress() : spec.egress();
        for (int index = 0; index < rules.size(); index++) {
            PolicyRule rule = rules.get(index);
            List<Peer> appliedTo = rule.appliedTo().isEmpty() ? spec.appliedTo() : rule.appliedTo();
            all.add(new Written(tier, spec.priority(), index, uid, namespace, new Spec(appliedTo, rule)));
        }
    }

    private boolean matches(Written written, Direction direction, Flow flow, Pod near, End far) {
        PolicyRule rule = written.spec().rule();
        String namespace = written.namespace();
        boolean applies = (namespace.isEmpty() || namespace.equals(near.namespace()))
                && written.spec().appliedTo().stream()
                        .anyMatch(peer -> selections().selects(peer, namespace, near, near));
        if (!applies) {
            return false;
        }
        if (!rule.toServices().isEmpty()) {
            return flow.through()
                    .filter(service -> rule.toServices().stream()
                            .anyMatch(named -> named.name().equals(service.name())
                                    && (named.namespace() == null ? namespace : named.namespace())
                                            .equals(service.namespace())))
                    .isPresent();
        }
        List<Peer> peers = direction == Direction.INGRESS ? rule.from() : rule.to();
        boolean asPod = peers.isEmpty()
                || far.pod()
                        .filter(pod ->
                                peers.stream().anyMatch(peer -> selections().selects(peer, namespace, pod, near)))
                        .isPresent();
        boolean reaches = peers.isEmpty()
                || asPod
                || peers.stream().anyMatch(peer -> selections().holds(peer, namespace, far.address()));
        if (!reaches) {
            return false;
        }
        // A name is known for the receiving pod: the near one, or one that is selected as a pod.
        Optional<Pod> named =
                direction == Direction.INGRESS ? Optional.of(near) : far.pod().filter(_ -> asPod);
        return covers(rule, flow, named);
    }

    private static boolean covers(PolicyRule rule, Flow flow, Optional<Pod> named) {
        if (rule.ports().isEmpty() && rule.protocols().isEmpty()) {
            return true;
        }
        boolean port = rule.ports().stream().anyMatch(entry -> {
            Object number = entry.port() == null ? null : entry.port().getValue();
            return covers(entry.protocol(), number, entry.endPort(), flow, named);
        });
        boolean message = flow.protocol() == Protocol.ICMP
                && rule.protocols().stream()
                        .anyMatch(entry -> entry.icmp() != null
                                && (entry.icmp().icmpType() == null
                                        || entry.icmp().icmpType() == 8)
                                && (entry.icmp().icmpCode() == null
                                        || entry.icmp().icmpCode() == 0));
        return port || message;
    }

    private static boolean covers(
            @Nullable String protocol,
            @Nullable Object port,
            @Nullable Integer endPort,
            Flow flow,
            Optional<Pod> named) {
        if (!flow.protocol().name().equals(protocol == null ? "TCP" : protocol)) {
            return false;
        }
        return switch (port) {
            case null -> true;
            case Integer first -> flow.port() >= first && flow.port() <= (endPort == null ? first : endPort);
            case Object name ->
                named.stream()
                        .flatMap(pod -> pod.ports().stream())
                        .anyMatch(declared -> declared.name().equals(name)
                                && declared.protocol() == flow.protocol()
                                && declared.port() == flow.port());
        };
    }

    private static boolean isolates(NetworkPolicy policy, Direction direction, Pod pod) {
        List<String> types = policy.getSpec().getPolicyTypes();
        boolean about =
                switch (direction) {
                    case INGRESS -> types.isEmpty() || types.contains("Ingress");
                    case EGRESS ->
                        types.contains("Egress")
                                || (types.isEmpty()
                                        && !policy.getSpec().getEgress().isEmpty());
                };
        return about
                && policy.getMetadata().getNamespace().equals(pod.namespace())
                && OracleSelections.matches(policy.getSpec().getPodSelector(), pod.labels());
    }

    private boolean allows(NetworkPolicy policy, Direction direction, Flow flow, Pod near, End far) {
        return switch (direction) {
            case INGRESS ->
                policy.getSpec().getIngress().stream()
                        .anyMatch(
                                rule -> allows(policy, rule.getFrom(), rule.getPorts(), flow, far, Optional.of(near)));
            case EGRESS ->
                policy.getSpec().getEgress().stream()
                        .anyMatch(rule -> allows(policy, rule.getTo(), rule.getPorts(), flow, far, Optional.empty()));
        };
    }

    private boolean allows(
            NetworkPolicy policy,
            List<NetworkPolicyPeer> peers,
            List<NetworkPolicyPort> ports,
            Flow flow,
            End far,
            Optional<Pod> receiver) {
        String namespace = policy.getMetadata().getNamespace();
        boolean asPod = peers.isEmpty()
                || far.pod()
                        .filter(pod -> peers.stream()
                                .anyMatch(peer -> selections()
                                        .selects(peer.getNamespaceSelector(), peer.getPodSelector(), namespace, pod)))
                        .isPresent();
        boolean reaches = asPod
                || peers.stream()
                        .anyMatch(peer -> peer.getIpBlock() != null
                                && OracleSelections.holds(
                                        peer.getIpBlock().getCidr(),
                                        peer.getIpBlock().getExcept(),
                                        far.address()));
        Optional<Pod> named = receiver.or(() -> far.pod().filter(_ -> asPod));
        return reaches
                && (ports.isEmpty()
                        || ports.stream()
                                .anyMatch(port -> covers(
                                        port.getProtocol(),
                                        port.getPort() == null
                                                ? null
                                                : port.getPort().getValue(),
                                        port.getEndPort(),
                                        flow,
                                        named)));
    }
}
