package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy, for one direction.
 *
 * @param name unique in the policy over both directions
 * @param action what to do
 * @param appliedTo pods that filter; in all rules of a policy or in none
 * @param from for ingress rules, who sends; empty is anything
 * @param to for egress rules, who receives; empty is anything
 * @param ports any of these, or of {@code protocols}; both empty is all traffic
 * @param enableLogging whether hits are logged
 * @param logLabel what each record carries
 * @param toServices for egress rules, services that the traffic went through; then neither {@code to} nor ports
 * @param protocols kinds of traffic that have no ports
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicyRule(
        String name,
        Action action,
        List<Peer> appliedTo,
        List<Peer> from,
        List<Peer> to,
        List<Port> ports,
        @JsonInclude(JsonInclude.Include.ALWAYS) boolean enableLogging,
        @Nullable String logLabel,
        List<ServiceName> toServices,
        List<PortlessProtocol> protocols) {

    /** What a rule does with a packet that matches. */
    public enum Action {
        Allow,
        Drop,
        Reject,
        Pass
    }

    /**
     * Destination ports.
     *
     * @param protocol TCP, UDP or SCTP; nothing is TCP
     * @param port the port, or the first of them, or the name of a container port; nothing for all
     * @param endPort the last port of a span
     * @param sourcePort the port that traffic comes from, or the first of them
     * @param sourceEndPort the last port of a span that traffic comes from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Port(
            @Nullable String protocol,
            @Nullable IntOrString port,
            @Nullable Integer endPort,
            @Nullable Integer sourcePort,
            @Nullable Integer sourceEndPort) {

        public Port(@Nullable String protocol, @Nullable Integer port, @Nullable Integer endPort) {
            this(protocol, port == null ? null : new IntOrString(port), endPort, null, null);
        }

        /** The container ports of this name, whatever their number is in each pod. */
        public static Port named(String protocol, String name) {
            return new Port(protocol, new IntOrString(name), null, null, null);
        }
    }

    /**
     * A service by name.
     *
     * @param namespace nothing is the policy's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ServiceName(String name, @Nullable String namespace) {}

    /**
     * A protocol without ports.
     *
     * @param icmp ICMP messages; nothing when the entry means IGMP, which is not read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PortlessProtocol(@Nullable Icmp icmp) {

        /** All of ICMP. */
        public static PortlessProtocol everyIcmp() {
            return new PortlessProtocol(new Icmp(null, null));
        }
    }

    /**
     * ICMP messages.
     *
     * @param icmpType 0 to 255; nothing for all
     * @param icmpCode 0 to 255; nothing for all of the type
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Icmp(@Nullable Integer icmpType, @Nullable Integer icmpCode) {}

    public PolicyRule {
        appliedTo = appliedTo == null ? List.of() : List.copyOf(appliedTo);
        from = from == null ? List.of() : List.copyOf(from);
        to = to == null ? List.of() : List.copyOf(to);
        ports = ports == null ? List.of() : List.copyOf(ports);
        toServices = toServices == null ? List.of() : List.copyOf(toServices);
        protocols = protocols == null ? List.of() : List.copyOf(protocols);
    }

    /** A rule over ports, the only kind that Tierwall writes. */
    public PolicyRule(
            String name,
            Action action,
            List<Peer> appliedTo,
            List<Peer> from,
            List<Peer> to,
            List<Port> ports,
            boolean enableLogging,
            @Nullable String logLabel) {
        this(name, action, appliedTo, from, to, ports, enableLogging, logLabel, List.of(), List.of());
    }
}
