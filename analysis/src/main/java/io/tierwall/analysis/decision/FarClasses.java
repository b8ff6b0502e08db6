package io.tierwall.analysis.decision;

import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Far ends in classes of their own, as far as the rules of one list tell them apart. A class is a node in a tree: each
 * node says that one rule more concerns it than its parent. For any number of threads, which may find out the same
 * twice.
 */
public final class FarClasses {

    private final Rule[] rules;
    private final Partition.Lineage lineage;
    /** For each class of far ends, its node. */
    private final int[] row;
    /** For each node, the node with one rule less, and the place of its last rule. */
    private final int[] parents;

    private final int[] lasts;
    /** Places of the rules that concern everything, ascending. */
    private final int[] always;
    /** For each node, its table once it was asked for; racing writers write the same. */
    private final @Nullable TrafficTable[] tables;

    FarClasses(Rule[] rules, Partition far) {
        this.rules = rules;
        this.lineage = far.lineage();
        this.row = new int[far.count()];
        RuleTree nodes = new RuleTree();
        for (int place = 0; place < rules.length; place++) {
            if (rules[place].far() instanceof FarEnd.Addresses(var numbers)) {
                nodes.begin();
                for (int farClass : far.classes(numbers)) {
                    row[farClass] = nodes.child(row[farClass], place);
                }
            }
        }
        this.parents = nodes.parents();
        this.lasts = nodes.lasts();
        this.always = IntStream.range(0, rules.length)
                .filter(place -> rules[place].far() instanceof FarEnd.Any)
                .toArray();
        this.tables = new @Nullable TrafficTable[parents.length];
    }

    /** Whether classes have the numbers here that they have there. */
    boolean holdFor(Partition far) {
        return far.lineage().comesFrom(lineage);
    }

    /** How many nodes there are; they begin with 0. */
    public int count() {
        return parents.length;
    }

    /** The node of a class of far ends; a class that was split off later is what it was before. */
    int node(Partition far, int farClass) {
        return row[far.ancestor(farClass, row.length)];
    }

    /** What becomes of traffic with the far ends of a node. */
    public TrafficTable table(int node) {
        TrafficTable table = tables[node];
        if (table == null) {
            table = TrafficTable.of(rules, concerned(node));
            tables[node] = table;
        }
        return table;
    }

    /** The places of the rules that concern the far ends of a node, ascending. */
    public int[] concerned(int node) {
        IntStream.Builder own = IntStream.builder();
        for (int at = node; at != 0; at = parents[at]) {
            own.add(lasts[at]);
        }
        return IntStream.concat(own.build(), IntStream.of(always)).sorted().toArray();
    }

    /** For each node, the places of the rules that concern its far ends, as bits of so many words. */
    long[][] concerning(int words) {
        long[][] concerning = new long[parents.length][];
        concerning[0] = new long[words];
        for (int place : always) {
            concerning[0][place / Long.SIZE] |= 1L << place;
        }
        for (int node = 1; node < parents.length; node++) {
            concerning[node] = concerning[parents[node]].clone(); // A node comes after its parent.
            concerning[node][lasts[node] / Long.SIZE] |= 1L << lasts[node];
        }
        return concerning;
    }
}
