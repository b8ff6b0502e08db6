package io.tierwall.bench.churn;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.churn.Simulation.Cost;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;

/** How many installed rules move, and how many objects are written, when people edit, insert and move policies. */
public final class ChurnRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String summary() {
        return "installed rules that move in an agent while policies are edited, under three priority schemes";
    }

    @Override
    public Result run(Course course) {
        Operation.Sequence sequence =
                new Operation.Sequence(RandomGeneratorFactory.of(RANDOM).create(course.seed()));
        List<Operation> beginning = sequence.beginning(course.amount(50, 500));
        List<Operation> edits = sequence.edits(course.amount(50, 500));
        Map<PriorityScheme, Cost> costs = new EnumMap<>(PriorityScheme.class);
        List<Contender> contenders = new ArrayList<>();
        for (PriorityScheme scheme : PriorityScheme.values()) {
            course.say("churn: " + scheme.contender());
            Simulation simulation = new Simulation(scheme);
            simulation.run(beginning);
            Cost cost = simulation.run(edits);
            costs.put(scheme, cost);
            contenders.add(contender(scheme, cost, digest(simulation.order())));
        }
        return new Result(contenders, ratios(costs), notes(beginning.size(), edits.size()));
    }

    private static Contender contender(PriorityScheme scheme, Cost cost, String work) {
        Figure moved = Figure.of("rules_moved", cost.moved(), "rules");
        return new Contender(
                scheme.contender(),
                work,
                List.of(
                        Figure.of("operations", cost.operations(), ""),
                        scheme == PriorityScheme.TIERWALL ? moved.atMost(0) : moved,
                        Figure.of("operations_before_first_move", cost.firstMove() - 1.0, ""),
                        Figure.of("rules_installed", cost.reinstalled(), "rules"),
                        Figure.of("objects_written", cost.written(), "objects")));
    }

    private static Map<String, Ratio> ratios(Map<PriorityScheme, Cost> costs) {
        Map<String, Ratio> ratios = new TreeMap<>();
        Cost ours = costs.getOrDefault(PriorityScheme.TIERWALL, new Cost(0, 0, 0, 0, 0));
        costs.forEach((scheme, cost) -> {
            if (scheme != PriorityScheme.TIERWALL) {
                double ratio = (double) cost.reinstalled() / ours.reinstalled();
                ratios.put(
                        scheme.contender(),
                        new Ratio(
                                Figure.of("times", ratio, ""),
                                "rules that it installs, those that move included, for each that Tierwall installs"));
            }
        });
        return ratios;
    }

    private static List<String> notes(int policies, int edits) {
        return List.of(
                policies + " policies of 1 to 10 rules in four categories, then " + edits
                        + " operations: 60 % add or remove a rule, 25 % insert a policy, 15 % move one",
                "a rule moves when it gets another slot and nobody touched its policy; rules of a policy that is"
                        + " moved or inserted have to be installed under every scheme");
    }

    private static String digest(List<String> order) {
        return order.size() + " rules in order " + HexFormat.of().toHexDigits(order.hashCode());
    }
}
