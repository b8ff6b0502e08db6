package io.tierwall.lab.network.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What a node's table holds after one change and another is what it would hold had it been loaded at once. */
final class RulesetChangeTest {

    private static final int EDITS = 12;

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void changeAfterChangeLeavesWhatAFreshLoadLeaves(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        TreeMap<String, Ruleset> inForce = new TreeMap<>();
        TreeMap<String, ImaginaryTable> tables = new TreeMap<>();
        for (int edit = 0; edit < EDITS; edit++) {
            edits.rules().forEach((node, rules) -> {
                Ruleset before = inForce.computeIfAbsent(node, _ -> none());
                Ruleset after = before.next(rules);
                ImaginaryTable table = tables.computeIfAbsent(node, _ -> new ImaginaryTable());
                load(table, new RulesetChange(before, after));
                inForce.put(node, after);

                Ruleset nothing = Ruleset.none("inet t", after.written().forgotten());
                ImaginaryTable fresh = new ImaginaryTable();
                load(fresh, new RulesetChange(nothing, nothing.next(rules)));
                assertThat(table.meaning()).isEqualTo(fresh.meaning());
                assertThat(table.names()).hasSameSizeAs(fresh.names());
                assertThat(table.lostPages()).isEmpty();
            });
            edits.next();
        }
    }

    private static Ruleset none() {
        return Ruleset.none("inet t", WrittenRules.none(false));
    }

    private static void load(ImaginaryTable table, RulesetChange change) {
        change.preparation().ifPresent(table::load);
        table.load(change.transaction());
    }

    @Test
    void anEditAmongManyRulesWritesFewOfThem() {
        List<ResolvedRule> rules = new ArrayList<>(
                IntStream.range(0, 2_000).mapToObj(RulesetChangeTest::rule).toList());
        Ruleset before = none().next(new ResolvedRules(List.of(), rules));
        rules.add(1_000, rule(2_000));

        Ruleset after = before.next(new ResolvedRules(List.of(), rules));

        assertThat(new RulesetChange(before, after).transaction().lines().filter(line -> line.contains("tcp dport")))
                .hasSizeLessThan(200);
    }

    private static ResolvedRule rule(int number) {
        IpAddress pod = IpAddress.parse("198.18.0.1").orElseThrow();
        return new ResolvedRule(
                new RuleSource("uid", "policy", "r" + number),
                Direction.INGRESS,
                Verdict.ALLOW,
                Set.of(pod),
                new Peers.Any(),
                List.of(new PortMatch(Protocol.TCP, number + 1, number + 1)),
                LogSetting.OFF);
    }

    @Test
    void theSameRulesAgainChangeNothing() {
        ResolvedRules rules = new ResolvedRules(List.of(), List.of(rule(1), rule(2)));
        Ruleset before = none().next(rules);

        RulesetChange change = new RulesetChange(before, before.next(rules));

        assertThat(change.preparation()).isEmpty();
        assertThat(change.transaction().strip()).isEqualTo("add table inet t");
    }
}
