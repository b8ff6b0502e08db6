package io.tierwall.server.clusters;

import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.publish.Published;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a publish can concern a cluster. A cluster that it does not concern is left in peace. Pure. */
final class Concern {

    private Concern() {}

    static boolean concerns(Published published, IntentPath cluster) {
        return changesAGroupOrService(published)
                || !areTheSame(
                        published.before().policiesSpanning(cluster),
                        published.after().policiesSpanning(cluster));
    }

    /** A new one is named by nobody yet, unless by a policy that changed as well. */
    private static boolean changesAGroupOrService(Published published) {
        return published.changes().stream().anyMatch(change -> isKnownGroupOrService(change, published.before()));
    }

    private static boolean isKnownGroupOrService(Change change, Intent before) {
        return before.object(change.path())
                .filter(object -> object instanceof Group || object instanceof Service)
                .isPresent();
    }

    /** What did not change is shared between revisions, so the same policy is the same object. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean areTheSame(List<PolicyTree> before, List<PolicyTree> after) {
        return before.size() == after.size()
                && IntStream.range(0, before.size()).allMatch(index -> before.get(index) == after.get(index));
    }
}
