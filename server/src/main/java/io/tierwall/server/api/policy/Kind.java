package io.tierwall.server.api.policy;

import io.tierwall.model.Domain;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of objects that have a path, and where they are. */
enum Kind {
    DOMAIN("domains"),
    GROUP("domains/*/groups"),
    SERVICE("services"),
    SECURITY_POLICY("domains/*/security-policies"),
    RULE("domains/*/security-policies/*/rules"),
    SPAN("domains/*/security-policies/*/container-cluster-span"),
    CLUSTER("sites/default/enforcement-points/default/cluster-control-planes");

    private final String collection;

    Kind(String collection) {
        this.collection = collection;
    }

    static Stream<Kind> all() {
        return Stream.of(values());
    }

    /** Whether these are the segments of a collection of this kind, below {@code /infra}. */
    boolean isCollection(List<String> segments) {
        List<String> expected = List.of(collection.split("/", -1));
        if (segments.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!expected.get(i).equals("*") && !expected.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether clients create and change such objects here. */
    boolean isWritable() {
        return switch (this) {
            case GROUP, SERVICE, SECURITY_POLICY, RULE, SPAN -> true;
            case DOMAIN, CLUSTER -> false;
        };
    }

    /** Whether such objects have a place among their siblings. */
    boolean isOrdered() {
        return this == SECURITY_POLICY || this == RULE;
    }

    /** The objects of this kind below a parent, in their natural order. */
    List<? extends IntentObject> list(Intent intent, IntentPath parent) {
        Stream<? extends IntentObject> objects =
                switch (this) {
                    case DOMAIN -> intent.all(Domain.class).stream();
                    case GROUP -> intent.groups().stream();
                    case SERVICE -> intent.services().stream();
                    case SECURITY_POLICY -> intent.allPolicies().stream().map(PolicyTree::policy);
                    case RULE -> intent.policy(parent).stream().flatMap(tree -> tree.rules().stream());
                    case SPAN -> intent.policy(parent).stream().flatMap(tree -> tree.spans().stream());
                    case CLUSTER -> intent.clusters().stream();
                };
        return objects.filter(object -> object.path().parent().equals(parent)).toList();
    }
}
