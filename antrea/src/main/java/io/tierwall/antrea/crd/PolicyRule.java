package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param ports any of these; empty is all traffic
 * @param enableLogging whether hits are logged
 * @param logLabel what each record carries
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
        @Nullable String logLabel) {

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
     * @param protocol TCP, UDP or SCTP
     * @param port the port, or the first of them; nothing for all
     * @param endPort the last port of a span
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Port(
            String protocol,
            @Nullable Integer port,
            @Nullable Integer endPort) {}

    public PolicyRule {
        appliedTo = appliedTo == null ? List.of() : List.copyOf(appliedTo);
        from = from == null ? List.of() : List.copyOf(from);
        to = to == null ? List.of() : List.copyOf(to);
        ports = ports == null ? List.of() : List.copyOf(ports);
    }
}
