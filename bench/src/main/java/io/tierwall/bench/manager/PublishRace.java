package io.tierwall.bench.manager;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.measure.Scratch;
import io.tierwall.bench.measure.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From one request until every cluster holds all that it says, and the same objects written by others. */
public final class PublishRace implements Race {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String summary() {
        return "policies of ten rules into many clusters, until each holds all";
    }

    /**
     * A contender's best round.
     *
     * @param cpuSeconds of processor time that its process used
     */
    record Round(String work, int objects, double seconds, double cpuSeconds) {

        double perSecond() {
            return objects / seconds;
        }

        Contender contender(String name) {
            return new Contender(
                    name,
                    work,
                    List.of(
                            Figure.of("objects", objects, "objects"),
                            Figure.of("seconds", seconds, "s"),
                            Figure.of("objects_per_second", perSecond(), "1/s"),
                            Figure.of("cpu_ms_per_object", cpuSeconds * 1_000 / objects, "ms")));
        }
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        int clusters = course.amount(2, 10);
        List<Contender> contenders = new ArrayList<>();
        Map<String, Ratio> ratios = new TreeMap<>();
        List<String> notes = new ArrayList<>(List.of(
                "Tierwall's clock starts with the request and ends when watches of the bench have seen every object in"
                        + " every cluster; the others' starts with their first write",
                "the floor's processor time includes the bench's own watches; kubectl's and Tierwall's do not",
                "lab clusters run in another process on the same machine; Tierwall's and the floor's were warmed up by what"
                        + " was written first and deleted again, kubectl's are fresh"));
        try (Scratch scratch = new Scratch()) {
            List<Holding.Kept> objects;
            Round ours;
            try (Fleet fleet = Fleet.start("ours", clusters);
                    RunningManager manager =
                            RunningManager.start(scratch.directory().resolve("manager"))) {
                ours = tierwall(course, fleet, manager);
                objects = Holding.of(fleet.clients().getFirst()).objects();
            }
            contenders.add(ours.contender(Contender.TIERWALL));
            Round floor = new RawWriter(course, clusters, objects).best();
            contenders.add(floor.contender(Contender.FLOOR));
            ratios.put(Contender.FLOOR, ratio(ours, floor, 0.8));
            if (Kubectl.isInstalled()) {
                Round kubectl = new Kubectl(course, scratch.directory()).apply(clusters, objects);
                contenders.add(kubectl.contender(Contender.KUBECTL));
                ratios.put(Contender.KUBECTL, ratio(ours, kubectl, 5));
            } else {
                notes.add("kubectl is not installed");
            }
        }
        return new Result(contenders, ratios, notes);
    }

    private static Ratio ratio(Round ours, Round theirs, double aim) {
        return new Ratio(
                Figure.of("times", ours.perSecond() / theirs.perSecond(), "").atLeast(aim), "objects in a second");
    }

    /** The last round counts: those before warm the manager up, and say how many objects there are. */
    private static Round tierwall(Course course, Fleet fleet, RunningManager manager)
            throws IOException, InterruptedException {
        manager.register(fleet);
        IntentTree tree = new IntentTree(course.amount(5, 100), 10, fleet.names());
        Published.in(fleet, manager, tree);
        int objects = Published.atRest(fleet).stream()
                .mapToInt(holding -> holding.objects().size())
                .sum();
        Round round = again(tree, objects, fleet, manager);
        for (int repeat = 0; repeat < course.amount(0, 2); repeat++) {
            course.say("publish: tierwall " + TimeText.seconds(round.seconds()));
            round = again(tree, objects, fleet, manager);
        }
        return round;
    }

    /** @param objects that all clusters together hold in the end */
    private static Round again(IntentTree tree, int objects, Fleet fleet, RunningManager manager)
            throws IOException, InterruptedException {
        manager.publish(tree.nothing());
        awaitEmpty(fleet);
        Tally tally = new Tally(objects);
        manager.publish(tree.groups());
        byte[] policies = tree.policies(0, tree.policies());
        double cpu = manager.cpuSeconds();
        double seconds;
        try (Fleet.Watches watches = fleet.count(tally)) {
            long began = System.nanoTime();
            manager.publish(policies);
            tally.await(PATIENCE);
            seconds = (System.nanoTime() - began) / 1e9;
            watches.requireOpen();
        }
        return new Round(fleet.digest(), objects, seconds, manager.cpuSeconds() - cpu);
    }

    private static void awaitEmpty(Fleet fleet) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var client : fleet.clients()) {
            while (!Holding.of(client).objects().isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the clusters do not become empty");
                }
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }
}
