package io.tierwall.analysis.finding;

import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.RuleOrigin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one cluster alone does not show: what is of use in others, and not in this one. */
public final class AcrossClusters {

    private AcrossClusters() {}

    /**
     * That an Allow is wider than anything that was observed: it was hit elsewhere, and never here.
     *
     * @param rules what it is in this cluster, in each direction in which it could have been hit; at least one
     * @param witness a flow that it would let pass in the first of these directions
     * @param here what this cluster shows, which has counted since some time
     * @param others what others show that have counted it, at least one of which has seen a hit
     */
    public static Finding widerThanObserved(
            List<RuleOrigin> rules, Witness witness, Observation here, List<Observation> others) {
        return new Finding(
                Kind.WIDER_THAN_OBSERVED,
                rules,
                List.of(),
                Optional.empty(),
                Optional.of(witness),
                Wording.of(rules)
                        .and(" could let pass " + witness + ", and has not been hit here since "
                                + here.since().orElseThrow() + ", though in " + seen(others)),
                Stream.concat(Stream.of(here), others.stream()).toList());
    }

    /**
     * That a group which rules are applied to has no workload here, and has some elsewhere.
     *
     * @param rules those that are applied to it here, in order
     * @param others what others show that these rules span, at least one of which has somebody
     */
    public static Finding groupWithoutWorkload(
            String group, List<RuleOrigin> rules, Observation here, List<Observation> others) {
        return new Finding(
                Kind.GROUP_WITHOUT_WORKLOAD,
                rules,
                List.of(),
                Optional.of(group),
                Optional.empty(),
                Wording.of("group " + group + ", to which ")
                        .and(rules)
                        .and((rules.size() == 1 ? " is" : " are")
                                + " applied, selects nobody in this cluster, and somebody in " + seen(others)),
                Stream.concat(Stream.of(here), others.stream()).toList());
    }

    private static String seen(List<Observation> others) {
        return Wording.list(others.stream()
                .filter(Observation::seen)
                .map(Observation::cluster)
                .toList());
    }
}
