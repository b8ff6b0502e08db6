package io.tierwall.analysis.rules;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Population;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.RuleOrigin.Place;
import io.tierwall.analysis.rules.SelectedRule.Far;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.AntreaPolicy;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.Stage;
import io.tierwall.model.address.Cidr;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads the policies of a cluster, those anew that changed since an earlier reading. Used by one thread.
 *
 * @param policies what each policy came to, without rules where it was read now
 * @param failures for each policy that cannot be read, why
 */
record RuleReading(
        PolicyObjects objects,
        Members members,
        IdentityHashMap<HasMetadata, PolicyRules> policies,
        Map<String, String> failures) {

    /** Where Antrea evaluates policies whose tier is missing. */
    private static final int DEFAULT_TIER_PRIORITY = 250;

    static RuleReading of(PolicyObjects objects, Inventory inventory, Optional<RuleBook> before) {
        Optional<Members> sameMembers = before.map(RuleBook::members)
                .filter(members -> members.carries(
                        inventory, objects.groups(), objects.namespaced().groups()));
        Members members = sameMembers.orElseGet(() -> new Members(
                before.map(book -> book.members().population())
                        .filter(population -> population.inventory().equals(inventory))
                        .orElseGet(() -> new Population(inventory)),
                objects.groups(),
                objects.namespaced().groups()));
        RuleReading reading = new RuleReading(objects, members, new IdentityHashMap<>(), new HashMap<>());
        Changed changed = sameMembers.isPresent()
                ? Changed.NOTHING
                : before.map(book -> Changed.between(book.members(), members)).orElse(Changed.EVERYTHING);
        reading.read(changed, before.map(RuleBook::policies).orElseGet(IdentityHashMap::new));
        return reading;
    }

    private void read(Changed changed, IdentityHashMap<HasMetadata, PolicyRules> known) {
        Map<String, Integer> tiers = objects.tiers().stream()
                .collect(Collectors.toMap(
                        tier -> tier.getMetadata().getName(),
                        (Tier tier) -> tier.getSpec().priority()));
        objects.policies().forEach(policy -> add(policy, AntreaPolicy.of(policy), tiers, changed, known));
        objects.namespaced().policies().forEach(policy -> add(policy, AntreaPolicy.of(policy), tiers, changed, known));
        objects.namespaced().kubernetesPolicies().forEach(policy -> {
            PolicyRules before = known.get(policy);
            if (before != null && !changed.everything()) {
                policies.put(policy, before);
            } else {
                attempt(policy, reference(policy), () -> read(policy));
            }
        });
    }

    private void add(
            HasMetadata object,
            AntreaPolicy policy,
            Map<String, Integer> tiers,
            Changed changed,
            IdentityHashMap<HasMetadata, PolicyRules> known) {
        int tier = tiers.getOrDefault(policy.spec().tier(), DEFAULT_TIER_PRIORITY);
        PolicyRules before = known.get(object);
        if (before != null && before.tier() == tier && !changed.concerns(policy)) {
            policies.put(object, before);
        } else {
            attempt(object, policy.source("").reference(), () -> read(policy, tier));
        }
    }

    private PolicyRules read(AntreaPolicy policy, int tier) {
        Stage stage = tier > KubernetesRuleReader.TIER_PRIORITY ? Stage.BASELINE : Stage.TIERS;
        Place first = new Place(stage, policy.spec().tier(), tier, policy.spec().priority(), 0);
        AntreaRuleReader reader = new AntreaRuleReader(members, policy, first);
        return new PolicyRules(tier, reader.read(), Map.of(), List.of(), reader.silent());
    }

    private PolicyRules read(NetworkPolicy policy) {
        KubernetesRuleReader reader = new KubernetesRuleReader(members, policy);
        Map<Direction, RoaringBitmap> isolated = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            isolated.put(direction, reader.isolated(direction));
        }
        List<SelectedRule> rules = reader.read();
        List<RuleOrigin> silent = reader.written().stream()
                .filter(origin -> rules.stream().noneMatch(rule -> rule.origin().equals(origin)))
                .toList();
        return new PolicyRules(KubernetesRuleReader.TIER_PRIORITY, rules, isolated, List.of(), silent);
    }

    private static String reference(NetworkPolicy policy) {
        return KubernetesRuleReader.source(policy).reference();
    }

    private void attempt(HasMetadata object, String reference, Supplier<PolicyRules> policy) {
        try {
            policies.put(object, policy.get());
        } catch (IllegalArgumentException e) {
            failures.put(reference, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Whatever goes wrong there is not the others' fault.
            failures.put(reference, "the policy is incomplete: " + e);
        }
    }

    /** @param asked blocks that are to be divided as well */
    RuleBook book(Optional<RuleBook> before, Set<Cidr> asked) {
        List<SelectedRule> isolation = isolation();
        Set<Cidr> blocks = new HashSet<>();
        policies.values().forEach(policy -> policy.selected().forEach(rule -> addBlocks(rule, blocks)));
        Optional<RuleBook> alike = before.filter(book -> book.addresses().population() == members.population()
                && book.addresses().divides(blocks));
        blocks.addAll(asked);
        AddressBook addresses =
                alike.map(RuleBook::addresses).orElseGet(() -> new AddressBook(members.population(), blocks));
        Translation translation = new Translation(addresses, alike.map(RuleBook::translation));
        policies.replaceAll((_, policy) -> {
            if (alike.isPresent() && !policy.rules().isEmpty()) {
                translation.keep(policy.selected());
                return policy;
            }
            return policy.translated(translation);
        });
        List<Rule> all = new ArrayList<>(alike.map(book -> kept(translation.rules(isolation), book))
                .orElseGet(() -> translation.rules(isolation)));
        policies.values().forEach(policy -> all.addAll(policy.rules()));
        Map<Direction, List<Rule>> rules = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            rules.put(
                    direction,
                    all.stream()
                            .filter(rule -> rule.origin().direction() == direction)
                            .sorted((one, other) -> one.origin().compareTo(other.origin()))
                            .toList());
        }
        return new RuleBook(this, addresses, asked, translation.alone(), rules);
    }

    /** Pods that any Kubernetes NetworkPolicy selects get nothing but what one of them allows. */
    private List<SelectedRule> isolation() {
        List<SelectedRule> rules = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            RoaringBitmap isolated = RoaringBitmap.or(policies.values().stream()
                    .map(policy -> policy.isolated().getOrDefault(direction, Selection.NONE.pods()))
                    .iterator());
            if (!isolated.isEmpty()) {
                rules.add(new SelectedRule(
                        KubernetesRuleReader.isolation(direction), isolated, new Far.Any(), TrafficSet.ALL));
            }
        }
        return rules;
    }

    /** Whom policies isolate is put together for each book; where it is the same as before, so is the rule. */
    private static List<Rule> kept(List<Rule> isolation, RuleBook before) {
        return isolation.stream()
                .map(rule -> before.rules(rule.origin().direction()).stream()
                        .filter(known -> known.origin().equals(rule.origin())
                                && known.appliedTo().equals(rule.appliedTo()))
                        .findFirst()
                        .orElse(rule))
                .toList();
    }

    private static void addBlocks(SelectedRule rule, Set<Cidr> blocks) {
        if (rule.far() instanceof Far.Selected(Selection selection)) {
            blocks.addAll(selection.blocks());
        }
    }
}
