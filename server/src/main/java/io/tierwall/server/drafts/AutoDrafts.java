package io.tierwall.server.drafts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.policy.LockChange;
import io.tierwall.server.publish.Publisher;
import io.tierwall.store.RevisionHead;
import io.tierwall.wire.PolicyDraft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was published, as drafts: one for each of the latest revisions that changed groups, services or policies,
 * described by why it was made, and one for what was there before the first of them. To publish one is to go back to
 * that revision. Nothing is kept for them that the revisions do not say. Thread-safe.
 */
final class AutoDrafts {

    /** So many are offered. */
    static final int MOST = 100;

    private static final String PREFIX = "auto-";

    private final Publisher publisher;

    AutoDrafts(Publisher publisher) {
        this.publisher = publisher;
    }

    /** The latest first. */
    List<PolicyDraft> list() {
        return offered().map(AutoDrafts::draft).toList();
    }

    Optional<PolicyDraft> find(IntentPath path) {
        OptionalLong revision = revision(path);
        return revision.isEmpty()
                ? Optional.empty()
                : offered()
                        .filter(head -> head.number() == revision.getAsLong())
                        .findFirst()
                        .map(AutoDrafts::draft);
    }

    /** And the state before all of them, so that also the first publish can be undone. */
    private Stream<RevisionHead> offered() {
        List<RevisionHead> published = publisher.history(MOST);
        Optional<RevisionHead> before = published.isEmpty() || published.size() == MOST
                ? Optional.empty()
                : publisher.revision(published.getLast().number() - 1);
        return Stream.concat(published.stream(), before.stream());
    }

    /** The revision that the draft at this path would stand for; empty when the path is none of an auto draft. */
    static OptionalLong revision(IntentPath path) {
        String id = path.id();
        return id.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? OptionalLong.of(Long.parseLong(id.substring(PREFIX.length())))
                : OptionalLong.empty();
    }

    private static PolicyDraft draft(RevisionHead head) {
        IntentPath path = IntentPath.draft(PREFIX + head.number());
        return new PolicyDraft(
                path,
                new Naming(
                        "Auto draft of revision " + head.number(),
                        head.message().orElse(""),
                        List.of()),
                new SystemFields(
                        UUID.nameUUIDFromBytes(path.value().getBytes(StandardCharsets.UTF_8)),
                        0,
                        head.user(),
                        head.time(),
                        head.user(),
                        head.time()),
                true,
                "",
                false,
                "",
                LockChange.NONE,
                JsonNodeFactory.instance.objectNode().put("resource_type", "Infra"));
    }
}
