package io.tierwall.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.ServiceReference;
import io.tierwall.antrea.crd.ClusterGroup.Spec;
import io.tierwall.antrea.resolve.MemberResolver;
import io.tierwall.antrea.resolve.Members;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Who follows what changes has to say what whoever reads everything anew says. */
final class RosterTest {

    private static final List<String> VALUES = List.of("one", "two");

    private static final List<Spec> PARTS = List.of(
            Spec.selecting(null, label("app", "one")),
            Spec.selecting(label("team", "two"), null),
            Spec.selecting(label("team", "one"), label("size", "two")),
            Spec.behind(new ServiceReference("web", "a")),
            Spec.behind(new ServiceReference("headless", "a")),
            Spec.addresses(List.of(ClusterGroup.IpBlock.of("10.0.0.0/8"))));

    private final Random random = new Random();
    private final Map<String, InventoryItem> pods = new TreeMap<>();
    private final Map<String, InventoryItem> others = new TreeMap<>();

    @Property(tries = 100)
    void knowsTheMembersThatAreFoundFromScratchWhateverHappened(@ForAll long seed) {
        random.setSeed(seed);
        pods.clear();
        others.clear();
        List.of("a", "b").forEach(this::namespace);
        service("web", Map.of("app", "one"));
        service("headless", Map.of());
        Roster roster = new Roster();
        for (int look = 0; look < 12; look++) {
            for (int change = random.nextInt(6); change > 0; change--) {
                change();
            }
            HeldInventory inventory = inventory();
            roster.look(inventory);
            for (Spec part : PARTS) {
                assertThat(names(roster.pods(roster.members(List.of(part)))))
                        .as("%s", part)
                        .isEqualTo(fromScratch(part, inventory));
            }
            assertThat(names(roster.pods(roster.members(PARTS.subList(0, 2)))))
                    .isSubsetOf(names(pods.values()))
                    .containsAll(fromScratch(PARTS.getFirst(), inventory));
        }
    }

    private void change() {
        String namespace = random.nextBoolean() ? "a" : "b";
        String name = "pod-" + random.nextInt(8);
        switch (random.nextInt(10)) {
            case 0 -> namespace(namespace);
            case 1 -> service("web", Map.of(random.nextBoolean() ? "app" : "size", value()));
            case 2, 3 -> pods.remove(namespace + "/" + name);
            default -> pods.put(namespace + "/" + name, pod(namespace, name));
        }
    }

    private InventoryItem pod(String namespace, String name) {
        Map<String, String> labels =
                random.nextBoolean() ? Map.of("app", value(), "size", value()) : Map.of("app", value());
        InventoryItem pod = random.nextInt(5) == 0
                ? HeldInventory.ended(namespace, name, "10.0.0.1")
                : HeldInventory.pod(namespace, name, "10.0.0." + random.nextInt(9));
        return labelled(pod, labels, pod.facts());
    }

    private void namespace(String name) {
        InventoryItem namespace = HeldInventory.namespace(name);
        others.put("namespace " + name, labelled(namespace, Map.of("team", value()), namespace.facts()));
    }

    private void service(String name, Map<String, String> selector) {
        others.put(
                "service " + name,
                HeldInventory.item(
                        InventoryKind.SERVICES,
                        "a",
                        name,
                        false,
                        new Facts.Service("ClusterIP", List.of(), List.of(), selector)));
    }

    private static InventoryItem labelled(InventoryItem item, Map<String, String> labels, Facts facts) {
        return new InventoryItem(item.kind(), item.namespace(), item.name(), item.uid(), labels, false, facts);
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private HeldInventory inventory() {
        List<InventoryItem> all = new ArrayList<>(others.values());
        all.addAll(pods.values());
        return new HeldInventory(all);
    }

    private static LabelSelector label(String key, String value) {
        return new LabelSelectorBuilder().withMatchLabels(Map.of(key, value)).build();
    }

    private static List<String> fromScratch(Spec part, HeldInventory inventory) {
        ClusterGroup group = new ClusterGroup(
                new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
                        .withName("g")
                        .build(),
                part);
        return new MemberResolver(
                        List.of(group), ResolvableInventory.of(inventory, inventory.items(InventoryKind.PODS)))
                .group("g").orElse(Members.NONE).pods().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
    }

    private static List<String> names(Collection<InventoryItem> items) {
        return items.stream().map(item -> item.namespace() + "/" + item.name()).toList();
    }
}
