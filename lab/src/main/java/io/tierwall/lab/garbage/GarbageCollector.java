package io.tierwall.lab.garbage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.loop.Reconciler;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.Removal;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Deletes objects whose owners are all gone, and lets owners go that wait for their dependents. What somebody else
 * changes at the same time is looked at again, because that is an event too.
 */
public final class GarbageCollector implements Reconciler {

    private static final Duration REST = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final Clock clock;

    public GarbageCollector(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Duration reconcile(List<WatchEvent> events) {
        if (events.isEmpty() || events.stream().anyMatch(GarbageCollector::matters)) {
            collect();
        }
        return REST;
    }

    private static boolean matters(WatchEvent event) {
        return event.kind() == WatchEvent.Kind.DELETED
                || Removal.isGoing(event.after())
                || !event.after().at("/metadata/ownerReferences").isEmpty();
    }

    private void collect() {
        List<Owned> all = ResourceTypes.all().stream()
                .flatMap(type -> store.list(type).items().stream().map(object -> new Owned(type, object)))
                .toList();
        List<Owned> dependents =
                all.stream().filter(one -> !one.owners().isEmpty()).toList();
        if (!dependents.isEmpty()) {
            Map<String, Owned> present =
                    all.stream().collect(Collectors.toMap(Owned::uid, Function.identity(), (first, _) -> first));
            dependents.forEach(dependent -> judge(dependent, dependents, present));
        }
        all.stream().filter(one -> one.isHeldBy(Owned.ORPHAN)).forEach(owner -> orphan(owner, dependents));
        all.stream()
                .filter(one -> one.isHeldBy(Owned.FOREGROUND))
                .filter(owner -> dependents.stream().noneMatch(dependent -> dependent.blocks(owner)))
                .forEach(owner -> release(owner, Owned.FOREGROUND));
    }

    private void judge(Owned dependent, List<Owned> dependents, Map<String, Owned> present) {
        List<Owned> owners = dependent.owners().stream()
                .map(Owned::uid)
                .filter(present::containsKey)
                .map(present::get)
                .toList();
        if (owners.stream().allMatch(owner -> owner.isHeldBy(Owned.FOREGROUND))) {
            boolean owner = dependents.stream().anyMatch(other -> other.isOwnedBy(dependent));
            delete(dependent, owner && !owners.isEmpty() ? List.of(Owned.FOREGROUND) : List.of());
        } else if (owners.size() < dependent.owners().size()) {
            forget(dependent, reference -> !present.containsKey(Owned.uid(reference)));
        }
    }

    private void delete(Owned one, List<String> finalizers) {
        if (!Removal.isGoing(one.object())) {
            Removal.begin(store, one.type(), one.object(), finalizers, clock.instant());
        }
    }

    private void orphan(Owned owner, List<Owned> dependents) {
        dependents.stream()
                .filter(dependent -> dependent.isOwnedBy(owner))
                .forEach(dependent ->
                        forget(dependent, reference -> Owned.uid(reference).equals(owner.uid())));
        release(owner, Owned.ORPHAN);
    }

    private void forget(Owned dependent, Predicate<JsonNode> which) {
        ObjectNode next = dependent.object().deepCopy();
        ArrayNode references = next.withObjectProperty("metadata").putArray("ownerReferences");
        dependent.owners().stream().filter(which.negate()).forEach(references::add);
        if (references.isEmpty()) {
            next.withObjectProperty("metadata").remove("ownerReferences");
        }
        store.replace(dependent.type(), dependent.object(), next);
    }

    private void release(Owned owner, String finalizer) {
        ObjectNode next = owner.object().deepCopy();
        ArrayNode finalizers = next.withObjectProperty("metadata").putArray("finalizers");
        Removal.finalizers(owner.object()).stream()
                .filter(name -> !name.equals(finalizer))
                .forEach(finalizers::add);
        Removal.replace(store, owner.type(), owner.object(), next);
    }
}
