package io.tierwall.server.api.tierwall;

import io.tierwall.analysis.explain.Side;
import io.tierwall.analysis.explain.Walk;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.analysis.Passages;
import io.tierwall.server.analysis.WrittenRule;
import io.tierwall.server.api.tierwall.ExplainView.RuleView;
import io.tierwall.server.api.tierwall.ProofView.AgreementView;
import io.tierwall.server.api.tierwall.ProofView.DecisionView;
import io.tierwall.server.api.tierwall.ProofView.ObservationView;
import io.tierwall.server.proof.Agreement;
import io.tierwall.server.proof.Proof;
import io.tierwall.sync.trace.Traced;
import io.tierwall.sync.trace.Traced.Decision;
import java.util.List;
import java.util.Optional;

/** Writes what became of a packet. */
final class ProofFormat {

    private final Proof proof;
    private final Passages passages;

    private ProofFormat(Proof proof) {
        this.proof = proof;
        this.passages = new Passages(proof.picture());
    }

    static ProofView write(FlowQuestion question, Proof proof) {
        return new ProofFormat(proof).write(question);
    }

    private ProofView write(FlowQuestion question) {
        Traced traced = proof.traced();
        List<DecisionView> decisions =
                traced.decisions().stream().map(this::decision).toList();
        return new ProofView(
                proof.picture().cluster().path().id(),
                question.from(),
                question.to(),
                question.protocol().name(),
                question.protocol() == Protocol.ICMP ? Optional.empty() : Optional.of(question.number()),
                traced.outcome().name(),
                traced.reason(),
                traced.node(),
                traced.observed().map(Object::toString),
                proof.ended().toString(),
                decidedBy(traced, decisions),
                decisions,
                traced.hops().stream()
                        .map(hop -> new ObservationView(hop.node(), hop.component(), hop.information(), hop.action()))
                        .toList(),
                agreement(proof.agreement()));
    }

    /** A packet that something else than a policy has stopped is decided by none. */
    private static Optional<DecisionView> decidedBy(Traced traced, List<DecisionView> decisions) {
        boolean stopped = traced.outcome() == Traced.Outcome.DROPPED || traced.outcome() == Traced.Outcome.REJECTED;
        return decisions.isEmpty() || (stopped && decisions.getLast().passed())
                ? Optional.empty()
                : Optional.of(decisions.getLast());
    }

    private DecisionView decision(Decision decision) {
        Optional<WrittenRule> ours = passages.named(decision.policy(), decision.rule());
        Optional<SecurityPolicy> policy = ours.flatMap(WrittenRule::policy);
        Optional<Rule> rule = ours.flatMap(WrittenRule::rule);
        return new DecisionView(
                decision.end().name(),
                decision.node(),
                decision.passed(),
                said(decision.policy()),
                said(decision.rule()),
                policy.map(found -> found.path().value()),
                policy.map(found -> found.naming().displayName()),
                rule.map(found -> found.path().value()),
                rule.map(found -> found.naming().displayName()),
                policy.map(found -> found.category().title()));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }

    private AgreementView agreement(Agreement agreement) {
        Optional<Walk> walk = agreement.explained();
        return new AgreementView(
                agreement.state().name(),
                agreement.sentence(),
                walk.map(explained -> explained.verdict().name()),
                walk.flatMap(this::deciding),
                proof.picture().intent().revision());
    }

    private Optional<RuleView> deciding(Walk walk) {
        return walk.ingress()
                .or(walk::egress)
                .flatMap(Side::decidedBy)
                .map(rule -> RuleFormat.write(passages.written(rule)));
    }
}
