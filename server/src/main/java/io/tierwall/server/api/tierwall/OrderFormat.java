package io.tierwall.server.api.tierwall;

import io.tierwall.model.SecurityPolicy;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.api.tierwall.OrderView.Opening;
import io.tierwall.server.api.tierwall.OrderView.PolicyName;
import io.tierwall.server.api.tierwall.OrderView.State;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.Outlook;
import io.tierwall.sync.plan.Warning;
import java.util.List;
import java.util.Optional;

/** Writes what the plans of a cluster write and warn of, with the policies as people named them. */
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
     * @param known what the plans write and warn of; nothing where it is not known what the cluster holds
     * @param limit how many of them, and of the policies of each, are shown
     */
    static OrderView write(Optional<Outlook> known, Compared compared, int limit) {
        if (known.isEmpty()) {
            return new OrderView(State.UNKNOWN, Optional.empty(), List.of(), 0);
        }
        List<Warning> warnings = known.get().warnings();
        OrderFormat format = new OrderFormat(compared, limit);
        return new OrderView(
                warnings.isEmpty() ? State.SAFE : State.OPENS,
                Optional.of(known.get().objects().size()),
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
