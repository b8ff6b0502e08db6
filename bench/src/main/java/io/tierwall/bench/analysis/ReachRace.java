package io.tierwall.bench.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.effect.Effect;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Passing;
import io.tierwall.analysis.reach.Reachability;
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
import org.roaringbitmap.RoaringBitmap;

/** What passes between all pairs of pods, from scratch and after the edit of a rule. */
public final class ReachRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";
    private static final int WARM_UP = 100;
    private static final int EDITS = 20;
    private static final int MILLIS_TO_NANOS = 1_000_000;

    @Override
    public String name() {
        return "reach";
    }

    @Override
    public String summary() {
        return "what passes between all pairs of 10,000 pods under 10,000 rules, from scratch and after an edit";
    }

    @Override
    public Result run(Course course) {
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(course.seed());
        int pods = course.amount(200, 10_000);
        course.say("reach: " + pods + " pods");
        PolicyWorld world = PolicyWorld.ofSize(course, pods);
        List<Figure> full = full(world, course);
        List<Figure> figures = new ArrayList<>(full);
        course.say("reach: small");
        figures.addAll(small(new KubernetesWorld(random), course));
        figures.addAll(growth(pods, full.getFirst().value(), course));
        course.say("reach: brute");
        Reachability reachability = Reachability.of(ClusterModel.of(world.objects(), world.inventory()));
        List<TrafficSet> ours = new ArrayList<>();
        List<TrafficSet> theirs = new ArrayList<>();
        AllRules brute = new AllRules(world.objects(), world.inventory());
        List<Pod> all = world.inventory().pods();
        int sample = course.amount(20, 400);
        long nanos = 0;
        for (int i = 0; i < sample; i++) {
            Pod from = all.get(random.nextInt(all.size()));
            Pod to = i % 2 == 0 ? all.get(random.nextInt(all.size())) : neighbour(all, from, random);
            if (!from.equals(to)) {
                ours.add(allowed(reachability, from, to));
                long start = Timing.now();
                theirs.add(brute.allowed(
                        from.addresses().getFirst(), to.addresses().getFirst()));
                nanos += Timing.now() - start;
            }
        }
        double pairs = (double) all.size() * (all.size() - 1);
        double bruteMillis = nanos / (double) ours.size() * pairs / MILLIS_TO_NANOS;
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, digest(ours), figures),
                        new Contender(
                                Contender.BRUTE,
                                digest(theirs),
                                List.of(
                                        Figure.of("cold_ms", bruteMillis, "ms"),
                                        Figure.of("pairs_timed", ours.size(), "")))),
                Map.of(
                        Contender.BRUTE,
                        new Ratio(
                                Figure.of("times", bruteMillis / full.getFirst().value(), "")
                                        .atLeast(1_000),
                                "the time for all pairs from scratch; brute's is extrapolated from a sample of pairs")),
                notes(pods, ours.size()));
    }

    /** A pod of the same namespace: between these more passes. */
    private static Pod neighbour(List<Pod> all, Pod pod, RandomGenerator random) {
        List<Pod> near = all.stream()
                .filter(other -> other.namespace().equals(pod.namespace()))
                .toList();
        return near.get(random.nextInt(near.size()));
    }

    private static List<Figure> full(PolicyWorld world, Course course) {
        double before = Timing.heap();
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        Reachability reachability = Reachability.of(model);
        Passing passing = passing(reachability);
        double kept = Timing.heap() - before;
        double cold = cold(world.objects(), world.inventory(), course);
        double walk = Timing.median(1, course.amount(1, 5), _ -> passing(reachability));
        double flows = Timing.median(1, course.amount(1, 3), _ -> reachability.flows());
        Edits edits = new Edits(world, reachability);
        double edit = Timing.median(course.amount(2, WARM_UP), course.amount(5, EDITS), edits::next);
        edits.check();
        return List.of(
                Figure.of("cold_ms", cold, "ms").atMost(1_000),
                Figure.of("edit_ms", edit, "ms").atMost(20),
                Figure.of("walk_ms", walk, "ms"),
                Figure.of("flows_ms", flows, "ms"),
                Figure.of("flows", reachability.flows().size(), "rows"),
                Figure.of("classes", reachability.classes(), ""),
                Figure.of("pairs", (double) passing.pairs(), ""),
                Figure.of("pairs_open", (double) passing.open(), ""),
                Figure.of("heap_mib", kept, "MiB"));
    }

    private static double cold(PolicyObjects objects, Inventory inventory, Course course) {
        return Timing.median(
                course.amount(1, 3),
                course.amount(1, 5),
                _ -> passing(Reachability.of(ClusterModel.of(objects, inventory))));
    }

    /** Each larger one once; eight times as many take minutes. */
    private static List<Figure> growth(int pods, double once, Course course) {
        return Growth.of(pods, once, 8, 4, size -> {
                    course.say("reach: " + size + " pods");
                    PolicyWorld world = PolicyWorld.ofSize(course, size);
                    return Timing.median(
                            size < pods ? 3 : 0,
                            size < pods ? 5 : 1,
                            _ -> passing(Reachability.of(ClusterModel.of(world.objects(), world.inventory()))));
                })
                .figures("cold_ms", "ms");
    }

    /** Goes through all pairs of classes. */
    private static Passing passing(Reachability reachability) {
        List<NamedSet> pods = List.of(NamedSet.pods(reachability.model().addresses()));
        return reachability.matrix(pods, pods).rows().getFirst().getFirst();
    }

    /** One edit after the other. */
    private static final class Edits {

        private final PolicyWorld world;
        private PolicyObjects objects;
        private Reachability reachability;

        Edits(PolicyWorld world, Reachability reachability) {
            this.world = world;
            this.objects = world.objects();
            this.reachability = reachability;
        }

        Object next(int edit) {
            objects = world.edited(objects, edit);
            ClusterModel before = reachability.model();
            reachability = reachability.next(before.next(objects, world.inventory()));
            return Effect.of(before, reachability.model());
        }

        void check() {
            Passing edited = passing(reachability);
            Passing fromScratch = passing(Reachability.of(ClusterModel.of(objects, world.inventory())));
            if (!fromScratch.equals(edited)) {
                throw new IllegalStateException("edits led to " + edited + ", from scratch it is " + fromScratch);
            }
        }
    }

    private static List<Figure> small(KubernetesWorld world, Course course) {
        double before = Timing.heap();
        Reachability reachability = Reachability.of(ClusterModel.of(world.objects(), world.inventory()));
        passing(reachability);
        double kept = Timing.heap() - before;
        double cold = cold(world.objects(), world.inventory(), course);
        return List.of(
                Figure.of("small_ms", cold, "ms").atMost(50),
                Figure.of("small_open", (double) passing(reachability).open(), "pairs"),
                Figure.of("small_heap_mib", kept, "MiB").atMost(100));
    }

    private static TrafficSet allowed(Reachability reachability, Pod from, Pod to) {
        AddressBook addresses = reachability.model().addresses();
        NamedSet source = single(addresses, from);
        NamedSet destination = single(addresses, to);
        return reachability
                .matrix(List.of(source), List.of(destination))
                .rows()
                .getFirst()
                .getFirst()
                .some();
    }

    private static NamedSet single(AddressBook addresses, Pod pod) {
        return new NamedSet(
                pod.name(),
                RoaringBitmap.bitmapOf(addresses.number(pod.addresses().getFirst())));
    }

    private static String digest(List<TrafficSet> sample) {
        return sample.size() + " pairs " + HexFormat.of().toHexDigits(sample.hashCode());
    }

    private static List<String> notes(int pods, int sample) {
        return List.of(
                pods + " pods in namespaces of 20 applications of 5, " + pods / 10 + " policies of " + PolicyWorld.RULES
                        + " rules; cold is from policy objects and inventory to the number of pairs that something"
                        + " passes between, gone through class by class, which is walk; edit is from the policy objects with"
                        + " other ports of one rule until every pair can be answered again, and the pairs are known"
                        + " that changed",
                Timing.NOTE,
                "brute goes through all resolved rules for " + sample + " pairs, whose traffic is the same as ours;"
                        + " resolving is not counted",
                "small is 200 workloads under 200 Kubernetes NetworkPolicies");
    }
}
