package io.tierwall.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What Tierwall itself keeps with each object. Clients read it and never set it.
 *
 * @param uniqueId never changes and is never used again
 * @param revision 0 at creation, one more with each change that says something else
 * @param createUser who created the object; {@code system} for what Tierwall brings along
 * @param createTime when
 * @param lastModifiedUser who changed it last
 * @param lastModifiedTime when
 */
public record SystemFields(
        UUID uniqueId,
        int revision,
        String createUser,
        Instant createTime,
        String lastModifiedUser,
        Instant lastModifiedTime) {

    /** The user name of what Tierwall brings along. */
    public static final String SYSTEM_USER = "system";

    /** What an object carries before a transaction has stamped it. */
    public static final SystemFields UNSTAMPED =
            new SystemFields(new UUID(0, 0), 0, SYSTEM_USER, Instant.EPOCH, SYSTEM_USER, Instant.EPOCH);

    /** Whether the object is Tierwall's own, so that nobody may change or delete it. */
    public boolean systemOwned() {
        return createUser.equals(SYSTEM_USER);
    }

    /** What Tierwall's own object at this path carries: the same in every manager. */
    public static SystemFields builtIn(String path) {
        return new SystemFields(
                UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)),
                0,
                SYSTEM_USER,
                Instant.EPOCH,
                SYSTEM_USER,
                Instant.EPOCH);
    }

    /** What the object carries after this user changed what it says. */
    public SystemFields changedBy(String user, Instant now) {
        return new SystemFields(uniqueId, revision + 1, createUser, createTime, user, now);
    }
}
