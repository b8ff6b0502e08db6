package io.tierwall.server.api.tierwall;

import io.tierwall.model.SecurityPolicy;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.api.tierwall.OrderView.Opening;
import io.tierwall.server.api.tierwall.OrderView.PolicyName;
import io.tierwall.server.api.tierwall.OrderView.State;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Warning;
import java.util.List;
import java.util.Optional;

/** Writes what the plans of a cluster warn of, with the policies as people named them. */
final class OrderFormat {

    private final Passages before;
    private final Passages after;
    private final int limit;

    private OrderFormat(Compared compared, int limit) {
        this.before = new Passages(compared.before());
        this.after = new Passages(compared.after());
        this.limit = limit;
    }

    /**
     * @param known the warnings; nothing where it is not known what the cluster holds
     * @param limit how many of them, and of the policies of each, are shown
     */
    static OrderView write(Optional<List<Warning>> known, Compared compared, int limit) {
        if (known.isEmpty()) {
            return new OrderView(State.UNKNOWN, List.of(), 0);
        }
        List<Warning> warnings = known.get();
        OrderFormat format = new OrderFormat(compared, limit);
        return new OrderView(
                warnings.isEmpty() ? State.SAFE : State.OPENS,
                warnings.stream().limit(limit).map(format::opening).toList(),
                warnings.size());
    }

    private Opening opening(Warning warning) {
        return new Opening(
                warning.object().toString(),
                warning.policies().stream()
                        .limit(limit)
                        .map(ObjectKey::name)
                        .map(this::policy)
                        .toList(),
                warning.policies().size(),
                warning.sentence());
    }

    private PolicyName policy(String inCluster) {
        Optional<SecurityPolicy> policy = after.policy(inCluster).or(() -> before.policy(inCluster));
        return new PolicyName(
                policy.map(found -> found.path().value()),
                policy.map(found -> found.naming().displayName()).orElse(inCluster));
    }
}
