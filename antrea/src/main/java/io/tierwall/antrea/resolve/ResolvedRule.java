package io.tierwall.antrea.resolve;

import io.tierwall.model.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule of one direction, over addresses.
 *
 * @param source the policy and rule that say it; several resolved rules may have one source
 * @param stage when it is met
 * @param direction where it is evaluated
 * @param verdict what it says of a packet that matches
 * @param appliedTo addresses of the pods that it protects; none when its selection is empty
 * @param peers the far end
 * @param traffic the protocols and ports that it covers
 * @param log whether hits are logged, and under which label
 */
public record ResolvedRule(
        RuleSource source,
        Stage stage,
        Direction direction,
        Verdict verdict,
        Set<IpAddress> appliedTo,
        Peers peers,
        Traffic traffic,
        LogSetting log) {

    /**
     * The policy and rule that a resolved rule comes from.
     *
     * @param policyUid uid of the policy object; empty for the isolation of pods
     * @param policyName name of the policy object
     * @param ruleName name of the rule, unique within the policy; rules of Kubernetes' policies have none
     * @param kind kind of the policy object
     * @param namespace of the policy object; empty for that of a cluster
     */
    public record RuleSource(String policyUid, String policyName, String ruleName, PolicyKind kind, String namespace) {

        /** Says no to what no Kubernetes NetworkPolicy allows, for pods that one selects. Belongs to no policy. */
        public static final RuleSource ISOLATION = new RuleSource("", "", "", PolicyKind.KUBERNETES, "");

        /** A rule of a ClusterNetworkPolicy. */
        public RuleSource(String policyUid, String policyName, String ruleName) {
            this(policyUid, policyName, ruleName, PolicyKind.CLUSTER_NETWORK_POLICY, "");
        }

        /** The policy as statuses and logs write it, such as {@code AntreaNetworkPolicy:shop/web}. */
        public String reference() {
            if (policyName.isEmpty()) {
                return kind.reference();
            }
            return kind.reference() + ":" + (namespace.isEmpty() ? "" : namespace + "/") + policyName;
        }
    }

    /**
     * Logging of one rule.
     *
     * @param enabled whether hits are logged
     * @param label the label that each record carries; empty for none
     * @param flowPriority the priority that an agent's flow for the rule has, which each record carries too
     */
    public record LogSetting(boolean enabled, String label, int flowPriority) {

        /** No logging. */
        public static final LogSetting OFF = new LogSetting(false, "");

        /** Logging of a rule whose place nobody knows. */
        public LogSetting(boolean enabled, String label) {
            this(enabled, label, 0);
        }
    }

    public ResolvedRule {
        appliedTo = Collections.unmodifiableSortedSet(new TreeSet<>(appliedTo));
    }

    /** A rule of the tiers over ports alone. */
    public ResolvedRule(
            RuleSource source,
            Direction direction,
            Verdict verdict,
            Set<IpAddress> appliedTo,
            Peers peers,
            List<PortMatch> ports,
            LogSetting log) {
        this(source, Stage.TIERS, direction, verdict, appliedTo, peers, Traffic.of(ports), log);
    }

    /** Any of these destination ports; without any, and without ICMP messages, every protocol and port. */
    public List<PortMatch> ports() {
        return traffic.ports();
    }

    /** Whether the rule covers the packet. */
    public boolean matches(Packet packet) {
        boolean leaving = direction == Direction.EGRESS;
        return appliedTo.contains(leaving ? packet.from() : packet.to())
                && peers.contains(leaving ? packet.to() : packet.from(), packet.through())
                && traffic.contains(packet);
    }

    /** The same rule for those of its pods that have one of these addresses; nothing when none has. */
    Optional<ResolvedRule> within(Set<IpAddress> addresses) {
        Set<IpAddress> left = new TreeSet<>(appliedTo);
        left.retainAll(addresses);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                left.size() == appliedTo.size()
                        ? this
                        : new ResolvedRule(source, stage, direction, verdict, left, peers, traffic, log));
    }
}
