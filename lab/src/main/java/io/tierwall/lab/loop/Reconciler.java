package io.tierwall.lab.loop;

import io.tierwall.lab.objects.WatchEvent;
import java.time.Duration;
import java.util.List;

/** Makes things as the objects say. Called by one thread at a time. */
@FunctionalInterface
public interface Reconciler {

    /**
     * Looks at what there is and does what is missing.
     *
     * @param events what happened since the last time, in order; none when it is the first time, when it is time to
     *     look again, or when events were lost. They may be hints only: the objects say what is.
     * @return how long it can wait at most before it has to look again
     */
    Duration reconcile(List<WatchEvent> events) throws InterruptedException;
}
