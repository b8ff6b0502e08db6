package io.tierwall.server.guardrail;

import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.guardrail.Standing.State;
import java.util.List;
import java.util.stream.IntStream;

/**
 * That a guardrail stands otherwise in one state of a cluster than in another.
 *
 * @param before how it stands in the first of the two
 * @param after how it stands in the second
 */
public record StandingChange(Guardrail guardrail, Standing before, Standing after) {

    /**
     * The guardrails that stand otherwise, in their order. One that is broken in both states is not among them,
     * whatever breaks it.
     *
     * @param guardrails all that there are; those that do not concern the cluster are passed over
     */
    public static List<StandingChange> between(
            List<Guardrail> guardrails, ClusterPicture before, ClusterPicture after) {
        List<Guardrail> here = Assessor.concerned(guardrails, after.cluster().path());
        if (here.isEmpty()) {
            return List.of();
        }
        List<Standing> earlier = Assessor.standings(here, before);
        List<Standing> later = Assessor.standings(here, after);
        return IntStream.range(0, here.size())
                .mapToObj(i -> new StandingChange(here.get(i), earlier.get(i), later.get(i)))
                .filter(change -> change.before().state() != change.after().state())
                .toList();
    }

    /** Whether what did not break it before does so now. */
    public boolean breaks() {
        return after.state() == State.BROKEN;
    }
}
