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
import java.util.Set;
import java.util.TreeSet;

/** The rules in force on a node. Thread-safe. */
final class Firewall implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Nftables nftables;
    /** Tables that the kernel may have besides the one in force, after failures. */
    private final Set<String> remains = new TreeSet<>();

    private Ruleset inForce;
    private int lastTable = 1;
    private volatile Map<String, ResolvedRule> logged = Map.of();

    /** @param logging whether rules log packets; takes a kernel that can */
    Firewall(NetworkNamespace namespace, boolean logging) {
        this.nftables = new Nftables(namespace);
        this.inForce = Ruleset.none(table(lastTable), WrittenRules.none(logging));
    }

    private static String table(int number) {
        return "inet tierwall" + number;
    }

    /**
     * Changes over to these rules in one transaction, after what they need is there.
     *
     * @throws NetworkException when the kernel refuses; the rules before stay in force, and their counters with them.
     *     What comes next counts from zero
     */
    synchronized void enforce(ResolvedRules rules) {
        boolean whole = !remains.isEmpty();
        Ruleset from =
                whole ? Ruleset.none(table(++lastTable), inForce.written().forgotten()) : inForce;
        Ruleset next = from.next(rules);
        // A packet may meet the new rules, and its record be read, before the kernel has answered.
        Map<String, ResolvedRule> either = new HashMap<>(next.written().logged());
        either.putAll(inForce.written().logged());
        logged = either;
        try {
            load(new RulesetChange(from, next), whole);
        } catch (NetworkException e) {
            remains.add(next.table());
            logged = inForce.written().logged();
            throw e;
        }
        inForce = next;
        logged = next.written().logged();
        remains.clear();
    }

    /**
     * After a failure nobody relies on what the kernel should have: a new table takes the place of all that may be
     * there.
     */
    private void load(RulesetChange change, boolean whole) {
        change.preparation().ifPresent(nftables::load);
        StringBuilder transaction = new StringBuilder(change.transaction());
        if (whole) {
            remains.add(inForce.table());
            remains.forEach(table -> transaction
                    .append("add table ")
                    .append(table)
                    .append("\ndelete table ")
                    .append(table)
                    .append('\n'));
        }
        nftables.load(transaction.toString());
    }

    /** The rule that marks packets so in the log, while it is in force. */
    Optional<ResolvedRule> logged(String prefix) {
        return Optional.ofNullable(logged.get(prefix));
    }

    /** What each rule has counted. */
    synchronized Map<RuleSource, RuleCounters> counters() {
        if (inForce.chains().isEmpty()) {
            return Map.of();
        }
        Map<String, RuleCounters> byName = read(nftables.ask("list counters table " + inForce.table()));
        Map<RuleSource, RuleCounters> counters = new HashMap<>();
        inForce.written().rules().all().forEach(rule -> {
            int number = inForce.written().numbers().number(rule.source());
            RuleCounters decided = byName.getOrDefault(WrittenRules.decided(number), RuleCounters.ZERO);
            RuleCounters further = byName.getOrDefault(WrittenRules.further(number), RuleCounters.ZERO);
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
