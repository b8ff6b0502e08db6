package io.tierwall.antrea.resolve;

import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each node has to enforce, from one resolution to the next: a rule that stays the same object in the resolution
 * stays the same object for the node, so that it is known to be unchanged without a look at it. Not thread-safe.
 */
public final class NodeRules {

    private Map<String, Share> shares = Map.of();

    /** A node's share of the rules, by the rules; those that do not concern it have none. */
    private record Share(Set<IpAddress> addresses, IdentityHashMap<ResolvedRule, Optional<ResolvedRule>> rules) {}

    /** For each node with pods, the rules that concern them, and all services. */
    public Map<String, ResolvedRules> next(Resolution resolution) {
        Map<String, Share> next = new HashMap<>();
        Map<String, ResolvedRules> rules = new HashMap<>();
        resolution.podAddresses().forEach((node, addresses) -> {
            if (!addresses.isEmpty()) {
                Share before = Optional.ofNullable(shares.get(node))
                        .filter(share -> share.addresses().equals(addresses))
                        .orElseGet(() -> new Share(addresses, new IdentityHashMap<>()));
                Share share = new Share(addresses, new IdentityHashMap<>());
                ResolvedRules all = resolution.rules();
                rules.put(
                        node,
                        new ResolvedRules(
                                within(all.egress(), before, share),
                                within(all.ingress(), before, share),
                                all.services()));
                next.put(node, share);
            }
        });
        shares = next;
        return rules;
    }

    private static List<ResolvedRule> within(List<ResolvedRule> rules, Share before, Share share) {
        List<ResolvedRule> within = new ArrayList<>();
        for (ResolvedRule rule : rules) {
            Optional<ResolvedRule> known = before.rules().get(rule);
            Optional<ResolvedRule> own = known == null ? rule.within(share.addresses()) : known;
            share.rules().put(rule, own);
            own.ifPresent(within::add);
        }
        return within;
    }
}
