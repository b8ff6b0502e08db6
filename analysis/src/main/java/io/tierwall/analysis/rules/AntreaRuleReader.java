package io.tierwall.analysis.rules;

import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Population;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.RuleOrigin.Place;
import io.tierwall.analysis.rules.SelectedRule.Far;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.resolve.AntreaPolicy;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.RuleTraffic;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Reads one of Antrea's policies. */
final class AntreaRuleReader {

    private final Members members;
    private final Population population;
    private final AntreaPolicy policy;
    private final Place first;
    private final List<RuleOrigin> silent = new ArrayList<>();

    /** @param first the place of the policy's first rule */
    AntreaRuleReader(Members members, AntreaPolicy policy, Place first) {
        this.members = members;
        this.population = members.population();
        this.policy = policy;
        this.first = first;
    }

    /** @throws IllegalArgumentException when the policy makes no sense */
    List<SelectedRule> read() {
        List<SelectedRule> rules = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<PolicyRule> written = direction == Direction.INGRESS
                    ? policy.spec().ingress()
                    : policy.spec().egress();
            for (int index = 0; index < written.size(); index++) {
                RuleOrigin origin = origin(written.get(index), direction, index);
                List<SelectedRule> read = read(written.get(index), origin);
                rules.addAll(read);
                if (read.isEmpty()) {
                    silent.add(origin);
                }
            }
        }
        return rules;
    }

    /** What was read, but came to no rule: its ports are names that no pod knows. */
    List<RuleOrigin> silent() {
        return List.copyOf(silent);
    }

    private RuleOrigin origin(PolicyRule rule, Direction direction, int index) {
        return new RuleOrigin(
                policy.source(rule.name() == null ? "" : rule.name()),
                direction,
                new Place(first.stage(), first.tier(), first.tierPriority(), first.priority(), index),
                verdict(rule.action()));
    }

    private List<SelectedRule> read(PolicyRule rule, RuleOrigin origin) {
        RoaringBitmap appliedTo =
                protectedBy(rule.appliedTo().isEmpty() ? policy.spec().appliedTo() : rule.appliedTo());
        RuleExpansion expansion = new RuleExpansion(population, origin, RuleTraffic.of(rule));
        if (!rule.toServices().isEmpty()) {
            return expansion.between(appliedTo, new Far.Services(services(rule)));
        }
        List<Peer> peers = origin.direction() == Direction.INGRESS ? rule.from() : rule.to();
        return peers.isEmpty() ? expansion.between(appliedTo, new Far.Any()) : toPeers(expansion, appliedTo, peers);
    }

    /** A policy of a namespace protects pods of its own only, and nobody protects addresses. */
    private RoaringBitmap protectedBy(List<Peer> appliedTo) {
        RoaringBitmap pods = members.peers(appliedTo, policy.scope()).pods();
        return policy.scope().isCluster()
                ? pods
                : RoaringBitmap.and(pods, population.in(policy.scope().namespace()));
    }

    private Set<ServiceName> services(PolicyRule rule) {
        return rule.toServices().stream()
                .map(service -> new ServiceName(
                        service.namespace() == null ? policy.scope().namespace() : service.namespace(), service.name()))
                .collect(Collectors.toSet());
    }

    /** Peers that relate to the protected pod's namespace make a rule for each namespace. */
    private List<SelectedRule> toPeers(RuleExpansion expansion, RoaringBitmap appliedTo, List<Peer> peers) {
        List<Peer> absolute =
                peers.stream().filter(peer -> peer.namespaces() == null).toList();
        List<SelectedRule> rules = new ArrayList<>();
        if (!absolute.isEmpty()) {
            rules.addAll(expansion.between(appliedTo, new Far.Selected(members.peers(absolute, policy.scope()))));
        }
        if (absolute.size() < peers.size()) {
            Set<String> namespaces = IntStream.of(appliedTo.toArray())
                    .mapToObj(number -> population.pods().get(number).namespace())
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String namespace : namespaces) {
                RoaringBitmap within = RoaringBitmap.and(appliedTo, population.in(namespace));
                rules.addAll(expansion.between(within, new Far.Selected(related(peers, namespace))));
            }
        }
        return rules;
    }

    private Selection related(List<Peer> peers, String namespace) {
        Selection related = Selection.NONE;
        for (Peer peer : peers) {
            Peer.Namespaces relation = peer.namespaces();
            if (relation != null) {
                related = related.with(members.related(peer, relation, namespace));
            }
        }
        return related;
    }

    private static Verdict verdict(PolicyRule.@Nullable Action action) {
        return switch (action) {
            case null -> throw new IllegalArgumentException("a rule lacks its action");
            case Allow -> Verdict.ALLOW;
            case Drop -> Verdict.DROP;
            case Reject -> Verdict.REJECT;
            case Pass -> Verdict.PASS;
        };
    }
}
