package io.tierwall.bench.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.finding.FindingMemory;
import io.tierwall.analysis.finding.Findings;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/** How long it takes to find what is wrong with 10,000 rules, from scratch and after an edit. */
public final class LintRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";
    private static final int WARM_UP = 100;
    private static final int EDITS = 20;
    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String summary() {
        return "all findings about 10,000 rules for 10,000 pods, from scratch and after an edit";
    }

    @Override
    public Result run(Course course) {
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(course.seed());
        int pods = course.amount(200, 10_000);
        course.say("lint: " + pods + " pods");
        PolicyWorld world = PolicyWorld.ofSize(course, pods);
        List<Finding> findings = find(world.objects(), world);
        List<Figure> figures = figures(world, findings, course);
        double cold = figures.getFirst().value();
        figures.addAll(growth(pods, cold, course));
        course.say("lint: brute");
        Pairwise brute = brute(world, findings, random, course.amount(20, 200));
        course.say("lint: reader");
        Pairwise reader = reader(world, findings, random, course.amount(20, 100));
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, "", figures),
                        new Contender(Contender.BRUTE, "", brute.figures()),
                        new Contender(Contender.READER, "", reader.figures())),
                Map.of(Contender.BRUTE, brute.ratio(cold), Contender.READER, reader.ratio(cold)),
                notes(pods, brute.sample(), reader.sample()));
    }

    /** Each larger one once; eight times as many take minutes. */
    private static List<Figure> growth(int pods, double once, Course course) {
        return Growth.of(pods, once, 8, 4, size -> {
                    course.say("lint: " + size + " pods");
                    PolicyWorld world = PolicyWorld.ofSize(course, size);
                    return Timing.median(size < pods ? 3 : 0, size < pods ? 5 : 1, _ -> find(world.objects(), world));
                })
                .figures("cold_ms", "ms");
    }

    private static List<Figure> figures(PolicyWorld world, List<Finding> findings, Course course) {
        double before = Timing.heap();
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        FindingMemory memory = new FindingMemory();
        memory.update(model, _ -> true);
        double kept = Timing.heap() - before;
        double cold = cold(world, course);
        Edits edits = new Edits(world, model, memory);
        double edit = Timing.median(course.amount(2, WARM_UP), course.amount(5, EDITS), edits::next);
        edits.check();
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("cold_ms", cold, "ms").atMost(1_000),
                Figure.of("edit_ms", edit, "ms").atMost(20),
                Figure.of(
                        "model_ms",
                        Timing.median(1, course.amount(1, 3), _ -> ClusterModel.of(world.objects(), world.inventory())),
                        "ms"),
                Figure.of(
                        "lists",
                        model.protections().values().stream()
                                .mapToInt(Collection::size)
                                .sum(),
                        ""),
                Figure.of("heap_mib", kept, "MiB")));
        Map<Kind, Long> kinds = findings.stream().collect(Collectors.groupingBy(Finding::kind, Collectors.counting()));
        for (Kind kind : Kind.values()) {
            if (kinds.containsKey(kind)) {
                figures.add(Figure.of(kind.name().toLowerCase(Locale.ROOT), kinds.getOrDefault(kind, 0L), "findings"));
            }
        }
        return figures;
    }

    private static List<Finding> find(PolicyObjects objects, PolicyWorld world) {
        return Findings.of(ClusterModel.of(objects, world.inventory()), _ -> true);
    }

    private static double cold(PolicyWorld world, Course course) {
        return Timing.median(course.amount(1, 3), course.amount(1, 5), _ -> find(world.objects(), world));
    }

    /** One edit after the other. */
    private static final class Edits {

        private final PolicyWorld world;
        private final FindingMemory memory;
        private PolicyObjects objects;
        private ClusterModel model;
        private List<Finding> findings = List.of();

        Edits(PolicyWorld world, ClusterModel model, FindingMemory memory) {
            this.world = world;
            this.memory = memory;
            this.objects = world.objects();
            this.model = model;
        }

        Object next(int edit) {
            objects = world.edited(objects, edit);
            model = model.next(objects, world.inventory());
            findings = memory.update(model, _ -> true);
            return findings;
        }

        void check() {
            if (!find(objects, world).equals(findings)) {
                throw new IllegalStateException("after edits there is something else to find than from scratch");
            }
        }
    }

    /**
     * One who compares rules pair by pair.
     *
     * @param millis for all rules, extrapolated from a sample
     */
    private record Pairwise(double millis, int sample) {

        List<Figure> figures() {
            return List.of(Figure.of("cold_ms", millis, "ms"), Figure.of("rules_timed", sample, ""));
        }

        Ratio ratio(double cold) {
            return new Ratio(
                    Figure.of("times", millis / cold, "").atLeast(100),
                    "the time for all rules from scratch; that of the contender is extrapolated from a sample of rules");
        }
    }

    /** What takes no effect, as policy and rule, says one who compares pairs: it has to be among our findings. */
    private static void check(Set<String> ours, String rule) {
        if (!ours.contains(rule)) {
            throw new IllegalStateException(rule + " is no finding of ours, but one rule takes all that it matches");
        }
    }

    private static Set<String> idle(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == Kind.SHADOWED || finding.kind() == Kind.MATCHES_NOTHING)
                .map(finding -> text(finding.rules().getFirst().source()))
                .collect(Collectors.toSet());
    }

    private static String text(RuleSource source) {
        return source.reference() + " " + source.ruleName();
    }

    /** Has our numbers of addresses, and what rules come to. */
    private static Pairwise brute(PolicyWorld world, List<Finding> findings, RandomGenerator random, int sample) {
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        double millis = 0;
        for (Direction direction : Direction.values()) {
            PairwiseLint lint = new PairwiseLint(model.book().rules(direction));
            millis += millis(
                    lint.count(),
                    sample,
                    random,
                    place -> {
                        PairwiseLint.Seen seen = lint.look(place);
                        return seen.covered()
                                ? Optional.of(text(seen.rule().origin().source()))
                                : Optional.empty();
                    },
                    idle(findings));
        }
        return new Pairwise(millis, 2 * sample);
    }

    /** Has nothing of ours; what resolving takes is not counted. */
    private static Pairwise reader(PolicyWorld world, List<Finding> findings, RandomGenerator random, int sample) {
        ResolvedRules rules =
                Resolver.resolve(world.objects(), world.inventory()).rules();
        double millis = 0;
        for (Direction direction : Direction.values()) {
            ResolvedLint lint = new ResolvedLint(rules.of(direction));
            millis += millis(
                    lint.count(),
                    sample,
                    random,
                    place -> {
                        ResolvedLint.Seen seen = lint.look(place);
                        return seen.covered() ? Optional.of(text(seen.rule().source())) : Optional.empty();
                    },
                    idle(findings));
        }
        return new Pairwise(millis, 2 * sample);
    }

    /** Looks at a sample of rules, and reckons how long it takes for all. */
    private static double millis(
            int rules, int sample, RandomGenerator random, IntFunction<Optional<String>> covered, Set<String> ours) {
        long nanos = 0;
        for (int i = 0; i < sample; i++) {
            int place = random.nextInt(rules);
            long start = Timing.now();
            Optional<String> seen = covered.apply(place);
            nanos += Timing.now() - start;
            seen.ifPresent(rule -> check(ours, rule));
        }
        return (double) nanos / sample * rules / NANOS_IN_A_MILLISECOND;
    }

    private static List<String> notes(int pods, int ofBrute, int ofReader) {
        return List.of(
                pods + " pods in namespaces of 20 applications of 5, " + pods / PolicyWorld.RULES + " policies of "
                        + PolicyWorld.RULES
                        + " rules; cold is from policy objects and inventory to all findings, edit is"
                        + " the same after the ports of one rule changed, with the model's part included",
                "medians in a process that has done it before; one thread",
                "brute compares " + ofBrute + " rules, each with all before it, by sets of our numbers of addresses and"
                        + " our sets of traffic; reader does the same with " + ofReader + " rules as the resolver"
                        + " leaves them, by sets of addresses, with nothing of ours. Both see less: what several rules"
                        + " do together escapes them. What they see is among our findings.");
    }
}
