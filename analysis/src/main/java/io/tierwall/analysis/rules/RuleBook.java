package io.tierwall.analysis.rules;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.members.Members;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.address.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All rules of a cluster in the order in which packets meet them. Order, per direction: Antrea's tiers but the
 * baseline, then Kubernetes' NetworkPolicies, then the baseline tier; within a tier policy priority, then place in the
 * policy. A policy that makes no sense has no rules, and is among the failures; the others are not affected. Immutable,
 * for any number of threads.
 */
public final class RuleBook {

    private final PolicyObjects objects;
    private final Members members;
    private final Translation translation;
    private final AddressBook addresses;
    /** Blocks that questions will be about, though no rule names them. */
    private final Set<Cidr> asked;

    private final IdentityHashMap<HasMetadata, PolicyRules> policies;
    private final Map<Direction, List<Rule>> rules;
    private final Map<String, String> failures;

    RuleBook(
            RuleReading reading,
            AddressBook addresses,
            Set<Cidr> asked,
            Translation translation,
            Map<Direction, List<Rule>> rules) {
        this.objects = reading.objects();
        this.members = reading.members();
        this.policies = reading.policies();
        this.failures = Map.copyOf(reading.failures());
        this.addresses = addresses;
        this.asked = asked;
        this.translation = translation;
        this.rules = new EnumMap<>(rules);
    }

    /** Reads everything from scratch. */
    public static RuleBook of(PolicyObjects objects, Inventory inventory) {
        return of(objects, inventory, List.of());
    }

    /**
     * Reads everything from scratch.
     *
     * @param more blocks that questions will be about, though no rule names them
     */
    public static RuleBook of(PolicyObjects objects, Inventory inventory, Collection<Cidr> more) {
        return RuleReading.of(objects, inventory, Optional.empty()).book(Optional.empty(), Set.copyOf(more));
    }

    /**
     * The book of another state of the cluster. What this one knows of policies and groups that are the same objects is
     * not read again; their rules are the same objects, too, unless addresses have got other numbers. Where they have,
     * blocks that neither a rule names now nor was asked for are forgotten, so that they do not pile up.
     */
    public RuleBook next(PolicyObjects changed, Inventory inventory) {
        return RuleReading.of(changed, inventory, Optional.of(this)).book(Optional.of(this), asked);
    }

    /**
     * The book of the same state of the cluster, in which these blocks can be asked for as well.
     *
     * @param more blocks that questions will be about, though no rule names them
     */
    public RuleBook dividing(Collection<Cidr> more) {
        Set<Cidr> all = new HashSet<>(addresses.blocks());
        all.addAll(more);
        return RuleReading.of(objects, addresses.population().inventory(), Optional.of(this))
                .book(Optional.empty(), all);
    }

    /** What it was read from. */
    public PolicyObjects objects() {
        return objects;
    }

    Translation translation() {
        return translation;
    }

    IdentityHashMap<HasMetadata, PolicyRules> policies() {
        return policies;
    }

    /** Who is who. */
    public Members members() {
        return members;
    }

    /** By which number addresses go in these rules. */
    public AddressBook addresses() {
        return addresses;
    }

    /** The rules of a direction, in order. */
    public List<Rule> rules(Direction direction) {
        return rules.getOrDefault(direction, List.of());
    }

    /**
     * The rules as they are written, in order, with what each came to; last those that came to nothing, because their
     * ports are names that no pod knows. The isolation of pods is not written, and not among them.
     */
    public Map<RuleOrigin, List<Rule>> written() {
        Map<RuleOrigin, List<Rule>> written = new LinkedHashMap<>();
        for (Direction direction : Direction.values()) {
            for (Rule rule : rules(direction)) {
                if (!rule.origin().isIsolation()) {
                    written.computeIfAbsent(rule.origin(), _ -> new ArrayList<>(1))
                            .add(rule);
                }
            }
        }
        policies.values().stream()
                .flatMap(policy -> policy.silent().stream())
                .sorted(RuleOrigin::compareTo)
                .forEach(origin -> written.put(origin, List.of()));
        return written;
    }

    /** For each policy that cannot be read, as statuses write it, why, as a sentence. */
    public Map<String, String> failures() {
        return failures;
    }
}
