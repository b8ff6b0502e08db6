package io.tierwall.server.analysis;

import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import java.util.Optional;

/**
 * A rule on the way of a packet, as somebody wrote it.
 *
 * @param inCluster the rule there; none where the cluster is not told of it, or not for this direction
 * @param policy the policy of ours that it belongs to
 * @param rule the rule of ours
 */
public record WrittenRule(Optional<RuleOrigin> inCluster, Optional<SecurityPolicy> policy, Optional<Rule> rule) {}
