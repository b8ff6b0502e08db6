package io.tierwall.server.guardrail;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.intent.Author;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.ClusterPictures;
import io.tierwall.server.guardrail.Waiver.Broken;
import io.tierwall.server.publish.Gate;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.RejectedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Refuses to publish what would break a guardrail that blocks, unless its author says why it has to be. What was broken
 * before may stay so: it is not the author's doing. Where a cluster is not known, nothing can be checked and nothing is
 * refused; the standing there says so.
 */
public final class GuardrailGate implements Gate {

    /** The header of a request that says why guardrails do not bind it. */
    public static final String WAIVER_HEADER = "Tierwall-Override-Guardrails";

    private final GuardrailStore guardrails;
    private final ClusterPictures pictures;
    private final Waivers waivers;
    private final Clock clock;

    public GuardrailGate(GuardrailStore guardrails, ClusterPictures pictures, Waivers waivers, Clock clock) {
        this.guardrails = guardrails;
        this.pictures = pictures;
        this.waivers = waivers;
        this.clock = clock;
    }

    @Override
    public Optional<Runnable> admit(Author author, Published next) {
        List<Guardrail> blocking = guardrails.list().stream()
                .filter(guardrail -> guardrail.severity() == Severity.BLOCK)
                .toList();
        if (blocking.isEmpty() || !next.isAboutPolicies()) {
            return Optional.empty();
        }
        List<Broken> broken = next.after().clusters().stream()
                .flatMap(cluster -> broken(blocking, cluster, next).stream())
                .toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        String reason = author.waiver()
                .orElseThrow(() -> new RejectedException(
                        broken.stream().map(GuardrailGate::problem).toList()));
        Waiver waiver = new Waiver(next.after().revision(), author.name(), clock.millis(), reason, broken);
        return Optional.of(() -> waivers.keep(waiver));
    }

    private List<Broken> broken(List<Guardrail> blocking, ClusterControlPlane cluster, Published next) {
        if (Assessor.concerned(blocking, cluster.path()).isEmpty()) {
            return List.of();
        }
        // First what is there, so that the other is made of it.
        ClusterPicture before = pictures.current(next.before(), cluster);
        ClusterPicture after = pictures.under(next.after(), cluster);
        return StandingChange.between(blocking, before, after).stream()
                .flatMap(change -> broken(change).stream())
                .toList();
    }

    private static Optional<Broken> broken(StandingChange change) {
        return change.after()
                .witness()
                .map(witness -> new Broken(
                        change.guardrail().id(),
                        change.guardrail().sentence(),
                        change.after().cluster(),
                        witness));
    }

    private static Problem problem(Broken broken) {
        Witness witness = broken.witness();
        return new Problem(
                ProblemCode.GUARDRAIL_BROKEN,
                GuardrailStore.path(broken.id()).value(),
                "",
                "The guardrail says that " + broken.sentence() + ". In cluster " + broken.cluster() + ", "
                        + witness.from() + " to " + witness.to() + " (" + witness.traffic() + ") would be against it"
                        + (witness.decidedBy().isEmpty() ? "" : ", by " + witness.decidedBy())
                        + ". Change what you publish, or send the header " + WAIVER_HEADER
                        + " with the reason why it has to be.");
    }
}
