package io.tierwall.sync.plan;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may get through on the way, in sentences for a person. */
final class Exposing {

    private static final int NAMED_AT_MOST = 3;

    private static final String TOO_MUCH =
            "So many rules change that their order was not worked out: for a moment traffic may pass that is denied"
                    + " before and after. To avoid it, publish the change in parts.";

    private Exposing() {}

    static String sentence(ObjectKey first, Collection<ObjectKey> earlier, Collection<ObjectKey> policies) {
        return "It has to be written before " + named(earlier) + ", and should be written after: no order of single"
                + " writes keeps everything shut. For a moment traffic may pass that rules of " + named(policies)
                + " deny before and after. To avoid it, publish the change of " + first + " and the rest one after the"
                + " other.";
    }

    static Warning ofAll(Set<ObjectKey> objects) {
        SortedSet<ObjectKey> policies = new TreeSet<>(objects);
        policies.removeIf(key -> key.kind() != ObjectKind.CLUSTER_NETWORK_POLICY);
        return new Warning(policies.getFirst(), policies, TOO_MUCH);
    }

    private static String named(Collection<ObjectKey> keys) {
        String named =
                keys.stream().limit(NAMED_AT_MOST).map(ObjectKey::toString).collect(Collectors.joining(", "));
        return keys.size() > NAMED_AT_MOST ? named + " and " + (keys.size() - NAMED_AT_MOST) + " more" : named;
    }
}
