package io.tierwall.model.validity;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.group.LabelRequirement;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;

/** A rule filters at its applied-to pods: by sources when traffic arrives or by destinations when it leaves. */
final class RuleValidity {

    private final Problems problems;
    private final ScopeValidity scopes;
    private final ServiceValidity services;

    RuleValidity(Intent after, Problems problems) {
        this.problems = problems;
        this.scopes = new ScopeValidity(after, problems);
        this.services = new ServiceValidity(after, problems);
    }

    void check(Rule rule) {
        IntentPath path = rule.path();
        Match match = rule.match();
        scopes.checkPeers(path, "source_groups", match.sources());
        scopes.checkPeers(path, "destination_groups", match.destinations());
        scopes.checkAppliedTo(path, match.scope());
        checkSides(path, match);
        checkServices(path, match);
        checkLogLabel(rule);
        if (rule.sequenceNumber() < 0) {
            problems.add(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    path,
                    "sequence_number",
                    rule.sequenceNumber() + " is negative. Choose a number from 0 on.");
        }
    }

    private void checkSides(IntentPath path, Match match) {
        boolean sources = !match.sources().isEmpty();
        boolean destinations = !match.destinations().isEmpty();
        if (sources && destinations) {
            problems.add(
                    ProblemCode.SOURCES_AND_DESTINATIONS,
                    path,
                    "destination_groups",
                    "A rule cannot have both sources and destinations. Keep the sources and put the destination groups"
                            + " into Applied To (scope), or keep the destinations and put the source groups there.");
        } else if (sources && match.direction() == RuleDirection.OUT) {
            contradicts(path, "sources filters what arrives at the Applied To pods", "IN", "source_groups");
        } else if (destinations && match.direction() == RuleDirection.IN) {
            contradicts(path, "destinations filters what leaves the Applied To pods", "OUT", "destination_groups");
        }
    }

    private void contradicts(IntentPath path, String what, String direction, String field) {
        problems.add(
                ProblemCode.DIRECTION_CONTRADICTS,
                path,
                "direction",
                "A rule with " + what + ". Use direction " + direction + ", or set " + field + " to ANY.");
    }

    private void checkServices(IntentPath path, Match match) {
        List<IntentPath> named = match.services();
        for (int i = 0; i < named.size(); i++) {
            services.checkEnforceable(path, "services[" + i + "]", named.get(i));
        }
        for (int i = 0; i < match.serviceEntries().size(); i++) {
            services.checkEnforceable(
                    path, "service_entries[" + i + "]", match.serviceEntries().get(i));
        }
    }

    private void checkLogLabel(Rule rule) {
        if (!LabelRequirement.isValue(rule.settings().logLabel())) {
            problems.add(
                    ProblemCode.LOG_LABEL_INVALID,
                    rule.path(),
                    "tag",
                    "A log label has at most 63 letters, digits, dashes, underscores and dots, and begins and ends with a"
                            + " letter or digit. Change it.");
        }
    }
}
