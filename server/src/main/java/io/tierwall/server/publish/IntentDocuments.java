package io.tierwall.server.publish;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.Snapshot;
import io.tierwall.wire.StoredObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An intent as documents and back. The number of the next rule has a document of its own, since a number is never used
 * again, not even when the rule that had it is gone. Pure.
 */
final class IntentDocuments {

    /** Outside of what people write, so no object of theirs can be there. */
    private static final String NEXT_RULE_ID = "/tierwall/next-rule-id";

    private IntentDocuments() {}

    /**
     * The intent that was stored. All processors read: of many documents this is most of what a start takes.
     *
     * @throws IllegalArgumentException when a document cannot be read back
     */
    static Intent read(Snapshot snapshot) {
        Map<String, String> documents = snapshot.documents();
        List<Change> changes = List.copyOf(documents.entrySet()).parallelStream()
                .filter(document -> !document.getKey().equals(NEXT_RULE_ID))
                .<Change>map(document ->
                        new Change.Stored(StoredObjects.read(new IntentPath(document.getKey()), document.getValue())))
                .toList();
        int nextRuleId = Optional.ofNullable(documents.get(NEXT_RULE_ID))
                .map(Integer::parseInt)
                .orElse(Rule.FIRST_RULE_ID);
        return Intent.initial().with(snapshot.revision(), nextRuleId, changes);
    }

    /** What the store is told of a publish, by path. */
    static List<DocumentChange> write(Published published) {
        List<DocumentChange> documents = new ArrayList<>();
        for (Change change : published.changes()) {
            String path = change.path().value();
            documents.add(
                    switch (change) {
                        case Change.Stored stored -> new DocumentChange.Put(path, StoredObjects.write(stored.object()));
                        case Change.Removed _ -> new DocumentChange.Remove(path);
                    });
        }
        int nextRuleId = published.after().nextRuleId();
        if (nextRuleId != published.before().nextRuleId()) {
            documents.add(new DocumentChange.Put(NEXT_RULE_ID, Integer.toString(nextRuleId)));
        }
        return List.copyOf(documents);
    }
}
