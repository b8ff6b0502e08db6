package io.tierwall.model.validity;

import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.policy.Match;
import io.tierwall.model.service.ServiceEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who names whom in an intent. */
public final class References {

    private References() {}

    /** The policies, rules, spans and services that name this object, in the order of precedence. */
    public static List<IntentPath> to(IntentPath target, Intent intent) {
        List<IntentPath> users = new ArrayList<>();
        for (PolicyTree tree : intent.allPolicies()) {
            addIf(tree.policy().scope().contains(target), tree.policy().path(), users);
            for (Rule rule : tree.rules()) {
                addIf(names(rule.match(), target), rule.path(), users);
            }
            for (ContainerClusterSpan span : tree.spans()) {
                addIf(span.cluster().equals(target), span.path(), users);
            }
        }
        for (Service service : intent.services()) {
            addIf(nests(service.entries(), target), service.path(), users);
        }
        return List.copyOf(users);
    }

    private static void addIf(boolean uses, IntentPath user, Collection<IntentPath> users) {
        if (uses) {
            users.add(user);
        }
    }

    private static boolean names(Match match, IntentPath target) {
        return match.sources().contains(target)
                || match.destinations().contains(target)
                || match.scope().contains(target)
                || match.services().contains(target)
                || nests(match.serviceEntries(), target);
    }

    private static boolean nests(List<ServiceEntry> entries, IntentPath target) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof ServiceEntry.Nested nested
                        && nested.service().equals(target));
    }
}
