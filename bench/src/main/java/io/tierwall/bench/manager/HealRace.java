package io.tierwall.bench.manager;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.measure.Samples;
import io.tierwall.bench.measure.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody edits or deletes a share of Tierwall's policies: how long until each is as it was. */
public final class HealRace implements Race {

    private static final int RULES = 10;
    private static final int ONE_PERCENT = 100;
    private static final int TEN_PERCENT = 10;

    @Override
    public String name() {
        return "heal";
    }

    @Override
    public String summary() {
        return "1 % and 10 % of the policies are edited or deleted by somebody else, until each is back";
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        int policies = course.amount(20, 1_000);
        List<Figure> ours = new ArrayList<>();
        List<Figure> theirs = new ArrayList<>();
        Map<String, Ratio> ratios = new TreeMap<>();
        try (Scratch scratch = new Scratch()) {
            List<Holding.Kept> objects;
            Samples tierwall;
            try (Fleet fleet = Fleet.start("ours", 1);
                    RunningManager manager =
                            RunningManager.start(scratch.directory().resolve("manager"))) {
                manager.register(fleet);
                Published.in(fleet, manager, new IntentTree(policies, RULES, fleet.names()));
                Published.atRest(fleet);
                objects = Holding.of(fleet.clients().getFirst()).objects();
                tierwall = attacks(course, new Attack(fleet, objects, false), ours);
            }
            Samples floor;
            try (Fleet fleet = Fleet.start("floor", 1)) {
                Published.raw(fleet, objects);
                Published.atRest(fleet);
                floor = attacks(course, new Attack(fleet, objects, true), theirs);
            }
            ratios.put(
                    Contender.FLOOR,
                    new Ratio(
                            Figure.of("times", floor.median() / tierwall.median(), ""),
                            "heals, by the median where 1 % were edited"));
        }
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, "all as before", ours),
                        new Contender(Contender.FLOOR, "all as before", theirs)),
                ratios,
                List.of(
                        "a heal lasts from the answer to the other writer until a watch shows the policy as it was",
                        "floor: a watch, and for each event that is another's one write of the policy as it was"));
    }

    /** Edits, then deletions, of one and of ten percent; never the same policy twice. */
    private static Samples attacks(Course course, Attack attack, List<Figure> figures)
            throws IOException, InterruptedException {
        Samples first = attack(attack, "edited_1_percent", ONE_PERCENT, false, figures);
        attack(attack, "deleted_1_percent", ONE_PERCENT, true, figures);
        attack(attack, "edited_10_percent", TEN_PERCENT, false, figures);
        attack(attack, "deleted_10_percent", TEN_PERCENT, true, figures);
        course.say("heal: four attacks were healed");
        return first;
    }

    private static Samples attack(Attack attack, String name, int share, boolean delete, List<Figure> figures)
            throws IOException, InterruptedException {
        Attack.Outcome outcome = attack.run(share, delete);
        figures.add(Figure.of(name + "_policies", outcome.latencies().count(), "policies"));
        figures.add(Figure.of(name + "_p50_ms", outcome.latencies().median(), "ms"));
        figures.add(Figure.of(name + "_p99_ms", outcome.latencies().percentile(99), "ms"));
        figures.add(Figure.of(name + "_writes_per_heal", outcome.writesPerHeal(), "")
                .atMost(1));
        return outcome.latencies();
    }
}
