package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a watch begins and ends.
 *
 * @param after the version after which events are wanted; none to begin with what is there
 * @param initialEvents whether what is there comes first, as if it were new
 * @param endOfInitialEvents whether a bookmark tells when that is done
 * @param bookmarks whether the client understands bookmarks
 */
record WatchOptions(
        OptionalLong after, boolean initialEvents, boolean endOfInitialEvents, boolean bookmarks, Duration timeout) {

    /** As long as a real server lets one live at least. */
    private static final long DEFAULT_TIMEOUT_SECONDS = 1_800;

    private static final long LONGEST_TIMEOUT_SECONDS = 86_400;

    static WatchOptions of(Query query) {
        boolean bookmarks = query.flag("allowWatchBookmarks");
        long version = query.number("resourceVersion").orElse(0);
        long seconds = query.number("timeoutSeconds").orElse(0);
        boolean saysInitial = query.said("sendInitialEvents").isPresent();
        boolean initial = saysInitial ? query.flag("sendInitialEvents") : version == 0;
        if (saysInitial && !query.text("resourceVersionMatch").equals("NotOlderThan")) {
            throw ApiException.unprocessable(
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                            + "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        return new WatchOptions(
                version == 0 || initial ? OptionalLong.empty() : OptionalLong.of(version),
                initial,
                saysInitial && initial && bookmarks,
                bookmarks,
                Duration.ofSeconds(
                        seconds == 0 ? DEFAULT_TIMEOUT_SECONDS : Math.min(seconds, LONGEST_TIMEOUT_SECONDS)));
    }
}
