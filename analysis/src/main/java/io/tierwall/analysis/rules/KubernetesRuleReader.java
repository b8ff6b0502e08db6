package io.tierwall.analysis.rules;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.RuleOrigin.Place;
import io.tierwall.analysis.rules.SelectedRule.Far;
import io.tierwall.antrea.resolve.AddressBlocks;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.antrea.resolve.PolicyScope;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.RuleTraffic;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Reads one of Kubernetes' NetworkPolicies: what it allows, and whom it isolates. */
final class KubernetesRuleReader {

    /** Tiers after this are the baseline: Kubernetes' own policies stand here. No tier does. */
    static final int TIER_PRIORITY = 251;

    private final Members members;
    private final NetworkPolicy policy;
    private final NetworkPolicySpec spec;
    private final PolicyScope scope;
    private final RoaringBitmap selected;

    /** @throws IllegalArgumentException when the policy's selector makes no sense */
    KubernetesRuleReader(Members members, NetworkPolicy policy) {
        this.members = members;
        this.policy = policy;
        this.spec = policy.getSpec() == null ? new NetworkPolicySpec() : policy.getSpec();
        this.scope = new PolicyScope(policy.getMetadata().getNamespace());
        this.selected = RoaringBitmap.and(
                members.population().in(scope.namespace()), members.population().labelled(spec.getPodSelector()));
    }

    /** The pods that get nothing but what a policy allows; none in a direction that the policy is not about. */
    RoaringBitmap isolated(Direction direction) {
        return direction.isSubjectOf(spec) ? selected : Selection.NONE.pods();
    }

    /** @throws IllegalArgumentException when the policy makes no sense */
    List<SelectedRule> read() {
        List<SelectedRule> rules = new ArrayList<>();
        if (Direction.INGRESS.isSubjectOf(spec)) {
            some(spec.getIngress())
                    .forEach(rule -> rules.addAll(allow(Direction.INGRESS, rule.getFrom(), rule.getPorts())));
        }
        if (Direction.EGRESS.isSubjectOf(spec)) {
            some(spec.getEgress())
                    .forEach(rule -> rules.addAll(allow(Direction.EGRESS, rule.getTo(), rule.getPorts())));
        }
        return rules;
    }

    private static <E> List<E> some(@Nullable List<E> list) {
        return list == null ? List.of() : list;
    }

    /** All that is allowed is allowed: the order of these rules, all at one place, does not matter. */
    private List<SelectedRule> allow(
            Direction direction, @Nullable List<NetworkPolicyPeer> peers, @Nullable List<NetworkPolicyPort> ports) {
        Far far = some(peers).isEmpty()
                ? new Far.Any()
                : new Far.Selected(some(peers).stream().map(this::peer).reduce(Selection.NONE, Selection::with));
        return new RuleExpansion(members.population(), origin(direction), RuleTraffic.of(some(ports)))
                .between(selected, far);
    }

    /** All that the policy allows in one direction is one thing that is written. */
    private RuleOrigin origin(Direction direction) {
        return new RuleOrigin(source(policy), direction, place(0), Verdict.ALLOW);
    }

    /** What the policy says, whether or not it comes to a rule. */
    List<RuleOrigin> written() {
        List<RuleOrigin> written = new ArrayList<>();
        if (Direction.INGRESS.isSubjectOf(spec) && !some(spec.getIngress()).isEmpty()) {
            written.add(origin(Direction.INGRESS));
        }
        if (Direction.EGRESS.isSubjectOf(spec) && !some(spec.getEgress()).isEmpty()) {
            written.add(origin(Direction.EGRESS));
        }
        return written;
    }

    /** All rules of a policy have the same: they have no names. */
    static RuleSource source(NetworkPolicy policy) {
        ObjectMeta metadata = policy.getMetadata();
        return new RuleSource(
                metadata.getUid() == null ? "" : metadata.getUid(),
                metadata.getName(),
                "",
                PolicyKind.KUBERNETES,
                metadata.getNamespace());
    }

    private Selection peer(NetworkPolicyPeer peer) {
        return peer.getIpBlock() == null
                ? members.pods(peer.getNamespaceSelector(), peer.getPodSelector(), scope)
                : Selection.of(
                        AddressBlocks.of(
                                peer.getIpBlock().getCidr(),
                                some(peer.getIpBlock().getExcept()))
                                .stream());
    }

    /** What says no to whatever no policy allows, for the pods that one selects. */
    static RuleOrigin isolation(Direction direction) {
        return new RuleOrigin(RuleSource.ISOLATION, direction, place(1), Verdict.DROP);
    }

    private static Place place(int priority) {
        return new Place(Stage.KUBERNETES, "", TIER_PRIORITY, priority, 0);
    }
}
