package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.controller.Enforcement.Refusal;
import io.tierwall.lab.controller.Realization.Reported;
import io.tierwall.lab.controller.Realization.Unresolvable;
import io.tierwall.lab.loop.Reconciler;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Follows everything that rules depend on, has each node enforce what concerns it, and says of each policy and group
 * how it stands. Rules are in force before a status says so.
 */
public final class Controller implements Reconciler {

    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration SHORTEST_REST = Duration.ofMillis(1);

    private static final List<ResourceType> POLICIES =
            List.of(ResourceTypes.CLUSTER_NETWORK_POLICIES, ResourceTypes.ANTREA_NETWORK_POLICIES);
    private static final List<ResourceType> GROUPS = List.of(ResourceTypes.CLUSTER_GROUPS, ResourceTypes.GROUPS);

    private final ObjectStore store;
    private final Clock clock;
    private final NodeEnforcements enforcements;
    private final NodeReports reports;
    private final EnforcedVersion enforced;
    private final StatusWriter statuses;
    private final Understanding understanding = new Understanding();
    private final UnresolvablePolicies unresolvable = new UnresolvablePolicies();
    private Optional<Computation> computed = Optional.empty();
    private volatile ResolvedRules rules = ResolvedRules.NONE;
    /** Everything up to this version is in what was computed, or does not matter. */
    private long followed;

    /** What the agents were told to be like. */
    private record Agents(Set<String> silent, RefusingNodes refusing) {}

    /**
     * @param enforced told up to which version the rules in force on each node have followed
     * @param nodeDelay how long each node takes after the one before it to report a policy
     */
    public Controller(
            ObjectStore store, ClusterNetwork network, EnforcedVersion enforced, Clock clock, Duration nodeDelay) {
        this.store = store;
        this.clock = clock;
        this.enforced = enforced;
        this.enforcements = new NodeEnforcements(network);
        this.reports = new NodeReports(nodeDelay);
        this.statuses = new StatusWriter(store);
    }

    /**
     * Forgets all that it has worked out, as one that starts anew. What nodes enforce stays. Not while it reconciles.
     */
    public void forget() {
        computed = Optional.empty();
        followed = 0;
        reports.retain(Set.of());
    }

    @Override
    public Duration reconcile(List<WatchEvent> events) {
        Computation computation = follow(events);
        Instant now = clock.instant();
        Agents agents = new Agents(SilentNodes.of(store), RefusingNodes.of(store));
        enforce(computation, agents, now);
        POLICIES.forEach(kind -> writePolicies(kind, computation, agents, now));
        GROUPS.forEach(kind -> writeGroups(kind, computation.groups(), now));
        return rest(now);
    }

    /** The rules that nodes enforce, all together. Asked by any thread. */
    public ResolvedRules rules() {
        return rules;
    }

    private Computation follow(List<WatchEvent> events) {
        boolean stale = events.isEmpty()
                ? store.version() != followed
                : events.stream()
                        .anyMatch(event -> event.resourceVersion() > followed && RuleEvents.changesRules(event));
        if (computed.isEmpty() || stale) {
            Snapshot snapshot = Snapshot.of(store);
            Computation computation = understanding.of(snapshot);
            unresolvable.log(snapshot.all(ResourceTypes.NETWORK_POLICIES), computation.unresolvable());
            computed = Optional.of(computation);
            followed = snapshot.version();
        } else if (!events.isEmpty()) {
            followed = Math.max(followed, events.getLast().resourceVersion());
        }
        return computed.get();
    }

    private void enforce(Computation computation, Agents agents, Instant now) {
        enforcements.enforce(computation, agents.silent(), agents.refusing(), now);
        rules = enforcements.inForce(computation.resolution().rules().services());
        Set<String> deaf = new TreeSet<>(enforcements.refusing());
        deaf.addAll(agents.silent());
        enforced.reached(followed, deaf);
        reports.retain(computation.resolved());
        for (String uid : computation.resolved()) {
            long generation = computation.generations().getOrDefault(uid, 0L);
            reports.enforced(uid, generation, computation.span(uid), deaf, now);
        }
    }

    private void writePolicies(ResourceType kind, Computation computation, Agents agents, Instant now) {
        for (ObjectNode policy : store.list(kind).items()) {
            realization(computation, policy, agents, now)
                    .ifPresent(realization -> statuses.write(
                            kind,
                            policy,
                            PolicyStatuses.of(
                                    policy.path("status"), ObjectReader.generation(policy), realization, now)));
        }
    }

    /** Nothing for a policy that is newer than what was computed: its event is on its way. */
    private Optional<Realization> realization(Computation computation, ObjectNode policy, Agents agents, Instant now) {
        String uid = ObjectReader.uid(policy);
        if (computation.generations().getOrDefault(uid, 0L) != ObjectReader.generation(policy)) {
            return Optional.empty();
        }
        String why = computation.unresolvable().get(uid);
        if (why != null) {
            return Optional.of(new Unresolvable(why));
        }
        Set<String> span = computation.span(uid);
        Map<String, String> refusals = refusals(policy, span, agents);
        Set<String> others = new TreeSet<>(span);
        others.removeAll(refusals.keySet());
        return Optional.of(Reported.of(reports.reported(uid, others, now), span.size(), refusals));
    }

    private Map<String, String> refusals(ObjectNode policy, Set<String> span, Agents agents) {
        Map<String, String> refusals = new TreeMap<>();
        for (String node : span) {
            if (!agents.silent().contains(node)) {
                agents.refusing()
                        .refusal(node, ObjectKey.of(policy))
                        .or(() -> refusal(policy, node))
                        .ifPresent(why -> refusals.put(node, why));
            }
        }
        return refusals;
    }

    /** A node that refuses its rules still has those that it was given before. */
    private Optional<String> refusal(ObjectNode policy, String node) {
        String uid = ObjectReader.uid(policy);
        return enforcements
                .refusal(node)
                .filter(no -> no.policies().contains(uid) || !reports.given(uid, ObjectReader.generation(policy), node))
                .map(Refusal::why);
    }

    private void writeGroups(ResourceType kind, GroupFindings groups, Instant now) {
        for (ObjectNode group : store.list(kind).items()) {
            GroupFinding finding = groups.findings().get(ObjectReader.uid(group));
            if (finding != null) {
                statuses.write(kind, group, GroupStatuses.of(group.path("status"), finding, now));
            }
        }
    }

    private Duration rest(Instant now) {
        Duration rest = Stream.of(reports.next(now), enforcements.nextRetry())
                .flatMap(Optional::stream)
                .map(next -> Duration.between(now, next))
                .reduce(REST, (one, other) -> one.compareTo(other) < 0 ? one : other);
        return rest.compareTo(SHORTEST_REST) > 0 ? rest : SHORTEST_REST;
    }
}
