package io.tierwall.server.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.Witness;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.model.address.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from one state of a cluster: found out when somebody asks, once, and from what was found out about an
 * earlier state, so that only what changed is worked out anew. Thread-safe; who asks while the same is being found out
 * waits for it.
 */
public final class Conclusions {

    private final ClusterModel model;
    private final KeptFindings findings;
    /** Of this state once somebody has asked; of an earlier one until then. */
    private volatile Optional<Reachability> latest;
    /** The same, with addresses told apart that no rule tells apart. */
    private volatile Optional<Divided> divided;

    /** @param of the model of the state that it is about */
    private record Divided(ClusterModel of, Reachability reachability) {}

    private Conclusions(
            ClusterModel model, KeptFindings findings, Optional<Reachability> latest, Optional<Divided> divided) {
        this.model = model;
        this.findings = findings;
        this.latest = latest;
        this.divided = divided;
    }

    /** With nothing to begin with. */
    static Conclusions of(ClusterModel model, KeptFindings findings) {
        return new Conclusions(model, findings, Optional.empty(), Optional.empty());
    }

    /** Those of another state of the cluster. Does not wait for anything that is being found out. */
    Conclusions next(ClusterModel changed) {
        return new Conclusions(changed, findings, latest, divided);
    }

    /** Who reaches whom. */
    public synchronized Reachability reachability() {
        Reachability now = latest.filter(known -> known.model().equals(model))
                .orElseGet(() -> latest.map(known -> known.next(model)).orElseGet(() -> Reachability.of(model)));
        latest = Optional.of(now);
        return now;
    }

    /** Who reaches whom, where each of these blocks can be asked about; the numbers of addresses may be others. */
    public synchronized Reachability reachability(Set<Cidr> blocks) {
        if (model.addresses().divides(blocks)) {
            return reachability();
        }
        Reachability now = divided.filter(found -> found.of().equals(model)
                        && found.reachability().model().addresses().divides(blocks))
                .map(Divided::reachability)
                .or(() -> divided.flatMap(found -> next(found.reachability(), blocks)))
                .orElseGet(() -> dividing(blocks));
        divided = Optional.of(new Divided(model, now));
        return now;
    }

    /** Of this state, if all blocks can be asked about in it: those that rules named before may be forgotten. */
    private Optional<Reachability> next(Reachability before, Set<Cidr> blocks) {
        ClusterModel next = before.model()
                .next(model.book().objects(), model.addresses().population().inventory());
        return next.addresses().divides(blocks) ? Optional.of(before.next(next)) : Optional.empty();
    }

    private Reachability dividing(Set<Cidr> blocks) {
        return Reachability.of(model.dividing(blocks));
    }

    /** What there is to find by the rules alone, by kind, then in the order of the rules. */
    public List<Finding> findings() {
        return findings.of(model);
    }

    /** A flow that a rule takes in its direction; empty where it takes none. */
    Optional<Witness> example(RuleOrigin rule) {
        return findings.example(model, rule);
    }
}
