package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.effect.Change;
import io.tierwall.analysis.effect.Effect;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.reach.AddressText;
import io.tierwall.model.Rule;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.FindingChange;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.analysis.WrittenRule;
import io.tierwall.server.api.tierwall.FindingsResource.FindingView;
import io.tierwall.server.api.tierwall.PlanView.ChangeView;
import io.tierwall.server.api.tierwall.PlanView.ClusterPlan;
import io.tierwall.server.api.tierwall.PlanView.FindingChanges;
import io.tierwall.server.api.tierwall.PlanView.GuardrailChange;
import io.tierwall.server.api.tierwall.PlanView.LostHits;
import io.tierwall.server.guardrail.StandingChange;
import io.tierwall.server.statistics.ClusterCounts;
import java.util.List;
import java.util.Optional;

/** Writes what a change would do in one cluster. */
final class PlanFormat {

    private final ClusterPicture before;
    private final List<String> problems;
    private final Passages rulesBefore;
    private final Passages rulesAfter;
    private final Effect effect;
    private final int limit;

    /** @param limit how much is shown of each list */
    PlanFormat(Compared compared, int limit) {
        this.before = compared.before();
        this.problems = compared.after().problems();
        this.rulesBefore = new Passages(compared.before());
        this.rulesAfter = new Passages(compared.after());
        this.effect = Effect.of(compared.before().model(), compared.after().model());
        this.limit = limit;
    }

    /**
     * What is known of a change beside what passes.
     *
     * @param order nothing where the change could not be published now
     */
    record Beside(
            ClusterCounts counts, List<StandingChange> guardrails, FindingChange findings, Optional<OrderView> order) {}

    ClusterPlan write(Beside beside) {
        var workloads = effect.workloads();
        return new ClusterPlan(
                before.cluster().path().id(),
                before.knowledge().asOf().toString(),
                effect.gained().size(),
                effect.lost().size(),
                workloads.size(),
                changes(effect.gained(), rulesBefore, rulesAfter),
                changes(effect.lost(), rulesAfter, rulesBefore),
                workloads.stream().limit(limit).map(Object::toString).toList(),
                lostHits(beside.counts()),
                beside.guardrails().stream().map(GuardrailChange::of).toList(),
                findings(beside.findings()),
                beside.order(),
                before.knowledge().gaps().stream().map(ExplainView.Unknown::of).toList(),
                problems);
    }

    private FindingChanges findings(FindingChange change) {
        return new FindingChanges(
                findings(change.brought(), rulesAfter),
                change.brought().size(),
                findings(change.ended(), rulesBefore),
                change.ended().size());
    }

    private List<FindingView> findings(List<Finding> findings, Passages passages) {
        return findings.stream()
                .limit(limit)
                .map(finding -> FindingFormat.write(finding, passages))
                .toList();
    }

    private List<ChangeView> changes(List<Change> changes, Passages denying, Passages allowing) {
        return changes.stream()
                .limit(limit)
                .map(change -> new ChangeView(
                        AddressText.parts(effect.addresses(), change.sources()),
                        AddressText.parts(effect.addresses(), change.destinations()),
                        change.traffic().toString(),
                        RuleFormat.write(denying.written(change.denying())),
                        change.allowing().stream()
                                .map(rule -> RuleFormat.write(allowing.written(rule)))
                                .toList()))
                .toList();
    }

    private List<LostHits> lostHits(ClusterCounts counts) {
        return effect.lost().stream()
                .flatMap(change -> change.allowing().stream())
                .distinct()
                .map(rulesBefore::written)
                .map(WrittenRule::rule)
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(rule -> hits(rule, counts).stream())
                .toList();
    }

    private static Optional<LostHits> hits(Rule rule, ClusterCounts counts) {
        return counts.counter(rule)
                .filter(counter -> counts.of(rule).sessions() > 0)
                .map(counter -> new LostHits(
                        rule.path().value(),
                        counts.of(rule).sessions(),
                        counter.lastHit().map(Object::toString)));
    }
}
