package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.ServiceRoutes;
import io.tierwall.antrea.resolve.ServiceRouting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The pods of a cluster, numbered in order of namespace and name, and who is selected among them. Bitmaps hold these
 * numbers and must not be changed by who asks. Immutable, for any number of threads.
 */
public final class Population {

    private static final RoaringBitmap NOBODY = new RoaringBitmap();

    private final Inventory inventory;
    private final List<Pod> pods;
    private final PodIndex index;
    private final Map<String, RoaringBitmap> byAccount = new HashMap<>();
    private final Map<String, Integer> byName;
    /** Found out when it is first asked for; racing writers write the same. */
    private volatile @Nullable ServiceRoutes routes;

    public Population(Inventory inventory) {
        this.inventory = inventory;
        this.pods = inventory.pods().stream().sorted().toList();
        this.index = new PodIndex(inventory.namespaces());
        this.byName = HashMap.newHashMap(pods.size());
        for (int number = 0; number < pods.size(); number++) {
            Pod pod = pods.get(number);
            index.add(number, pod);
            byAccount
                    .computeIfAbsent(pod.namespace() + "/" + pod.serviceAccount(), _ -> new RoaringBitmap())
                    .add(number);
            byName.put(pod.toString(), number);
        }
    }

    /** What the pods were read from. */
    public Inventory inventory() {
        return inventory;
    }

    /** All pods; the place in the list is the number. */
    public List<Pod> pods() {
        return pods;
    }

    /** The number of a pod by namespace and name, as {@code shop/web-0}. */
    public Optional<Integer> number(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The pods of these numbers. */
    public List<Pod> pods(RoaringBitmap numbers) {
        List<Pod> found = new ArrayList<>(numbers.getCardinality());
        numbers.forEach((int number) -> found.add(pods.get(number)));
        return found;
    }

    /** Every pod. */
    public RoaringBitmap everybody() {
        return index.all();
    }

    /** The pods of a namespace. */
    public RoaringBitmap in(String namespace) {
        return index.in(namespace);
    }

    /** The pods of several namespaces. */
    public RoaringBitmap in(Set<String> names) {
        return index.in(names);
    }

    /** The pods that run under a service account. */
    public RoaringBitmap under(String namespace, String account) {
        return byAccount.getOrDefault(namespace + "/" + account, NOBODY);
    }

    /**
     * Pods by their own labels; no selector selects everybody.
     *
     * @throws IllegalArgumentException when the selector makes no sense
     */
    public RoaringBitmap labelled(@Nullable LabelSelector selector) {
        return index.labelled(LabelRequirements.of(selector));
    }

    /**
     * Pods by the labels of their namespaces.
     *
     * @throws IllegalArgumentException when the selector makes no sense
     */
    public RoaringBitmap inNamespacesLabelled(LabelSelector selector) {
        return index.inNamespacesLabelled(LabelRequirements.of(selector));
    }

    /** Where packets to services go. */
    public ServiceRoutes routes() {
        ServiceRoutes known = routes;
        if (known == null) {
            known = ServiceRouting.of(inventory);
            routes = known;
        }
        return known;
    }

    /** The pods that a service stands for, ready or not. */
    public RoaringBitmap behind(ServiceName name) {
        RoaringBitmap found = new RoaringBitmap();
        for (Inventory.Service service : inventory.services()) {
            boolean meant =
                    service.name().equals(name.name()) && service.namespace().equals(name.namespace());
            if (meant && !service.selector().isEmpty()) {
                RoaringBitmap selected = in(service.namespace());
                for (Map.Entry<String, String> label : service.selector().entrySet()) {
                    selected = RoaringBitmap.and(selected, index.with(label.getKey(), label.getValue()));
                }
                found.or(selected);
            }
        }
        return found;
    }

    /** The namespaces that have the same values of all of these labels as this one has; none where it lacks one. */
    public Set<String> namespacesLike(String namespace, List<String> keys) {
        Map<String, String> own = index.labelsOf(namespace);
        if (!own.keySet().containsAll(keys)) {
            return Set.of();
        }
        return index.namespacesLabelled(new LabelRequirements(keys.stream()
                .map(key -> LabelRequirement.exactly(key, String.valueOf(own.get(key))))
                .toList()));
    }
}
