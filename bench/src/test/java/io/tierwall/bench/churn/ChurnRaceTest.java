package io.tierwall.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.bench.churn.Simulation.Cost;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChurnRaceTest {

    private static List<Operation> policies(int count) {
        return new Operation.Sequence(
                        RandomGeneratorFactory.of("L64X128MixRandom").create(7))
                .beginning(count);
    }

    @ParameterizedTest
    @EnumSource(PriorityScheme.class)
    void policiesThatAreAddedAtTheEndAreOneObjectEach(PriorityScheme scheme) {
        assertThat(new Simulation(scheme).run(policies(40)).written()).isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(PriorityScheme.class)
    void whatStaysWhereItIsCostsNothing(PriorityScheme scheme) {
        Simulation simulation = new Simulation(scheme);
        simulation.run(policies(40));

        assertThat(simulation.run(List.of(new Operation.Move(3, 5, 5)))).isEqualTo(new Cost(1, 0, 0, 0, 2));
    }

    @ParameterizedTest
    @EnumSource(PriorityScheme.class)
    void agentsHaveTheRulesInTheOrderThatPeopleSaid(PriorityScheme scheme) {
        Simulation simulation = new Simulation(scheme);
        simulation.run(List.of(
                new Operation.Insert(3, 0, 100, 2),
                new Operation.Insert(3, 0, 101, 1),
                new Operation.Insert(0, 0, 102, 1),
                new Operation.Resize(3, 1, 3),
                new Operation.Move(3, 0, 1)));

        assertThat(simulation.order()).containsExactly("0/102/0", "3/100/0", "3/100/1", "3/100/2", "3/101/0");
    }

    @ParameterizedTest
    @EnumSource(PriorityScheme.class)
    void aPolicyInFrontIsOneObjectUnlessPositionsAreNumbered(PriorityScheme scheme) {
        Simulation simulation = new Simulation(scheme);
        simulation.run(List.of(new Operation.Insert(3, 0, 100, 2), new Operation.Insert(3, 1, 101, 4)));
        Cost cost = simulation.run(List.of(new Operation.Insert(3, 0, 102, 1)));

        assertThat(cost.written()).isEqualTo(scheme == PriorityScheme.INTEGERS ? 3 : 1);
        assertThat(cost.moved()).isEqualTo(scheme == PriorityScheme.INTEGERS ? 6 : cost.reinstalled() - 1);
    }
}
