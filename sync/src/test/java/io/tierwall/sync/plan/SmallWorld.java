package io.tierwall.sync.plan;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.sync.testing.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people may have said of a small cluster, and ways to change their minds. */
final class SmallWorld {

    private static final List<String> TIERS = List.of("first", "second", "third");
    private static final int GROUPS = 4;

    private final Random random;
    private final TreeMap<Integer, List<ClusterGroup.Spec>> groups = new TreeMap<>();
    private final TreeMap<Integer, Policy> policies = new TreeMap<>();
    private int lastRule = 1000;

    private record Policy(String tier, double priority, List<PolicyRule> ingress, List<PolicyRule> egress) {

        List<PolicyRule> rules(boolean arriving) {
            return arriving ? ingress : egress;
        }
    }

    SmallWorld(Random random) {
        this.random = random;
        for (int i = 0; i < GROUPS; i++) {
            groups.put(i, criteria());
        }
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            addPolicy();
        }
    }

    /** Some edit of some kind. */
    void edit() {
        int kind = random.nextInt(10);
        if (kind < 2) {
            groups.put(random.nextInt(GROUPS), criteria());
        } else if (kind < 3) {
            changeCriterion();
        } else if (kind < 4 || policies.isEmpty()) {
            addPolicy();
        } else {
            edit(pick(policies.keySet()), kind);
        }
    }

    private void edit(int number, int kind) {
        Policy policy = Objects.requireNonNull(policies.get(number));
        List<PolicyRule> rules = policy.rules(random.nextBoolean());
        switch (kind) {
            case 4 -> policies.remove(number);
            case 5 -> {
                policies.remove(number);
                String tier = pick(TIERS);
                policies.put(number, new Policy(tier, free(tier), policy.ingress(), policy.egress()));
            }
            case 6 -> {
                policies.remove(number);
                policies.put(number, new Policy(policy.tier(), free(policy.tier()), policy.ingress(), policy.egress()));
            }
            case 7 -> Collections.shuffle(rules, random);
            case 8 -> {
                if (!rules.isEmpty()) {
                    rules.remove(random.nextInt(rules.size()));
                }
            }
            default -> rules.add(random.nextInt(rules.size() + 1), rule(rules == policy.ingress()));
        }
    }

    private void changeCriterion() {
        List<ClusterGroup.Spec> criteria = new ArrayList<>(Objects.requireNonNull(groups.get(random.nextInt(GROUPS))));
        if (!criteria.isEmpty() && random.nextBoolean()) {
            criteria.remove(random.nextInt(criteria.size()));
        } else {
            criteria.add(criterion());
        }
        groups.put(random.nextInt(GROUPS), criteria);
    }

    private void addPolicy() {
        int number = random.nextInt(20);
        if (policies.containsKey(number)) {
            return;
        }
        String tier = pick(TIERS);
        Policy policy = new Policy(tier, free(tier), new ArrayList<>(), new ArrayList<>());
        int rules = 1 + random.nextInt(4);
        for (int i = 0; i < rules; i++) {
            boolean arriving = random.nextInt(3) > 0;
            policy.rules(arriving).add(rule(arriving));
        }
        policies.put(number, policy);
    }

    private double free(String tier) {
        Set<Double> taken = new TreeSet<>();
        policies.values().stream()
                .filter(policy -> policy.tier().equals(tier))
                .forEach(policy -> taken.add(policy.priority()));
        double priority = 1 + random.nextInt(8);
        while (taken.contains(priority)) {
            priority++;
        }
        return priority;
    }

    private PolicyRule rule(boolean arriving) {
        Action action = pick(List.of(Action.Allow, Action.Allow, Action.Drop, Action.Drop, Action.Reject));
        List<Peer> near = random.nextInt(3) == 0 ? List.of(Peer.everyPod()) : List.of(group());
        List<Peer> far = random.nextInt(4) == 0
                ? List.of()
                : random.nextInt(3) == 0 ? List.of(group(), group()) : List.of(group());
        List<Port> ports =
                switch (random.nextInt(4)) {
                    case 0 -> List.of(new Port("TCP", 80, null));
                    case 1 -> List.of(new Port("TCP", 80, 443));
                    case 2 -> List.of(new Port("TCP", null, null));
                    default -> List.of();
                };
        return new PolicyRule(
                Integer.toString(++lastRule),
                action,
                near,
                arriving ? far : List.of(),
                arriving ? List.of() : far,
                ports,
                false,
                null);
    }

    private Peer group() {
        return Peer.group("g" + random.nextInt(GROUPS));
    }

    private List<ClusterGroup.Spec> criteria() {
        List<ClusterGroup.Spec> criteria = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            criteria.add(criterion());
        }
        return criteria;
    }

    private ClusterGroup.Spec criterion() {
        return switch (random.nextInt(8)) {
            case 0 ->
                ClusterGroup.Spec.selecting(
                        where("kubernetes.io/metadata.name", "In", pick(List.of("n1", "n2"))), null);
            case 1 -> ClusterGroup.Spec.selecting(null, where("app", "NotIn", pick(List.of("a", "b"))));
            case 2 -> ClusterGroup.Spec.addresses(List.of(ClusterGroup.IpBlock.of("192.168.0.0/24")));
            case 3 -> ClusterGroup.Spec.selecting(null, where("env", "In", pick(List.of("x", "y"))));
            default -> ClusterGroup.Spec.selecting(null, where("app", "In", pick(List.of("a", "b", "c"))));
        };
    }

    private static LabelSelector where(String key, String operator, String value) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchExpressions(List.of(new LabelSelectorRequirement(key, operator, List.of(value))));
        return selector;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int pick(Set<Integer> values) {
        return pick(List.copyOf(values));
    }

    /** As a renderer would say it: what no rule names is not there, and children are named by what they say. */
    DesiredObjects desired(long revision) {
        List<AntreaObject<?>> objects = new ArrayList<>();
        TreeSet<String> tiers = new TreeSet<>();
        TreeSet<String> named = new TreeSet<>();
        List<ClusterNetworkPolicy> written = new ArrayList<>();
        policies.forEach((number, policy) -> {
            tiers.add(policy.tier());
            policy.ingress().forEach(rule -> names(rule, named));
            policy.egress().forEach(rule -> names(rule, named));
            boolean empty = policy.ingress().isEmpty() && policy.egress().isEmpty();
            written.add(new ClusterNetworkPolicy(
                    Samples.metadata("p" + number),
                    new ClusterNetworkPolicy.Spec(
                            policy.tier(),
                            policy.priority(),
                            empty ? List.of(Peer.everyPod()) : List.of(),
                            policy.ingress(),
                            policy.egress())));
        });
        tiers.forEach(tier -> objects.add(Samples.tier(tier, 1 + 12 * TIERS.indexOf(tier))));
        List<ClusterGroup> parents = new ArrayList<>();
        groups.forEach((number, criteria) -> {
            if (named.contains("g" + number)) {
                TreeMap<String, ClusterGroup.Spec> children = new TreeMap<>();
                criteria.forEach(
                        spec -> children.put("g" + number + ".c" + Integer.toHexString(spec.hashCode()), spec));
                children.forEach((name, spec) -> objects.add(new ClusterGroup(Samples.metadata(name), spec)));
                parents.add(new ClusterGroup(
                        Samples.metadata("g" + number), ClusterGroup.Spec.union(List.copyOf(children.keySet()))));
            }
        });
        objects.addAll(parents);
        objects.addAll(written);
        return Samples.desired(revision, objects.toArray(AntreaObject<?>[]::new));
    }

    private static void names(PolicyRule rule, Set<String> named) {
        for (List<Peer> peers : List.of(rule.appliedTo(), rule.from(), rule.to())) {
            peers.stream().filter(peer -> peer.group() != null).forEach(peer -> named.add(peer.group()));
        }
    }
}
