package io.tierwall.bench.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.finding.FindingMemory;
import io.tierwall.analysis.finding.Findings;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyObjects;
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
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/** How long it takes to find what is wrong with 10,000 rules, from scratch and after an edit. */
public final class LintRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";
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
        List<Figure> growth = new ArrayList<>();
        for (int part = 8; part > 1; part /= 2) {
            course.say("lint: " + pods / part + " pods");
            PolicyWorld world = new PolicyWorld(random, pods / part, pods / part / PolicyWorld.RULES);
            growth.add(Figure.of("cold_ms_at_1_of_" + part, cold(world, course), "ms"));
        }
        course.say("lint: " + pods + " pods");
        PolicyWorld world = new PolicyWorld(random, pods, pods / PolicyWorld.RULES);
        List<Finding> findings = find(world.objects(), world);
        List<Figure> figures = figures(world, findings, course);
        course.say("lint: brute");
        Brute brute = brute(world, findings, random, course.amount(20, 200));
        double cold = figures.getFirst().value();
        figures.addAll(growth);
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, "", figures),
                        new Contender(
                                Contender.BRUTE,
                                "",
                                List.of(
                                        Figure.of("cold_ms", brute.millis(), "ms"),
                                        Figure.of("rules_timed", brute.sample(), "")))),
                Map.of(
                        Contender.BRUTE,
                        new Ratio(
                                Figure.of("times", brute.millis() / cold, "").atLeast(100),
                                "the time for all rules from scratch; brute's is extrapolated from a sample of rules")),
                notes(pods, brute.sample()));
    }

    private static List<Figure> figures(PolicyWorld world, List<Finding> findings, Course course) {
        double before = Timing.heap();
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        FindingMemory memory = new FindingMemory();
        memory.update(model, _ -> true);
        double kept = Timing.heap() - before;
        double cold = cold(world, course);
        Edits edits = new Edits(world, model, memory);
        double edit = Timing.median(course.amount(2, EDITS), course.amount(5, EDITS), edits::next);
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

    private record Brute(double millis, int sample) {}

    /** Looks at a sample of rules; whatever it sees has to be among our findings. */
    private static Brute brute(PolicyWorld world, List<Finding> findings, RandomGenerator random, int sample) {
        Set<RuleOrigin> idle = findings.stream()
                .filter(finding -> finding.kind() == Kind.SHADOWED || finding.kind() == Kind.MATCHES_NOTHING)
                .map(finding -> finding.rules().getFirst())
                .collect(Collectors.toSet());
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        double millis = 0;
        for (Direction direction : Direction.values()) {
            PairwiseLint lint = new PairwiseLint(model.book().rules(direction));
            long nanos = 0;
            for (int i = 0; i < sample; i++) {
                int place = random.nextInt(lint.count());
                long start = System.nanoTime();
                PairwiseLint.Seen seen = lint.look(place);
                nanos += System.nanoTime() - start;
                if (seen.covered() && !idle.contains(seen.rule().origin())) {
                    throw new IllegalStateException(seen + " is no finding of ours");
                }
            }
            millis += (double) nanos / sample * lint.count() / NANOS_IN_A_MILLISECOND;
        }
        return new Brute(millis, 2 * sample);
    }

    private static List<String> notes(int pods, int sample) {
        return List.of(
                pods + " pods in namespaces of 20 applications of 5, " + pods / PolicyWorld.RULES + " policies of "
                        + PolicyWorld.RULES
                        + " rules; cold is from policy objects and inventory to all findings, edit is"
                        + " the same after the ports of one rule changed, with the model's part included",
                "medians in a process that has done it before; one thread",
                "brute compares " + sample + " rules, each with all before it, by sets of addresses; it sees less: what"
                        + " several rules do together escapes it. What it sees is among our findings.");
    }
}
