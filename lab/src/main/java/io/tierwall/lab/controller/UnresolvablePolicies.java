package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why Kubernetes' policies cannot be resolved, once for each reason: they have no status to say it in, and Antrea
 * writes no events for them either. Not thread-safe.
 */
final class UnresolvablePolicies {

    private static final Logger LOG = LoggerFactory.getLogger(UnresolvablePolicies.class);

    private Map<String, String> known = Map.of();

    /**
     * Logs what is new.
     *
     * @param unresolvable why policies cannot be resolved, by uid
     * @return how many lines that took
     */
    int log(List<ObjectNode> policies, Map<String, String> unresolvable) {
        Map<String, String> next = new HashMap<>();
        int lines = 0;
        for (ObjectNode policy : policies) {
            String uid = ObjectReader.uid(policy);
            String why = unresolvable.get(uid);
            if (why != null) {
                next.put(uid, why);
                if (!why.equals(known.get(uid))) {
                    LOG.warn("NetworkPolicy {} cannot be resolved and is not enforced: {}", ObjectKey.of(policy), why);
                    lines++;
                }
            }
        }
        known = next;
        return lines;
    }
}
