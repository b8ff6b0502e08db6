package io.tierwall.antrea.render;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Domain;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.validity.References;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What says something else in a cluster after a change, and may have grown.
 *
 * @param policies those that changed, one of whose rules changed, or one of whose services did
 * @param groups those that changed
 */
record Touched(List<PolicyTree> policies, List<Group> groups) {

    static Touched by(Intent before, Intent after, List<Change> changes) {
        SortedSet<IntentPath> policies = new TreeSet<>();
        List<Group> groups = new ArrayList<>();
        Deque<IntentPath> services = new ArrayDeque<>();
        for (Change change : changes) {
            if (change instanceof Change.Stored(var object)) {
                switch (object) {
                    case SecurityPolicy policy -> policies.add(policy.path());
                    case Rule rule -> policies.add(rule.path().parent());
                    case Group group -> groups.add(group);
                    case Service service -> {
                        // Who names a new one has changed itself.
                        if (before.object(service.path()).isPresent()) {
                            services.add(service.path());
                        }
                    }
                    case Domain _, ContainerClusterSpan _, ClusterControlPlane _ -> {}
                }
            }
        }
        policies.addAll(usersOf(services, after));
        return new Touched(
                policies.stream()
                        .map(after::policy)
                        .flatMap(Optional::stream)
                        .filter(policy -> !policy.isDefault()) // No cluster is ever told of those.
                        .toList(),
                groups);
    }

    /** Services name services, too. */
    private static Set<IntentPath> usersOf(Deque<IntentPath> services, Intent after) {
        Set<IntentPath> users = new HashSet<>();
        Set<IntentPath> seen = new HashSet<>(services);
        while (!services.isEmpty()) {
            for (IntentPath user : References.to(services.remove(), after)) {
                if (after.find(user, Rule.class).isPresent()) {
                    users.add(user.parent());
                } else if (seen.add(user)) {
                    services.add(user);
                }
            }
        }
        return users;
    }
}
