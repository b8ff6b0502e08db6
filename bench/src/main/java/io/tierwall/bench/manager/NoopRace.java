package io.tierwall.bench.manager;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.measure.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The same again, and a restart: nothing has to be written. */
public final class NoopRace implements Race {

    private static final int RULES = 100;

    @Override
    public String name() {
        return "noop";
    }

    @Override
    public String summary() {
        return "the same published again, and a restart with 100,000 rules: no write, seconds to the first answer";
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch();
                Fleet fleet = Fleet.start("noop", 1)) {
            Path directory = scratch.directory().resolve("manager");
            IntentTree tree = new IntentTree(course.amount(5, 1_000), RULES, fleet.names());
            List<Holding> before;
            double seconds;
            long repeated;
            try (RunningManager manager = RunningManager.start(directory)) {
                manager.register(fleet);
                Published.in(fleet, manager, tree);
                before = Published.atRest(fleet);
                course.say("noop: " + tree.policies() * RULES + " rules are published");
                long began = System.nanoTime();
                manager.publish(tree.policies(0, Math.min(100, tree.policies())));
                seconds = (System.nanoTime() - began) / 1e9;
                repeated = Published.changes(before, Published.atRest(fleet));
            }
            try (RunningManager manager = RunningManager.start(directory)) {
                course.say("noop: restarted after " + TimeText.seconds(manager.startSeconds()));
                manager.awaitConnected(1);
                List<Holding> after = Published.atRest(fleet);
                return result(
                        tree.policies() * RULES,
                        List.of(
                                Figure.of("same_again_seconds", seconds, "s"),
                                Figure.of("same_again_writes", (double) repeated, "objects")
                                        .atMost(0),
                                Figure.of("restart_seconds_to_first_answer", manager.startSeconds(), "s")
                                        .atMost(5),
                                Figure.of(
                                                "restart_writes",
                                                (double) (Published.changes(before, after) - repeated),
                                                "objects")
                                        .atMost(0)));
            }
        }
    }

    private static Result result(int rules, List<Figure> figures) {
        return new Result(
                List.of(new Contender(Contender.TIERWALL, rules + " rules", figures)),
                Map.of(),
                List.of(
                        rules + " rules in one cluster; repeated is one request with up to 100 policies of " + RULES
                                + " rules",
                        "a write is an object whose resourceVersion has changed once the cluster is at rest again",
                        "nobody else takes part: kubectl would send every object"));
    }
}
