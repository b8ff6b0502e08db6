package io.tierwall.model.testing;

import static io.tierwall.model.testing.Statements.addresses;
import static io.tierwall.model.testing.Statements.any;
import static io.tierwall.model.testing.Statements.arrivingFrom;
import static io.tierwall.model.testing.Statements.cluster;
import static io.tierwall.model.testing.Statements.group;
import static io.tierwall.model.testing.Statements.groupPath;
import static io.tierwall.model.testing.Statements.leavingTo;
import static io.tierwall.model.testing.Statements.namespace;
import static io.tierwall.model.testing.Statements.namespaceTag;
import static io.tierwall.model.testing.Statements.policy;
import static io.tierwall.model.testing.Statements.rule;
import static io.tierwall.model.testing.Statements.span;

import io.tierwall.model.IntentObject;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import java.util.List;

/** The three examples of the administration guide, applied to cluster {@code alpha}. */
public final class GuideExamples {

    private GuideExamples() {}

    /** Filtering traffic from pods in some namespaces to an external IP. */
    public static IntentObject[] example1(RuleAction action) {
        return new IntentObject[] {
            cluster("alpha"),
            group("test-namespaces", namespaceTag("SomeK8sLabel|SomeK8sLabelValue")),
            group("test-ip-addresses", addresses("192.168.100.0/24", "192.168.200.0/24")),
            policy("test-policy"),
            span("test-policy", "alpha"),
            rule(
                    "test-policy",
                    "to-addresses",
                    10,
                    action,
                    leavingTo(List.of(groupPath("test-ip-addresses")), groupPath("test-namespaces")))
        };
    }

    /** For pods in namespace A, only allow traffic from namespace B, drop traffic originated from elsewhere. */
    public static IntentObject[] example2() {
        return new IntentObject[] {
            cluster("alpha"),
            group("namespace-a", namespace("a")),
            group("namespace-b", namespace("b")),
            policy("allow-from-b"),
            span("allow-from-b", "alpha"),
            rule("allow-from-b", "drop", 20, RuleAction.DROP, any(RuleDirection.IN, groupPath("namespace-a"))),
            rule(
                    "allow-from-b",
                    "allow",
                    10,
                    RuleAction.ALLOW,
                    arrivingFrom(List.of(groupPath("namespace-b")), groupPath("namespace-a")))
        };
    }

    /** For pods in namespace B, only allow traffic to namespace A, drop traffic targeting elsewhere. */
    public static IntentObject[] example3() {
        return new IntentObject[] {
            cluster("alpha"),
            group("namespace-a", namespace("a")),
            group("namespace-b", namespace("b")),
            policy("allow-to-a"),
            span("allow-to-a", "alpha"),
            rule("allow-to-a", "drop", 20, RuleAction.DROP, any(RuleDirection.OUT, groupPath("namespace-b"))),
            rule(
                    "allow-to-a",
                    "allow",
                    10,
                    RuleAction.ALLOW,
                    leavingTo(List.of(groupPath("namespace-a")), groupPath("namespace-b")))
        };
    }
}
