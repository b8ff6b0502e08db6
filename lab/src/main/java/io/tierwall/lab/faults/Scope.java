package io.tierwall.lab.faults;

import io.tierwall.lab.apiserver.RequestInfo;
import io.tierwall.lab.apiserver.RequestInfo.Verb;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a fault can strike.
 *
 * @param resources plurals, such as {@code pods}; all requests when empty
 * @param verbs all when empty
 * @param share of the requests in scope that are struck, more than 0 and at most 1
 */
public record Scope(Set<String> resources, Set<Verb> verbs, double share) {

    /** Every request. */
    public static final Scope ALL = new Scope(Set.of(), Set.of(), 1);

    public Scope {
        resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
        verbs = Collections.unmodifiableSortedSet(new TreeSet<>(verbs));
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share is more than 0 and at most 1");
        }
    }

    boolean covers(RequestInfo request) {
        return (resources.isEmpty() || resources.contains(request.resource()))
                && (verbs.isEmpty() || verbs.contains(request.verb()));
    }
}
