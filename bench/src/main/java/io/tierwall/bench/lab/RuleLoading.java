package io.tierwall.bench.lab;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.PortMatch;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.LogSetting;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.measure.Samples;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.Endpoint.Listener;
import io.tierwall.lab.network.kernel.KernelNetwork;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How long a node takes to load ten thousand rules into the kernel, from none and after an edit. Takes root. */
final class RuleLoading {

    private static final int SETS = 200;
    private static final int ADDRESSES = 10;
    private static final int FIRST_PORT = 1_000;

    private final Course course;

    RuleLoading(Course course) {
        this.course = course;
    }

    List<Figure> measure() {
        int rules = course.amount(50, 10_000);
        int repeats = course.amount(1, 3);
        ResolvedRules before = rules(rules);
        ResolvedRules after = edited(before);
        long[] loads = new long[repeats];
        long[] edits = new long[repeats];
        for (int i = 0; i < repeats; i++) {
            try (KernelNetwork network = new KernelNetwork()) {
                network.attach(new Endpoint("pod", address(1, 1), Set.of(new Listener(Protocol.TCP, FIRST_PORT))));
                loads[i] = enforce(network, before);
                edits[i] = enforce(network, after);
            }
        }
        course.say("lab: " + rules + " rules were loaded " + repeats + " times");
        return List.of(
                Figure.of("nft_rules", rules, "rules"),
                Figure.of("nft_load_ms", Samples.of(loads).median(), "ms"),
                Figure.of("nft_reload_after_edit_ms", Samples.of(edits).median(), "ms"));
    }

    private static long enforce(KernelNetwork network, ResolvedRules rules) {
        long began = System.nanoTime();
        network.enforce(rules);
        return System.nanoTime() - began;
    }

    private static ResolvedRules rules(int count) {
        return new ResolvedRules(
                List.of(),
                IntStream.range(0, count)
                        .mapToObj(number -> rule(number, FIRST_PORT + number % (60_000 - FIRST_PORT)))
                        .toList());
    }

    private static ResolvedRule rule(int number, int port) {
        return new ResolvedRule(
                new RuleSource("uid-" + number / ADDRESSES, "policy-" + number / ADDRESSES, "rule-" + number),
                Direction.INGRESS,
                number % ADDRESSES == 0 ? Verdict.DROP : Verdict.ALLOW,
                addresses(number % SETS),
                Peers.hosts(addresses((number * 7 + 1) % SETS)),
                List.of(new PortMatch(Protocol.TCP, port, port)),
                LogSetting.OFF);
    }

    /** One rule in the middle says something else; all others are the same, as a controller hands them over. */
    private static ResolvedRules edited(ResolvedRules before) {
        List<ResolvedRule> ingress = new ArrayList<>(before.ingress());
        int middle = ingress.size() / 2;
        ingress.set(middle, rule(middle, FIRST_PORT - 1));
        return new ResolvedRules(List.of(), ingress);
    }

    private static Set<IpAddress> addresses(int set) {
        Set<IpAddress> addresses = new TreeSet<>();
        IntStream.rangeClosed(1, ADDRESSES).forEach(host -> addresses.add(address(set, host)));
        return addresses;
    }

    private static IpAddress address(int set, int host) {
        return IpAddress.parse("198.18." + set + "." + host).orElseThrow();
    }
}
