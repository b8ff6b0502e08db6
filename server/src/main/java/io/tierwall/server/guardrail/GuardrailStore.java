package io.tierwall.server.guardrail;

import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guardrails that people keep. Thread-safe. */
public final class GuardrailStore {

    private static final Logger LOG = LoggerFactory.getLogger(GuardrailStore.class);

    /** So many there may be. */
    static final int MOST = 500;

    private static final String PREFIX = "/tierwall/guardrails/";

    private final SettingStore store;
    private final GuardrailHistory history;
    private volatile List<Guardrail> all;

    /** @param clock says when changes are made */
    public GuardrailStore(SettingStore store, Clock clock) {
        this.store = store;
        this.history = new GuardrailHistory(store, clock);
        this.all = read();
    }

    private List<Guardrail> read() {
        return store.list(PREFIX).values().stream().map(GuardrailFormat::stored).toList();
    }

    /** All of them, in order of their ids. */
    public List<Guardrail> list() {
        return all;
    }

    public Optional<Guardrail> find(String id) {
        return all.stream().filter(guardrail -> guardrail.id().equals(id)).findFirst();
    }

    /** Where a guardrail is, for messages. */
    static IntentPath path(String id) {
        return new IntentPath(PREFIX + id);
    }

    /**
     * Creates a guardrail, or replaces what it says.
     *
     * @param user who says so
     * @param read the revision that the author has read; needed to replace one
     * @return as it is now
     * @throws RejectedException when somebody else has written since, or there are too many
     */
    public synchronized Guardrail save(String user, Guardrail said, OptionalInt read) {
        Optional<Guardrail> present = find(said.id());
        if (present.isEmpty() && all.size() >= MOST) {
            throw RejectedException.of(
                    ProblemCode.LIMIT_EXCEEDED,
                    path(said.id()),
                    "",
                    "There are " + MOST + " guardrails. Delete one first.");
        }
        present.ifPresent(before -> check(before, read));
        Guardrail next = said.at(present.map(Guardrail::revision).orElse(-1) + 1);
        if (present.filter(before -> before.equals(said.at(before.revision()))).isPresent()) {
            return present.get();
        }
        change(
                user,
                said.id(),
                present,
                Optional.of(next),
                new DocumentChange.Put(
                        path(said.id()).value(), GuardrailFormat.write(next).toString()));
        return next;
    }

    private static void check(Guardrail before, OptionalInt read) {
        if (read.isEmpty()) {
            throw RejectedException.of(
                    ProblemCode.REVISION_MISSING,
                    path(before.id()),
                    "_revision",
                    "The guardrail exists already. To replace it, read it and send the _revision that you read.");
        }
        if (read.getAsInt() != before.revision()) {
            throw RejectedException.of(
                    ProblemCode.REVISION_STALE,
                    path(before.id()),
                    "_revision",
                    "Somebody changed it meanwhile: you sent revision " + read.getAsInt() + ", it is at "
                            + before.revision() + ". Read it again and repeat your change.");
        }
    }

    /** Forgets a guardrail, if there is one. */
    public synchronized void delete(String user, String id) {
        Optional<Guardrail> present = find(id);
        if (present.isPresent()) {
            change(user, id, present, Optional.empty(), new DocumentChange.Remove(path(id).value()));
        }
    }

    private void change(
            String user, String id, Optional<Guardrail> before, Optional<Guardrail> after, DocumentChange document) {
        List<DocumentChange> changes = new ArrayList<>(history.next(user, id, before, after));
        changes.add(document);
        try {
            store.change(changes);
        } catch (StoreException.OutcomeUnknown unknown) {
            all = read();
            throw unknown;
        }
        all = read();
        LOG.info(
                "guardrail {} {} by {}",
                id,
                after.isEmpty() ? "deleted" : before.isEmpty() ? "created" : "replaced",
                user);
    }

    /** Who changed which guardrail, the latest change first; as many as are kept. */
    public List<GuardrailChange> changes() {
        return history.list();
    }
}
