package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Resolution;
import io.tierwall.antrea.resolve.Resolver;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is worked out from one edit to the next is what is worked out from scratch. */
final class StepByStepTest {

    private static final int EDITS = 12;

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void editAfterEditComesToWhatAFreshLookComesTo(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        for (int edit = 0; edit < EDITS; edit++) {
            World world = edits.world();
            Resolution fresh = Resolver.resolve(world.objects(), world.inventory());

            edits.rules().forEach((node, rules) -> assertThat(rules).isEqualTo(fresh.rulesOf(node)));
            edits.next();
        }
    }
}
