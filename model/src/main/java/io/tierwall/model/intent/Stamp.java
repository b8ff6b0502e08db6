package io.tierwall.model.intent;

import io.tierwall.model.SystemFields;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who writes, and when; and where new identifiers come from.
 *
 * @param author who writes
 * @param now the time that is kept with what changes
 * @param identifiers gives a new one each time
 */
public record Stamp(Author author, Instant now, Supplier<UUID> identifiers) {

    SystemFields created() {
        return new SystemFields(identifiers.get(), 0, author.name(), now, author.name(), now);
    }
}
