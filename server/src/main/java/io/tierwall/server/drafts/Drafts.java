package io.tierwall.server.drafts;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Author;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.server.publish.Statement;
import io.tierwall.store.SettingStore;
import io.tierwall.wire.PolicyDraft;
import io.tierwall.wire.RequestReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All drafts: those that people keep, and what was published earlier. Thread-safe. */
public final class Drafts {

    private final Publisher publisher;
    private final AutoDrafts auto;
    private final ManualDrafts manual;
    private final BooleanSupplier offersAutoDrafts;

    /** @param offersAutoDrafts whether what was published is offered at the moment */
    public Drafts(
            Publisher publisher,
            SettingStore store,
            Clock clock,
            Supplier<UUID> identifiers,
            BooleanSupplier offersAutoDrafts) {
        this.publisher = publisher;
        this.auto = new AutoDrafts(publisher);
        this.manual = new ManualDrafts(store, clock, identifiers);
        this.offersAutoDrafts = offersAutoDrafts;
    }

    /** Those that people keep by their ids, then the latest {@value AutoDrafts#MOST} publishes, the latest first. */
    public List<PolicyDraft> list() {
        List<PolicyDraft> published = offersAutoDrafts.getAsBoolean() ? auto.list() : List.of();
        return Stream.concat(manual.list().stream(), published.stream()).toList();
    }

    public Optional<PolicyDraft> find(IntentPath path) {
        if (!isAuto(path)) {
            return manual.find(path);
        }
        return offersAutoDrafts.getAsBoolean() ? auto.find(path) : Optional.empty();
    }

    /** Whether a path is that of an auto draft, so that nobody can write there. */
    public boolean isAuto(IntentPath path) {
        return AutoDrafts.revision(path).isPresent();
    }

    /**
     * Keeps a draft, after a look at whether its edits can be read at all. Whether they are valid is decided when they
     * are published, since others may change what they meet until then.
     *
     * @param revision the one that the author read; empty when they do not care
     * @throws RejectedException when it cannot be kept
     */
    public PolicyDraft save(Author author, PolicyDraft said, OptionalInt revision) {
        Problems problems = new Problems();
        new RequestReader(publisher.current(), problems).hierarchy(said.userArea(), false);
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return manual.save(author, said, revision);
    }

    /** @throws RejectedException when another locked it */
    public void delete(Author author, PolicyDraft draft) {
        manual.delete(author, draft);
    }

    /**
     * What publishing would do now.
     *
     * @throws RejectedException when it would be refused
     */
    public Published preview(Author author, PolicyDraft draft) {
        return publisher.preview(author, statement(draft, Optional.empty()));
    }

    /**
     * Publishes a draft together with more edits, as one transaction.
     *
     * @param more a tree of the hierarchical API
     * @throws RejectedException when the whole is not valid, or another locked the draft
     */
    public Published publish(Author author, PolicyDraft draft, Optional<JsonNode> more) {
        ManualDrafts.requireUnlocked(author, draft);
        return publisher.publish(author, statement(draft, more));
    }

    private Statement statement(PolicyDraft draft, Optional<JsonNode> more) {
        OptionalLong revision = AutoDrafts.revision(draft.path());
        Optional<Intent> target =
                revision.isPresent() ? Optional.of(publisher.at(revision.getAsLong())) : Optional.empty();
        return (current, problems) -> {
            RequestReader requests = new RequestReader(current, problems);
            List<Edit> edits = new ArrayList<>(target.map(earlier -> Restoration.edits(current, earlier))
                    .orElseGet(() -> requests.hierarchy(draft.userArea(), false)));
            more.ifPresent(tree -> edits.addAll(requests.hierarchy(tree, false)));
            return List.copyOf(edits);
        };
    }
}
