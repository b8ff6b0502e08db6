package io.tierwall.bench.manager;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.Samples;
import io.tierwall.bench.measure.Scratch;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One rule among many changes, until every cluster shows it; and what one commit and one request for each cluster take.
 */
public final class EditRace implements Race {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RULES = 10;
    private static final String FORCED = "?fieldManager=tierwall&force=true";

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String summary() {
        return "one rule changes among 10,000 in ten clusters, until every cluster shows it";
    }

    /** One change of one policy, told apart by a mark that the clusters are told. */
    private interface Editor {

        void edit(int policy, String mark) throws IOException, InterruptedException;
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        int policies = course.amount(5, 100);
        try (Scratch scratch = new Scratch();
                Fleet fleet = Fleet.start("edit", course.amount(2, 10));
                RunningManager manager =
                        RunningManager.start(scratch.directory().resolve("manager"))) {
            manager.register(fleet);
            IntentTree tree = new IntentTree(policies, RULES, fleet.names());
            Published.in(fleet, manager, tree);
            Map<String, Long> before = Generations.of(fleet);
            Samples ours = edits(
                    course,
                    fleet,
                    policies,
                    "t",
                    (policy, mark) -> manager.api()
                            .send(
                                    "PATCH",
                                    IntentTree.rulePath(policy, 0),
                                    ApiClient.JSON_TYPE,
                                    IntentTree.rule(policy, 0, mark).toString().getBytes(StandardCharsets.UTF_8)));
            double writes = (double) Generations.written(before, Generations.of(fleet)) / total(course);
            Samples floor = floor(course, fleet, policies, scratch.directory().resolve("floor.db"));
            int clusters = fleet.names().size();
            return new Result(
                    List.of(
                            new Contender(
                                    Contender.TIERWALL,
                                    ours.count() + " edits seen",
                                    List.of(
                                            Figure.of("rules_in_clusters", policies * RULES * clusters, "rules"),
                                            Figure.of("edits", ours.count(), ""),
                                            Figure.of("writes_per_cluster_and_edit", writes / clusters, "")
                                                    .atMost(1),
                                            Figure.of("p50_ms", ours.median(), "ms"),
                                            Figure.of("p99_ms", ours.percentile(99), "ms"))),
                            new Contender(
                                    Contender.FLOOR,
                                    floor.count() + " edits seen",
                                    List.of(
                                            Figure.of("edits", floor.count(), ""),
                                            Figure.of("p50_ms", floor.median(), "ms"),
                                            Figure.of("p99_ms", floor.percentile(99), "ms")))),
                    Map.of(
                            Contender.FLOOR,
                            new Ratio(
                                    Figure.of("times", floor.median() / ours.median(), ""), "edits, by their median")),
                    List.of(
                            "floor: one durable commit as Tierwall's store makes one, then one server-side apply for each"
                                    + " cluster, all at the same time, and the same watches"));
        }
    }

    private static int warmUp(Course course) {
        return course.amount(1, 50);
    }

    private static int total(Course course) {
        return warmUp(course) + course.amount(3, 200);
    }

    /** One after the other; the first ones warm up and do not count. */
    private static Samples edits(Course course, Fleet fleet, int policies, String prefix, Editor editor)
            throws IOException, InterruptedException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(course.seed());
        Sightings sightings = new Sightings(fleet.names().size());
        int warmUp = warmUp(course);
        long[] nanos = new long[total(course) - warmUp];
        try (Fleet.Watches watches = fleet.watch(List.of(Holding.POLICIES), sightings)) {
            for (int i = 0; i < total(course); i++) {
                String mark = prefix + i + "e";
                sightings.expect("\"" + mark + "\"");
                long began = System.nanoTime();
                editor.edit(random.nextInt(policies), mark);
                sightings.await(PATIENCE);
                if (i >= warmUp) {
                    nanos[i - warmUp] = System.nanoTime() - began;
                }
            }
            watches.requireOpen();
        }
        course.say("edit: " + total(course) + " edits");
        return Samples.of(nanos);
    }

    /** The manager is idle meanwhile, and taken away from the clusters: it would put back what is edited. */
    private static Samples floor(Course course, Fleet ours, int policies, Path database)
            throws IOException, InterruptedException {
        List<Holding.Kept> objects = Holding.of(ours.clients().getFirst()).objects();
        List<Holding.Kept> kept = objects.stream()
                .filter(object -> object.plural().equals(Holding.POLICIES))
                .toList();
        SecureRandom secure = new SecureRandom();
        try (Fleet fleet = Fleet.start("floor", ours.names().size());
                SqliteDatabase opened = SqliteDatabase.open(
                        database, SecretCipher.withKeyIn(database.resolveSibling("floor.key"), secure))) {
            Published.raw(fleet, objects);
            DocumentStore store = opened.documents();
            return edits(course, fleet, Math.min(policies, kept.size()), "f", (policy, mark) -> {
                String body = marked(kept.get(policy).body(), mark);
                store.append(new Revision(
                        store.latest().revision() + 1,
                        "floor",
                        Clock.systemUTC().instant(),
                        List.of(new DocumentChange.Put("/floor/" + policy, body))));
                InFlight.run(
                        "bench-floor",
                        fleet.clients().size(),
                        fleet.clients().size(),
                        cluster -> fleet.clients()
                                .get(cluster)
                                .send(
                                        "PATCH",
                                        kept.get(policy).path() + FORCED,
                                        ApiClient.APPLY_TYPE,
                                        body.getBytes(StandardCharsets.UTF_8)));
            });
        }
    }

    /** With this mark in the first rule, and none of those that edits before may have left. */
    private static String marked(String body, String mark) {
        return body.replaceAll("\"logLabel\":\"[^\"]*\",", "")
                .replaceFirst("\"action\":", "\"logLabel\":\"" + mark + "\",$0");
    }
}
