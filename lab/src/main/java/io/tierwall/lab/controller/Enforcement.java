package io.tierwall.lab.controller;

import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.NetworkException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has one node enforce rules, and tries again, ever less often, while it refuses. Not thread-safe. */
final class Enforcement {

    private static final Logger LOG = LoggerFactory.getLogger(Enforcement.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(32);

    private final ClusterNetwork network;
    private final String node;
    private ResolvedRules inForce = ResolvedRules.NONE;
    private Optional<Refusal> refusal = Optional.empty();

    /**
     * The node said no.
     *
     * @param policies uids of those whose rules are not in force as they should be
     */
    record Refusal(ResolvedRules wanted, Set<String> policies, String why, Duration backoff, Instant retryAt) {}

    Enforcement(ClusterNetwork network, String node) {
        this.network = network;
        this.node = node;
    }

    /** What the node enforces at present. */
    ResolvedRules inForce() {
        return inForce;
    }

    /** What the node refuses at present. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** Makes these the rules in force, unless they are, or were refused a moment ago. */
    void enforce(ResolvedRules wanted, Instant now) {
        if (wanted.equals(inForce)) {
            refusal = Optional.empty();
            return;
        }
        boolean tooEarly = refusal.filter(no -> no.wanted().equals(wanted) && now.isBefore(no.retryAt()))
                .isPresent();
        if (tooEarly) {
            return;
        }
        try {
            network.enforce(node, wanted);
            inForce = wanted;
            refusal = Optional.empty();
        } catch (NetworkException e) {
            refuse(wanted, String.valueOf(e.getMessage()), now);
        }
    }

    private void refuse(ResolvedRules wanted, String why, Instant now) {
        Duration backoff = refusal.map(no -> no.backoff().multipliedBy(2))
                .filter(doubled -> doubled.compareTo(LAST_RETRY) <= 0)
                .orElse(refusal.isPresent() ? LAST_RETRY : FIRST_RETRY);
        LOG.warn("node {} refuses its rules, next attempt in {} s: {}", node, backoff.toSeconds(), why);
        Set<String> policies = RuleChanges.policies(inForce, wanted);
        refusal = Optional.of(new Refusal(wanted, policies, why, backoff, now.plus(backoff)));
    }
}
