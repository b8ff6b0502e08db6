package io.tierwall.sync.inventory;

import java.time.Instant;

/**
 * Whether a kind is known.
 *
 * @param known whether all objects of the kind were listed and are being watched
 * @param held whether they were listed once, so that what is there was so when it was last seen
 * @param since since when it is known or not
 * @param reason why it is not known; empty when it is
 */
public record Coverage(boolean known, boolean held, Instant since, String reason) {

    /** Everything is listed and watched. */
    public static Coverage full(Instant since) {
        return new Coverage(true, true, since, "");
    }

    /** Nothing was ever listed. */
    public static Coverage none(Instant since, String reason) {
        return new Coverage(false, false, since, reason);
    }

    /** Nobody watches any more, for another reason than before. */
    Coverage lost(Instant now, String why) {
        return new Coverage(false, held, now, why);
    }
}
