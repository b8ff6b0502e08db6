package io.tierwall.server.publish;

import io.tierwall.antrea.render.ObjectSizes;
import io.tierwall.model.intent.Author;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.Result;
import io.tierwall.model.intent.Stamp;
import io.tierwall.model.intent.Transaction;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.Problems;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.RevisionHead;
import io.tierwall.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the current intent and makes the next one. Readers take {@link #current} and never wait; writers go one after
 * the other. When {@link #publish} returns, no crash loses what was said. Thread-safe.
 */
public final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** Where groups, policies and services are, and nothing that changes without somebody publishing it. */
    static final List<String> PUBLISHED = List.of("/infra/domains/", "/infra/services/");

    private final DocumentStore store;
    private final Clock clock;
    private final Supplier<UUID> identifiers;
    private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();
    private final ObjectSizes sizes = new ObjectSizes(ObjectSizes.LIMIT);
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private final ReentrantLock writer = new ReentrantLock(true);
    private volatile Intent current;
    /** Whether the store may hold a revision that {@link #current} is not; guarded by {@link #writer}. */
    private boolean outcomeUnknown;

    private Publisher(DocumentStore store, Intent current, Clock clock, Supplier<UUID> identifiers) {
        this.store = store;
        this.current = current;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Starts from what the store holds.
     *
     * @throws StoreException.Unavailable when the store cannot be read
     * @throws IllegalArgumentException when what it holds is not an intent
     */
    public static Publisher open(DocumentStore store, Clock clock, Supplier<UUID> identifiers) {
        return new Publisher(store, IntentDocuments.read(store.latest()), clock, identifiers);
    }

    /** The latest revision that is durable. */
    public Intent current() {
        return current;
    }

    /** Tells of each new revision from now on, in their order, on the thread of the writer. */
    public void listen(Consumer<Published> listener) {
        listeners.add(listener);
    }

    /** Asks before each new revision from now on, on the thread of the writer. */
    public void guard(Gate gate) {
        gates.add(gate);
    }

    /**
     * Makes the next revision, or none when nothing new is said.
     *
     * @param author who says it
     * @throws RejectedException when it is not valid; nothing is stored
     * @throws StoreException when it cannot be stored now
     */
    public Published publish(Author author, Statement statement) {
        return publish(author, Optional.empty(), statement);
    }

    /**
     * Makes the next revision, or none when nothing new is said.
     *
     * @param author who says it
     * @param message why, kept with the revision; lost when none is made
     * @throws RejectedException when it is not valid; nothing is stored
     * @throws StoreException when it cannot be stored now
     */
    public Published publish(Author author, Optional<String> message, Statement statement) {
        writer.lock();
        try {
            if (outcomeUnknown) {
                reload();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Published published = decide(current, statement, new Stamp(author, now, identifiers));
            if (published.isNew()) {
                List<Runnable> afterwards = gates.stream()
                        .flatMap(gate -> gate.admit(author, published).stream())
                        .toList();
                append(published, author.name(), now, message);
                LOG.info(
                        "revision {} by {}: {} changes",
                        published.after().revision(),
                        author.name(),
                        published.changes().size());
                afterwards.forEach(Runnable::run);
            }
            return published;
        } finally {
            writer.unlock();
        }
    }

    /**
     * What would become of a statement now. Nothing is stored and nobody is told.
     *
     * @throws RejectedException when it is not valid
     */
    public Published preview(Author author, Statement statement) {
        return decide(current, statement, new Stamp(author, clock.instant(), identifiers));
    }

    /**
     * The intent as of an earlier revision.
     *
     * @throws StoreException.Unavailable when the store cannot be read
     */
    public Intent at(long revision) {
        return IntentDocuments.read(store.at(revision));
    }

    /**
     * The latest revisions that changed groups, services or policies, the latest first.
     *
     * @param limit at most this many
     * @throws StoreException.Unavailable when the store cannot be read
     */
    public List<RevisionHead> history(int limit) {
        return store.history(PUBLISHED, limit);
    }

    /**
     * One revision, whatever it changed; none when there is no such number.
     *
     * @throws StoreException.Unavailable when the store cannot be read
     */
    public Optional<RevisionHead> revision(long number) {
        return store.head(number);
    }

    private Published decide(Intent before, Statement statement, Stamp stamp) {
        Problems problems = new Problems();
        List<Edit> edits = statement.edits(before, problems);
        edits.forEach(edit -> Domains.check(edit, before, problems));
        return switch (Transaction.apply(before, edits, stamp)) {
            case Result.Accepted(Intent after, var changes) -> {
                sizes.check(before, after, changes, problems);
                rejectAny(problems);
                yield new Published(before, after, changes);
            }
            case Result.Rejected(List<Problem> found) -> {
                // Also of what could not be read whole: a client is to learn of everything at once.
                found.forEach(problems::addUnlessExplained);
                throw new RejectedException(problems.list());
            }
        };
    }

    private static void rejectAny(Problems problems) {
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
    }

    private void append(Published published, String user, Instant now, Optional<String> message) {
        long number = published.after().revision();
        try {
            store.append(new Revision(number, user, now, message, IntentDocuments.write(published)));
        } catch (StoreException.Conflict somebodyElseWrote) {
            outcomeUnknown = true;
            throw somebodyElseWrote;
        } catch (StoreException.OutcomeUnknown unknown) {
            outcomeUnknown = true;
            reload();
            if (current.revision() != number) {
                throw unknown;
            }
            return; // It was stored after all, and is told to the listeners by the reload.
        }
        show(published);
    }

    private void reload() {
        Intent before = current;
        Intent after = IntentDocuments.read(store.latest());
        outcomeUnknown = false;
        if (after.revision() != before.revision()) {
            show(new Published(before, after, Differences.between(before, after)));
        }
    }

    private void show(Published published) {
        current = published.after();
        for (Consumer<Published> listener : listeners) {
            listener.accept(published);
        }
    }
}
