package io.tierwall.server.drafts;

import io.tierwall.model.IntentPath;
import io.tierwall.model.SystemFields;
import io.tierwall.model.intent.Author;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.store.SettingStore;
import io.tierwall.wire.DraftFormat;
import io.tierwall.wire.PolicyDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/** The drafts that people keep. Thread-safe. */
final class ManualDrafts {

    /** So many there may be. */
    static final int MOST = 100;

    private static final String PREFIX = IntentPath.INFRA + "/drafts/";

    private final SettingStore store;
    private final Clock clock;
    private final Supplier<UUID> identifiers;

    ManualDrafts(SettingStore store, Clock clock, Supplier<UUID> identifiers) {
        this.store = store;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    List<PolicyDraft> list() {
        return store.list(PREFIX).entrySet().stream()
                .map(document -> DraftFormat.stored(new IntentPath(document.getKey()), document.getValue()))
                .toList();
    }

    Optional<PolicyDraft> find(IntentPath path) {
        return store.find(path.value()).map(document -> DraftFormat.stored(path, document));
    }

    /**
     * Creates a draft or replaces what it says.
     *
     * @param revision the one that the author read; empty when they do not care
     * @return as it is now
     */
    synchronized PolicyDraft save(Author author, PolicyDraft said, OptionalInt revision) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<PolicyDraft> present = find(said.path());
        present.ifPresent(draft -> check(author, draft, revision));
        if (present.isEmpty() && store.list(PREFIX).size() >= MOST) {
            throw RejectedException.of(
                    ProblemCode.LIMIT_EXCEEDED, said.path(), "", "There are " + MOST + " drafts. Delete one first.");
        }
        PolicyDraft next = present.map(draft -> succeeding(said, draft, author, now))
                .orElseGet(() -> said.stamped(
                        new SystemFields(identifiers.get(), 0, author.name(), now, author.name(), now),
                        said.locked() ? new LockChange(author.name(), now) : LockChange.NONE));
        if (!present.equals(Optional.of(next))) {
            store.put(next.path().value(), DraftFormat.write(next).toString());
        }
        return next;
    }

    private static PolicyDraft succeeding(PolicyDraft said, PolicyDraft present, Author author, Instant now) {
        PolicyDraft same = said.stamped(present.system(), present.lockChange());
        return same.equals(present)
                ? present
                : said.stamped(
                        present.system().changedBy(author.name(), now),
                        said.locked() == present.locked() ? present.lockChange() : new LockChange(author.name(), now));
    }

    private static void check(Author author, PolicyDraft present, OptionalInt revision) {
        requireUnlocked(author, present);
        int current = present.system().revision();
        if (revision.isPresent() && revision.getAsInt() != current) {
            throw RejectedException.of(
                    ProblemCode.REVISION_STALE,
                    present.path(),
                    "_revision",
                    "Somebody changed it meanwhile: you sent revision " + revision.getAsInt() + ", it is at " + current
                            + ". Read it again and repeat your change.");
        }
    }

    /** Refuses whoever may not touch the draft. */
    static void requireUnlocked(Author author, PolicyDraft draft) {
        if (draft.locked() && author.isLockedOutBy(draft.lockChange())) {
            throw RejectedException.of(
                    ProblemCode.LOCKED,
                    draft.path(),
                    "locked",
                    "The draft is locked by " + draft.lockChange().user()
                            + ". Ask them to unlock it, or an enterprise admin.");
        }
    }

    synchronized void delete(Author author, PolicyDraft draft) {
        requireUnlocked(author, draft);
        store.remove(draft.path().value());
    }
}
