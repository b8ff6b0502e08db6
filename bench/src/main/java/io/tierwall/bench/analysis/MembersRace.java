package io.tierwall.bench.analysis;

import io.tierwall.analysis.members.GroupIndex;
import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.analysis.LabelWorld.Change;
import io.tierwall.bench.analysis.LabelWorld.Naming;
import io.tierwall.bench.measure.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/** Who belongs to which group, from scratch and after each change of a label. */
public final class MembersRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";
    private static final double MICROS_IN_A_MILLISECOND = 1e3;

    @Override
    public String name() {
        return "members";
    }

    @Override
    public String summary() {
        return "who of 100,000 pods belongs to which of 5,000 groups, from scratch and after each change of a label";
    }

    @Override
    public Result run(Course course) {
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(course.seed());
        int pods = course.amount(2_000, 100_000);
        int groups = course.amount(100, 5_000);
        LabelWorld world = new LabelWorld(random, pods, groups, Naming.WHO);
        List<Change> changes = world.changes(course.amount(500, 10_000));
        List<Integer> sample =
                random.ints(course.amount(10, 50), 0, groups).boxed().toList();
        Ours ours = ours(world, changes, sample, course);
        course.say("members: floor");
        double floor = Timing.median(course.amount(1, 3), course.amount(1, 9), _ -> floor(world));
        compareWithFloor(world, sample);
        course.say("members: naive");
        Others others = others(world, changes, sample, course);
        List<Figure> figures = new ArrayList<>(ours.figures());
        figures.add(Figure.of("broad_change_us", broad(random, pods, groups, course), "us"));
        figures.addAll(growth(random, pods, groups, ours, course));
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, ours.work(), figures),
                        new Contender(Contender.FLOOR, "", List.of(Figure.of("build_ms", floor, "ms"))),
                        new Contender(
                                Contender.NAIVE,
                                others.work(),
                                List.of(
                                        Figure.of("build_ms", others.scanMillis() * groups, "ms"),
                                        Figure.of(
                                                "change_us",
                                                others.scanMillis() * groups * MICROS_IN_A_MILLISECOND,
                                                "us"),
                                        Figure.of("groups_timed", sample.size(), ""))),
                        new Contender(Contender.BRUTE, "", List.of(Figure.of("change_us", others.askMicros(), "us")))),
                Map.of(
                        Contender.FLOOR,
                        new Ratio(Figure.of("times", floor / ours.build(), "").atLeast(0.5), "the time of a build"),
                        Contender.NAIVE,
                        new Ratio(
                                Figure.of(
                                                "times",
                                                others.scanMillis() * groups * MICROS_IN_A_MILLISECOND / ours.change(),
                                                "")
                                        .atLeast(100),
                                "the time after a change; naive's is extrapolated from a sample of groups"),
                        Contender.BRUTE,
                        new Ratio(
                                Figure.of("times", others.askMicros() / ours.change(), ""), "the time after a change")),
                notes(pods, groups, sample.size(), others.asked()));
    }

    /**
     * What we did.
     *
     * @param build milliseconds
     * @param change microseconds
     */
    private record Ours(double build, double change, List<Figure> figures, String work) {}

    private static Ours ours(LabelWorld world, List<Change> changes, List<Integer> sample, Course course) {
        course.say("members: " + world.pods().size() + " pods");
        double before = Timing.heap();
        GroupIndex index = build(world);
        double kept = Timing.heap() - before;
        double build = Timing.median(course.amount(1, 3), course.amount(1, 9), _ -> build(world));
        List<int[]> members = members(sample, group -> index.members(group).toArray());
        double change = change(index, changes, course);
        Samples each = each(index, changes);
        members.addAll(members(sample, group -> index.members(group).toArray()));
        return new Ours(
                build,
                change,
                List.of(
                        Figure.of("build_ms", build, "ms").atMost(800),
                        Figure.of("change_us", change, "us").atMost(5),
                        Figure.of("change_p99_us", each.percentile(99) * MICROS_IN_A_MILLISECOND, "us"),
                        Figure.of("heap_mib", kept, "MiB")),
                digest(members));
    }

    private static GroupIndex build(LabelWorld world) {
        GroupIndex index = new GroupIndex(world.namespaces());
        for (int number = 0; number < world.pods().size(); number++) {
            index.put(number, world.pods().get(number));
        }
        world.groups().forEach(group -> index.add(group.namespaceSelector(), group.podSelector()));
        return index;
    }

    /** Microseconds for one of these changes, which are made and undone in turns, and undone in the end. */
    private static double change(GroupIndex index, List<Change> changes, Course course) {
        List<Change> back = changes.reversed().stream().map(Change::undone).toList();
        return Timing.median(course.amount(2, 20), course.amount(2, 20), pass -> {
                    (pass % 2 == 0 ? changes : back).forEach(change -> index.put(change.number(), change.after()));
                    return index;
                })
                * MICROS_IN_A_MILLISECOND
                / changes.size();
    }

    /** The same where a pod is in many groups, as these name any two labels. */
    private static double broad(RandomGenerator random, int pods, int groups, Course course) {
        LabelWorld world = new LabelWorld(random, pods, groups, Naming.ANY);
        return change(build(world), world.changes(course.amount(500, 10_000)), course);
    }

    private static Samples each(GroupIndex index, List<Change> changes) {
        return Samples.of(changes.stream()
                .mapToLong(change -> {
                    long start = Timing.now();
                    index.put(change.number(), change.after());
                    return Timing.now() - start;
                })
                .toArray());
    }

    private static List<int[]> floor(LabelWorld world) {
        LabelFloor floor = new LabelFloor(world.pods());
        return world.groups().stream().map(floor::members).toList();
    }

    /** Where namespaces do not matter, it finds the same. */
    private static void compareWithFloor(LabelWorld world, List<Integer> sample) {
        LabelFloor floor = new LabelFloor(world.pods());
        GroupIndex index = build(world);
        for (int number : sample) {
            LabelWorld.Group group = world.groups().get(number);
            if (group.environment().isEmpty()
                    && !Arrays.equals(
                            floor.members(group), index.members(number).toArray())) {
                throw new IllegalStateException("the floor finds other members of " + group);
            }
        }
    }

    /**
     * What others did.
     *
     * @param scanMillis for one group
     * @param askMicros for one pod
     * @param asked how many changes that was measured with
     */
    private record Others(double scanMillis, double askMicros, int asked, String work) {}

    private static Others others(LabelWorld world, List<Change> changes, List<Integer> sample, Course course) {
        LabelScan scan = new LabelScan(world.namespaces(), world.pods());
        IntFunction<int[]> scanned = group -> scan.members(world.groups().get(group));
        double scanMillis = Timing.median(1, course.amount(1, 3), _ -> members(sample, scanned)) / sample.size();
        List<Change> asked = changes.subList(0, course.amount(100, 1_000));
        double askMicros = Timing.median(
                        1,
                        course.amount(1, 3),
                        _ -> asked.stream()
                                .mapToLong(change -> scan.groupsOf(world.groups(), change.after()))
                                .sum())
                * MICROS_IN_A_MILLISECOND
                / asked.size();
        List<int[]> members = members(sample, scanned);
        changes.forEach(change -> scan.put(change.number(), change.after()));
        members.addAll(members(sample, scanned));
        return new Others(scanMillis, askMicros, asked.size(), digest(members));
    }

    private static List<int[]> members(List<Integer> sample, IntFunction<int[]> of) {
        return sample.stream().map(of::apply).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String digest(List<int[]> members) {
        return members.size() + " groups "
                + HexFormat.of().toHexDigits(Arrays.deepHashCode(members.toArray(int[][]::new)));
    }

    private static List<Figure> growth(RandomGenerator random, int pods, int groups, Ours once, Course course) {
        List<Figure> figures = new ArrayList<>();
        Map<Integer, Double> changes = new HashMap<>();
        Growth build = Growth.of(pods, once.build(), 1, 8, size -> {
            course.say("members: " + size + " pods");
            LabelWorld world = new LabelWorld(random, size, size / pods * groups, Naming.WHO);
            changes.put(size, change(build(world), world.changes(course.amount(500, 10_000)), course));
            return Timing.median(0, course.amount(1, 3), _ -> build(world));
        });
        figures.addAll(build.figures("build_ms", "ms"));
        figures.addAll(Growth.of(pods, once.change(), 1, 8, size -> changes.getOrDefault(size, 0.0))
                .figures("change_us", "us"));
        return figures;
    }

    private static List<String> notes(int pods, int groups, int sample, int asked) {
        return List.of(
                pods + " pods with ten labels each, and " + groups
                        + " groups of those that have two labels, of which one has"
                        + " many values, half of them in the namespaces of one environment; build is from pods and selectors to the members"
                        + " of all groups, a change is another value of one label until all members are right again",
                Timing.NOTE,
                "naive reads the labels of all pods for a group, and all groups after a change, extrapolated from "
                        + sample + " groups, whose members are the same as ours before and after all changes",
                "brute asks all groups about the pod that has changed, for " + asked + " changes",
                "floor puts each label of each pod into a list and goes through the two lists of a group, wherever its"
                        + " pods are; it knows no changes, no namespaces, no other selectors",
                "broad is about groups that name any two labels, so that a pod is in many of them",
                "pods and groups grow together");
    }
}
