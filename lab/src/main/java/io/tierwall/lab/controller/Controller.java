package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.controller.Realization.OnItsWay;
import io.tierwall.lab.controller.Realization.Refused;
import io.tierwall.lab.controller.Realization.Unresolvable;
import io.tierwall.lab.loop.Reconciler;
import io.tierwall.lab.network.ClusterNetwork;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows everything that rules depend on, has them enforced as a whole, and says of each policy and group how it
 * stands. Rules are in force before a status says so.
 */
public final class Controller implements Reconciler {

    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration SHORTEST_REST = Duration.ofMillis(1);

    private final ObjectStore store;
    private final Clock clock;
    private final Enforcement enforcement;
    private final NodeReports reports;
    private final EnforcedVersion enforced;
    private final StatusWriter statuses;
    private final ReadingCache<Tier> tiers = new ReadingCache<>(ObjectReader::tier);
    private final ReadingCache<ClusterGroup> groups = new ReadingCache<>(ObjectReader::group);
    private final ReadingCache<ClusterNetworkPolicy> policies = new ReadingCache<>(ObjectReader::policy);
    private Optional<Computation> computed = Optional.empty();
    private volatile ResolvedRules rules = ResolvedRules.NONE;
    /** Everything up to this version is in what was computed, or does not matter. */
    private long followed;

    /**
     * @param enforced told up to which version the rules in force have followed
     * @param nodeDelay how long each node takes after the one before it to report a policy
     */
    public Controller(
            ObjectStore store, ClusterNetwork network, EnforcedVersion enforced, Clock clock, Duration nodeDelay) {
        this.store = store;
        this.clock = clock;
        this.enforced = enforced;
        this.enforcement = new Enforcement(network);
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
        enforce(computation, now);
        if (enforcement.refusal().isEmpty()) {
            enforced.reached(followed);
        }
        writePolicies(computation, now);
        writeGroups(computation.groups(), now);
        return rest(now);
    }

    /** The rules that the network has got last. Asked by any thread. */
    public ResolvedRules rules() {
        return rules;
    }

    private Computation follow(List<WatchEvent> events) {
        boolean stale = events.isEmpty()
                ? store.version() != followed
                : events.stream().anyMatch(event -> event.resourceVersion() > followed && changesRules(event));
        if (computed.isEmpty() || stale) {
            Snapshot snapshot = Snapshot.of(store);
            computed = Optional.of(compute(snapshot));
            followed = snapshot.version();
        } else if (!events.isEmpty()) {
            followed = Math.max(followed, events.getLast().resourceVersion());
        }
        return computed.get();
    }

    /** Statuses of policies and groups change nothing. */
    private static boolean changesRules(WatchEvent event) {
        ResourceType type = event.type();
        if (type.equals(ResourceTypes.CLUSTER_NETWORK_POLICIES) || type.equals(ResourceTypes.CLUSTER_GROUPS)) {
            return event.before() == null
                    || event.kind() == WatchEvent.Kind.DELETED
                    || generation(event.before()) != generation(event.after());
        }
        return Stream.of(
                        ResourceTypes.TIERS,
                        ResourceTypes.NAMESPACES,
                        ResourceTypes.PODS,
                        ResourceTypes.SERVICES,
                        ResourceTypes.NODES)
                .anyMatch(type::equals);
    }

    private Computation compute(Snapshot snapshot) {
        Inventory inventory = InventoryReader.read(snapshot);
        List<Tier> readable = tiers.read(snapshot.tiers()).values().stream()
                .flatMap(reading ->
                        reading instanceof Reading.Understood<Tier>(Tier tier) ? Stream.of(tier) : Stream.empty())
                .toList();
        GroupFindings findings = GroupFindings.of(groups.read(snapshot.groups()), inventory);
        Map<String, Long> generations =
                snapshot.policies().stream().collect(Collectors.toMap(Controller::uid, Controller::generation));
        return Computation.of(readable, findings, policies.read(snapshot.policies()), generations, inventory);
    }

    private void enforce(Computation computation, Instant now) {
        Set<String> silent = SilentNodes.of(store);
        ResolvedRules resolved = computation.resolution().rules();
        rules = silent.isEmpty()
                ? resolved
                : KeptRules.join(enforcement.inForce(), resolved, KeptRules.addresses(store, silent));
        enforcement.enforce(rules, now);
        reports.retain(computation.resolved());
        if (enforcement.refusal().isEmpty()) {
            for (String uid : computation.resolved()) {
                long generation = computation.generations().getOrDefault(uid, 0L);
                reports.enforced(uid, generation, computation.span(uid), silent, now);
            }
        }
    }

    private void writePolicies(Computation computation, Instant now) {
        for (ObjectNode policy :
                store.list(ResourceTypes.CLUSTER_NETWORK_POLICIES).items()) {
            realization(computation, policy, now)
                    .ifPresent(realization -> statuses.write(
                            ResourceTypes.CLUSTER_NETWORK_POLICIES,
                            policy,
                            PolicyStatuses.of(policy.path("status"), generation(policy), realization, now)));
        }
    }

    /** Nothing for a policy that is newer than what was computed: its event is on its way. */
    private Optional<Realization> realization(Computation computation, ObjectNode policy, Instant now) {
        String uid = uid(policy);
        long generation = generation(policy);
        if (computation.generations().getOrDefault(uid, 0L) != generation) {
            return Optional.empty();
        }
        String why = computation.unresolvable().get(uid);
        if (why != null) {
            return Optional.of(new Unresolvable(why));
        }
        Set<String> span = computation.span(uid);
        Optional<Realization> refused = enforcement
                .refusal()
                .filter(no -> no.policies().contains(uid) || !reports.covers(uid, generation, span))
                .filter(_ -> !span.isEmpty())
                .map(no -> new Refused(List.copyOf(new TreeSet<>(span)), no.why()));
        return Optional.of(refused.orElseGet(() -> new OnItsWay(reports.reported(uid, span, now), span.size())));
    }

    private void writeGroups(GroupFindings groups, Instant now) {
        for (ObjectNode group : store.list(ResourceTypes.CLUSTER_GROUPS).items()) {
            GroupFinding finding = groups.findings().get(uid(group));
            if (finding != null) {
                statuses.write(
                        ResourceTypes.CLUSTER_GROUPS, group, GroupStatuses.of(group.path("status"), finding, now));
            }
        }
    }

    private Duration rest(Instant now) {
        Duration untilReport =
                reports.next(now).map(next -> Duration.between(now, next)).orElse(REST);
        Duration untilRetry = enforcement
                .refusal()
                .map(no -> Duration.between(now, no.retryAt()))
                .orElse(REST);
        Duration rest = untilReport.compareTo(untilRetry) < 0 ? untilReport : untilRetry;
        return rest.compareTo(SHORTEST_REST) > 0 ? rest : SHORTEST_REST;
    }

    private static String uid(ObjectNode object) {
        return object.at("/metadata/uid").asText();
    }

    private static long generation(ObjectNode object) {
        return object.at("/metadata/generation").asLong();
    }
}
