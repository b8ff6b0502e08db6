package io.tierwall.bench.manager;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the manager's API takes by itself, without any cluster: single objects read and written by several clients,
 * lists, and one large tree.
 */
public final class ApiRace implements Race {

    private static final int RULES = 10;
    private static final int ALONE = 1;
    private static final List<Integer> CLIENTS = List.of(ALONE, 8, 32);
    private static final String POLICIES = "/policy/api/v1/infra/domains/default/security-policies";
    private static final String ALL_RULES = "/policy/api/v1/search/query?query=resource_type:Rule&page_size=1000";

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String summary() {
        return "reads, writes and lists with 10,000 rules present, and 10,000 rules in one request";
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        IntentTree tree = new IntentTree(course.amount(10, 1_000), RULES, List.of());
        try (Scratch scratch = new Scratch();
                RunningManager manager =
                        RunningManager.start(scratch.directory().resolve("manager"))) {
            List<Figure> ours = new ArrayList<>();
            List<Figure> floor = new ArrayList<>();
            ours.add(Figure.of("tree_seconds", tree(course, manager, tree), "s").atMost(3));
            ApiFloor least = new ApiFloor(manager.api(), scratch.directory().resolve("floor.db"));
            double write = 0;
            double leastWrite = 0;
            warmUp(course, manager.api(), tree);
            for (int clients : CLIENTS) {
                InFlight.Outcome reads = reads(course, manager.api(), tree, clients);
                InFlight.Outcome echoes = least.echoes(amount(course), clients);
                InFlight.Outcome writes = writes(course, manager.api(), tree, clients);
                InFlight.Outcome commits = least.commitsWithEcho(amount(course), clients);
                add(ours, "reads", clients, reads);
                add(ours, "writes", clients, writes);
                add(floor, "reads", clients, echoes);
                add(floor, "writes", clients, commits);
                course.say("api: " + clients + " at once");
                if (clients == ALONE) {
                    write = writes.latencies().median();
                    leastWrite = commits.latencies().median();
                }
            }
            ours.add(
                    Figure.of("write_p50_to_floor", write / leastWrite, "times").atMost(1.5));
            lists(course, manager.api(), tree, ours, floor);
            String work = tree.policies() * RULES + " rules";
            return new Result(
                    List.of(new Contender(Contender.TIERWALL, work, ours), new Contender(Contender.FLOOR, work, floor)),
                    Map.of(
                            Contender.FLOOR,
                            new Ratio(
                                    Figure.of("times", leastWrite / write, ""),
                                    "single rules written by one client, by their median")),
                    List.of(
                            "floor of a read: the smallest answer of the same server; of a write: the same, and one durable"
                                    + " commit as the store makes it; of a list: the same objects, read once, written as"
                                    + " JSON again within the bench",
                            "no cluster takes part"));
        }
    }

    private static int amount(Course course) {
        return course.amount(20, 2_000);
    }

    private static void add(List<Figure> figures, String what, int clients, InFlight.Outcome outcome) {
        String name = what + "_" + clients;
        figures.add(Figure.of(name + "_per_second", outcome.perSecond(), "/s"));
        figures.add(Figure.of(name + "_p50_ms", outcome.latencies().median(), "ms"));
        figures.add(Figure.of(name + "_p99_ms", outcome.latencies().percentile(99), "ms"));
    }

    /** The second time counts: the first one warms up, and everything is taken away in between. */
    private static double tree(Course course, RunningManager manager, IntentTree tree)
            throws IOException, InterruptedException {
        double seconds = 0;
        for (int i = 0; i < 2; i++) {
            manager.publish(tree.nothing());
            manager.publish(tree.groups());
            long began = System.nanoTime();
            manager.publish(tree.policies(0, tree.policies()));
            seconds = (System.nanoTime() - began) / 1e9;
        }
        course.say("api: " + tree.policies() * RULES + " rules in one request");
        return seconds;
    }

    private static void warmUp(Course course, ApiClient api, IntentTree tree) throws IOException, InterruptedException {
        reads(course, api, tree, CLIENTS.getLast());
        writes(course, api, tree, CLIENTS.getLast());
    }

    private static InFlight.Outcome reads(Course course, ApiClient api, IntentTree tree, int clients)
            throws IOException, InterruptedException {
        return InFlight.run(
                "bench-read",
                clients,
                amount(course),
                index -> api.get(IntentTree.rulePath(index % tree.policies(), index % RULES)));
    }

    private static InFlight.Outcome writes(Course course, ApiClient api, IntentTree tree, int clients)
            throws IOException, InterruptedException {
        return InFlight.run("bench-write", clients, amount(course), index -> {
            int policy = index % tree.policies();
            String mark = "w" + System.nanoTime(); // Something new each time: saying the same again costs less.
            api.send(
                    "PATCH",
                    IntentTree.rulePath(policy, 0),
                    ApiClient.JSON_TYPE,
                    IntentTree.rule(policy, 0, mark).toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void lists(Course course, ApiClient api, IntentTree tree, List<Figure> ours, List<Figure> floor)
            throws IOException, InterruptedException {
        int times = course.amount(2, 30);
        JsonNode policies = api.getJson(POLICIES);
        int listed = policies.path("results").size();
        if (listed < tree.policies()) {
            throw new IllegalStateException("only " + listed + " policies are listed");
        }
        long bytes = api.get(POLICIES).length;
        InFlight.Outcome lists = InFlight.run("bench-list", ALONE, times, _ -> api.get(POLICIES));
        InFlight.Outcome prepared = InFlight.run("bench-json", ALONE, times, _ -> ApiFloor.serialize(policies));
        ours.add(megabytes("list_policies", bytes, lists).atLeast(200));
        floor.add(megabytes("list_policies", bytes, prepared));
        InFlight.Outcome pages =
                InFlight.run("bench-pages", ALONE, course.amount(1, 5), _ -> allRules(api, tree.policies() * RULES));
        ours.add(Figure.of("list_all_rules_ms", pages.latencies().median(), "ms"));
    }

    private static Figure megabytes(String what, long bytes, InFlight.Outcome outcome) {
        return Figure.of(
                what + "_mb_per_second", bytes / 1e3 / outcome.latencies().median(), "MB/s");
    }

    private static void allRules(ApiClient api, int expected) throws IOException, InterruptedException {
        int seen = 0;
        String cursor = "";
        do {
            JsonNode page = api.getJson(ALL_RULES + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen += page.path("results").size();
            cursor = page.path("cursor").asText();
        } while (!cursor.isEmpty());
        if (seen < expected) {
            throw new IllegalStateException("only " + seen + " rules of " + expected + " are found");
        }
    }
}
