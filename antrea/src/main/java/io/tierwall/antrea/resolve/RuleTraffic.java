package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of traffic, before names of ports mean numbers.
 *
 * @param fixed what is the same for all pods; nothing when all depends on names, or can never be met
 * @param named ports that depend on the pod
 */
public record RuleTraffic(Optional<Traffic> fixed, List<NamedPort> named) {

    /** Everything. */
    public static final RuleTraffic ANY = new RuleTraffic(Optional.of(Traffic.ANY), List.of());

    public RuleTraffic {
        named = List.copyOf(named);
    }

    /**
     * What a rule of Kubernetes' own policies says.
     *
     * @throws IllegalArgumentException when a port or protocol makes no sense
     */
    public static RuleTraffic of(List<NetworkPolicyPort> ports) {
        if (ports.isEmpty()) {
            return ANY;
        }
        Builder builder = new Builder();
        ports.forEach(port -> builder.port(port.getProtocol(), port.getPort(), port.getEndPort()));
        return builder.build();
    }

    /**
     * What a rule of one of Antrea's policies says.
     *
     * @throws IllegalArgumentException when a port or protocol makes no sense
     */
    public static RuleTraffic of(PolicyRule rule) {
        if (rule.ports().isEmpty() && rule.protocols().isEmpty()) {
            return ANY;
        }
        Builder builder = new Builder();
        for (PolicyRule.Port port : rule.ports()) {
            if (port.sourcePort() != null || port.sourceEndPort() != null) {
                throw new IllegalArgumentException("source ports are not supported");
            }
            builder.port(port.protocol(), port.port(), port.endPort());
        }
        // An entry without ICMP means IGMP, which no pod here sends.
        rule.protocols().stream()
                .flatMap(protocol -> Optional.ofNullable(protocol.icmp()).stream())
                .forEach(builder::icmp);
        return builder.build();
    }

    /** Collects ports and messages. */
    private static final class Builder {

        private final List<PortMatch> ports = new ArrayList<>();
        private final List<IcmpMatch> icmp = new ArrayList<>();
        private final List<NamedPort> named = new ArrayList<>();

        /** A port as Antrea and Kubernetes write it; no protocol means TCP. */
        void port(@Nullable String protocolName, @Nullable IntOrString port, @Nullable Integer endPort) {
            Protocol protocol = protocol(protocolName);
            if (port == null || port.getValue() == null) {
                ports.add(PortMatch.all(protocol));
            } else if (port.getIntVal() != null) {
                ports.add(new PortMatch(protocol, port.getIntVal(), endPort == null ? port.getIntVal() : endPort));
            } else {
                named.add(new NamedPort(protocol, port.getStrVal()));
            }
        }

        private static Protocol protocol(@Nullable String name) {
            return switch (name) {
                case null -> Protocol.TCP;
                case "TCP" -> Protocol.TCP;
                case "UDP" -> Protocol.UDP;
                case "SCTP" -> Protocol.SCTP;
                case String other -> throw new IllegalArgumentException("no protocol with ports: " + other);
            };
        }

        private void icmp(PolicyRule.Icmp message) {
            Integer type = message.icmpType();
            Integer code = message.icmpCode();
            if (type == null && code != null) {
                throw new IllegalArgumentException("an ICMP code needs a type");
            }
            icmp.add(type == null ? IcmpMatch.ALL : code == null ? IcmpMatch.type(type) : IcmpMatch.of(type, code));
        }

        RuleTraffic build() {
            Traffic fixed = new Traffic(ports, icmp);
            return new RuleTraffic(fixed.isAny() ? Optional.empty() : Optional.of(fixed), named);
        }
    }
}
