package io.tierwall.lab.network.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.RuleCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules in force on a node. Thread-safe. */
final class Firewall implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Nftables nftables;
    private Ruleset inForce;
    private volatile Map<String, ResolvedRule> logged = Map.of();

    /** @param logging whether rules log packets; takes a kernel that can */
    Firewall(NetworkNamespace namespace, boolean logging) {
        this.nftables = new Nftables(namespace);
        this.inForce = Ruleset.none(logging);
    }

    /**
     * Changes over to these rules in one transaction, after what they need is there.
     *
     * @throws NetworkException when the kernel refuses; the rules before stay in force, and their counters with them
     */
    synchronized void enforce(ResolvedRules rules) {
        Ruleset next = inForce.next(rules);
        Optional<String> preparation = next.preparation(inForce);
        String transaction = next.transaction(inForce);
        // A packet may meet the new rules, and its record be read, before the kernel has answered.
        Map<String, ResolvedRule> either = new HashMap<>(next.logged());
        either.putAll(inForce.logged());
        logged = either;
        try {
            preparation.ifPresent(nftables::load);
            nftables.load(transaction);
        } catch (NetworkException e) {
            logged = inForce.logged();
            inForce = inForce.after(next);
            throw e;
        }
        inForce = next;
        logged = next.logged();
    }

    /** The rule that marks packets so in the log, while it is in force. */
    Optional<ResolvedRule> logged(String prefix) {
        return Optional.ofNullable(logged.get(prefix));
    }

    /** What each rule has counted. */
    synchronized Map<RuleSource, RuleCounters> counters() {
        Map<String, RuleCounters> byName = read(nftables.ask("list counters"));
        Map<RuleSource, RuleCounters> counters = new HashMap<>();
        inForce.rules().all().forEach(rule -> {
            int number = inForce.numbers().number(rule.source());
            RuleCounters decided = byName.getOrDefault(Ruleset.decided(number), RuleCounters.ZERO);
            RuleCounters further = byName.getOrDefault(Ruleset.further(number), RuleCounters.ZERO);
            boolean allows = rule.verdict() == Verdict.ALLOW;
            counters.put(
                    rule.source(),
                    allows ? decided.plus(new RuleCounters(0, further.packets(), further.bytes())) : decided);
        });
        return counters;
    }

    private static Map<String, RuleCounters> read(String json) {
        Map<String, RuleCounters> counters = new HashMap<>();
        try {
            for (JsonNode element : JSON.readTree(json).path("nftables")) {
                JsonNode counter = element.path("counter");
                long packets = counter.path("packets").asLong();
                counters.put(
                        counter.path("name").asText(),
                        new RuleCounters(packets, packets, counter.path("bytes").asLong()));
            }
        } catch (JsonProcessingException e) {
            throw new NetworkException("nftables answered no JSON", e);
        }
        return counters;
    }

    /** Rules stay in force as long as their namespace is there. */
    @Override
    public void close() {
        nftables.close();
    }
}
