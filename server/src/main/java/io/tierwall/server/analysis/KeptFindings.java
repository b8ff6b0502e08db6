package io.tierwall.server.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.FindingMemory;
import io.tierwall.analysis.finding.Findings;
import io.tierwall.analysis.finding.Witness;
import io.tierwall.analysis.rules.RuleOrigin;
import java.util.List;
import java.util.Optional;

/** What there is to find in one cluster, in the state that was looked at last. Thread-safe. */
final class KeptFindings {

    private FindingMemory memory = new FindingMemory();
    private Optional<Looked> latest = Optional.empty();

    private record Looked(ClusterModel model, List<Finding> findings) {}

    /** Of a state; least is to be done when it came of the latest one. */
    synchronized List<Finding> of(ClusterModel model) {
        Looked looked = latest.filter(known -> known.model().equals(model)).orElseGet(() -> look(model));
        latest = Optional.of(looked);
        return looked.findings();
    }

    /** A flow that a rule of that state takes; empty where it takes none. */
    synchronized Optional<Witness> example(ClusterModel model, RuleOrigin rule) {
        of(model);
        return memory.example(rule, model.addresses());
    }

    private Looked look(ClusterModel model) {
        FindingMemory present = memory;
        memory = new FindingMemory(); // One that fails is left half done: the next one then starts from scratch.
        Looked looked = new Looked(
                model, present.update(model, Findings.ours(model.book().objects())));
        memory = present;
        return looked;
    }
}
