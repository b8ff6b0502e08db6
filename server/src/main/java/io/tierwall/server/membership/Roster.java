package io.tierwall.server.membership;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.tierwall.analysis.members.GroupIndex;
import io.tierwall.antrea.crd.ClusterGroup.ServiceReference;
import io.tierwall.antrea.crd.ClusterGroup.Spec;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who in a cluster is selected by what, kept up with the pods: to look again costs a walk over them that compares, and
 * then what the changed ones can concern; who was asked for before is known. Used by one thread at a time.
 */
final class Roster {

    /** So many different selections are kept. With more it begins anew, with those that are asked for from then on. */
    static final int MOST_SELECTIONS = 20_000;

    private final Map<Selection, Integer> selections = new HashMap<>();
    private GroupIndex index = new GroupIndex(List.of());
    private Numbering<InventoryItem> pods = new Numbering<>();
    private List<InventoryItem> seenNamespaces = List.of();
    private List<InventoryItem> seenPods = List.of();
    private List<InventoryItem> services = List.of();

    private record Selection(
            @Nullable LabelSelector ofNamespaces, @Nullable LabelSelector ofPods) {}

    /** Takes in what there is now. */
    @SuppressWarnings("ReferenceEquality") // An inventory has the same list as long as nothing changed.
    void look(Inventory inventory) {
        List<InventoryItem> namespaces = inventory.items(InventoryKind.NAMESPACES);
        if (!namespaces.equals(seenNamespaces) || selections.size() > MOST_SELECTIONS) {
            begin(namespaces);
        }
        List<InventoryItem> all = inventory.items(InventoryKind.PODS);
        if (all != seenPods) {
            List<InventoryItem> selectable =
                    all.stream().filter(ResolvableInventory::isSelectable).toList();
            pods.next(
                    selectable,
                    (item, number) -> ResolvableInventory.pod(item).ifPresent(pod -> index.put(number, pod)),
                    index::remove);
            seenPods = all;
        }
        services = inventory.items(InventoryKind.SERVICES);
    }

    private void begin(List<InventoryItem> namespaces) {
        index = new GroupIndex(namespaces.stream()
                .map(item -> new Namespace(item.name(), item.labels()))
                .toList());
        pods = new Numbering<>();
        selections.clear();
        seenNamespaces = namespaces;
        seenPods = List.of();
    }

    /** The pods that are like this, by number. */
    RoaringBitmap numbers(Predicate<InventoryItem> like) {
        return pods.numbers(like);
    }

    /** The pods of these numbers, in order of namespace and name. */
    List<InventoryItem> pods(RoaringBitmap numbers) {
        return pods.things(numbers);
    }

    /** Who is in any of these parts of a group, by number. Not to be changed, and good until the next look. */
    RoaringBitmap members(List<Spec> parts) {
        return parts.size() == 1
                ? members(parts.getFirst())
                : RoaringBitmap.or(parts.stream().map(this::members).iterator());
    }

    private RoaringBitmap members(Spec part) {
        return part.serviceReference() == null
                ? members(new Selection(part.namespaceSelector(), part.podSelector()))
                : behind(part.serviceReference());
    }

    private RoaringBitmap members(Selection selection) {
        return index.members(
                selections.computeIfAbsent(selection, added -> index.add(added.ofNamespaces(), added.ofPods())));
    }

    private RoaringBitmap behind(ServiceReference reference) {
        RoaringBitmap found = new RoaringBitmap();
        for (InventoryItem service : services) {
            boolean meant = service.namespace().equals(reference.namespace())
                    && service.name().equals(reference.name());
            // A service without a selector stands for nobody: who answers is not written in pods.
            if (meant
                    && service.facts() instanceof Facts.Service facts
                    && !facts.selector().isEmpty()) {
                found.or(members(new Selection(null, matching(facts.selector()))));
            }
        }
        found.and(pods.numbers(pod -> pod.namespace().equals(reference.namespace())));
        return found;
    }

    private static LabelSelector matching(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }
}
