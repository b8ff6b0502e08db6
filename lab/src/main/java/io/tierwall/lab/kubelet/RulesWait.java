package io.tierwall.lab.kubelet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a pod wait for the rules of its node, but not for ever. Blocks nobody. */
final class RulesWait {

    private static final Logger LOG = LoggerFactory.getLogger(RulesWait.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RulesGate rules;
    private final Clock clock;

    RulesWait(RulesGate rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The stage that a pod has reached by now.
     *
     * @param version of the objects at present, which know the pod's address
     */
    PodStage next(PodStage stage, String pod, String node, long version) {
        return switch (stage) {
            case PodStage.Placed() ->
                next(new PodStage.Waiting(version, clock.instant().plus(PATIENCE)), pod, node, version);
            case PodStage.Waiting(long awaited, Instant _) when rules.follow(node, awaited) -> new PodStage.Admitted();
            case PodStage.Waiting(long _, Instant until)
            when !clock.instant().isBefore(until) -> {
                LOG.warn("the rules of node {} do not follow; pod {} joins the network without them", node, pod);
                yield new PodStage.Admitted();
            }
            case PodStage.Waiting waiting -> waiting;
            case PodStage.Admitted admitted -> admitted;
            case PodStage.Joined joined -> joined;
        };
    }
}
