package io.tierwall.bench.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.effect.Change;
import io.tierwall.analysis.effect.Effect;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What the edit of a rule opens and closes. */
public final class PlanRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String summary() {
        return "what the edit of one rule among 10,000 opens and closes for 10,000 pods";
    }

    @Override
    public Result run(Course course) {
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(course.seed());
        int pods = course.amount(400, 10_000);
        course.say("plan: " + pods + " pods");
        PolicyWorld world = PolicyWorld.ofSize(course, pods);
        double plan = plan(world, course);
        List<Figure> figures =
                new ArrayList<>(List.of(Figure.of("plan_ms", plan, "ms").atMost(50)));
        PolicyObjects edited = world.edited(world.objects(), 1);
        Inventory inventory = world.inventory();
        ClusterModel before = ClusterModel.of(world.objects(), inventory);
        Effect ours = Effect.of(before, before.next(edited, inventory));
        figures.add(
                Figure.of("rows", ours.gained().size() + (double) ours.lost().size(), ""));
        figures.add(Figure.of("workloads", ours.workloads().size(), "pods"));

        figures.addAll(Growth.of(pods, plan, 1, 8, size -> {
                    course.say("plan: " + size + " pods");
                    return plan(PolicyWorld.ofSize(course, size), course);
                })
                .figures("plan_ms", "ms"));
        course.say("plan: naive");
        double naive = Timing.median(
                1,
                course.amount(1, 3),
                _ -> Effect.of(ClusterModel.of(world.objects(), inventory), ClusterModel.of(edited, inventory)));
        Effect theirs = Effect.of(ClusterModel.of(world.objects(), inventory), ClusterModel.of(edited, inventory));
        course.say("plan: brute");
        int compared = compare(ours, world, edited, random, course.amount(50, 1_000));
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, digest(ours), figures),
                        new Contender(Contender.NAIVE, digest(theirs), List.of(Figure.of("plan_ms", naive, "ms")))),
                Map.of(
                        Contender.NAIVE,
                        new Ratio(
                                Figure.of("times", naive / plan, "").atLeast(10),
                                "the time to work out both states and compare all classes of addresses")),
                notes(pods, compared));
    }

    private static double plan(PolicyWorld world, Course course) {
        ClusterModel before = ClusterModel.of(world.objects(), world.inventory());
        Effect.of(before, before.next(world.edited(world.objects(), 0), world.inventory()));
        return Timing.median(
                course.amount(2, 100),
                course.amount(3, 20),
                edit -> Effect.of(before, before.next(world.edited(world.objects(), edit), world.inventory())));
    }

    /** Asks all rules, before and after, about pairs at random and about those that are said to have changed. */
    private static int compare(
            Effect effect, PolicyWorld world, PolicyObjects edited, RandomGenerator random, int pairs) {
        AllRules before = new AllRules(world.objects(), world.inventory());
        AllRules after = new AllRules(edited, world.inventory());
        List<Pod> pods = effect.addresses().population().pods();
        List<Pod> touched = effect.workloads();
        int compared = 0;
        for (int i = 0; i < pairs; i++) {
            Pod from = one(i % 2 == 0 || touched.isEmpty() ? pods : touched, random);
            Pod to = one(i % 4 < 2 || touched.isEmpty() ? pods : touched, random);
            if (!from.equals(to)) {
                TrafficSet earlier = before.allowed(
                        from.addresses().getFirst(), to.addresses().getFirst());
                TrafficSet later = after.allowed(
                        from.addresses().getFirst(), to.addresses().getFirst());
                same(later.minus(earlier), between(effect, effect.gained(), from, to));
                same(earlier.minus(later), between(effect, effect.lost(), from, to));
                compared++;
            }
        }
        return compared;
    }

    private static Pod one(List<Pod> pods, RandomGenerator random) {
        return pods.get(random.nextInt(pods.size()));
    }

    private static TrafficSet between(Effect effect, List<Change> changes, Pod from, Pod to) {
        int source = effect.addresses().number(from.addresses().getFirst());
        int destination = effect.addresses().number(to.addresses().getFirst());
        return changes.stream()
                .filter(change -> change.sources().contains(source)
                        && change.destinations().contains(destination))
                .map(Change::traffic)
                .reduce(TrafficSet.NONE, TrafficSet::union);
    }

    private static void same(TrafficSet brute, TrafficSet ours) {
        if (!brute.equals(ours)) {
            throw new IllegalStateException("by all rules it is " + brute + ", the plan says " + ours);
        }
    }

    private static String digest(Effect effect) {
        return effect.gained().size() + " gained, " + effect.lost().size() + " lost "
                + HexFormat.of()
                        .toHexDigits(List.of(effect.gained(), effect.lost()).hashCode());
    }

    private static List<String> notes(int pods, int compared) {
        return List.of(
                "the ports of one rule change, each time of another policy, among " + pods / 10 + " policies of "
                        + PolicyWorld.RULES + " rules and " + pods + " pods; the time is from policy objects to the"
                        + " changes, the model of what was before being there",
                "naive works both states out from scratch and compares everything; it ends with the same changes",
                "all rules, gone through before and after for " + compared + " pairs, say the same",
                Timing.NOTE);
    }
}
