package io.tierwall.sync.plan;

import java.util.SortedSet;

/**
 * That no order of single writes keeps everything shut, known before anything is written.
 *
 * @param object the object whose step comes too early for some flows
 * @param policies the policies, one of which denies such a flow before or after
 * @param sentence what may happen and what a person can do
 */
public record Warning(ObjectKey object, SortedSet<ObjectKey> policies, String sentence) {

    @Override
    public String toString() {
        return "warning " + object + ": " + sentence;
    }
}
