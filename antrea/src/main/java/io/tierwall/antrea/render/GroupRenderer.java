package io.tierwall.antrea.render;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.ClusterGroup.ServiceReference;
import io.tierwall.antrea.crd.ClusterGroup.Spec;
import io.tierwall.model.Group;
import io.tierwall.model.address.IpRange;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.Criterion;
import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.LabelRequirement;
import io.tierwall.model.group.MemberType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group as ClusterGroups: one child for each criterion, one for all addresses, and a parent that unites them. Even a
 * single criterion is a child, so that a second one later changes the parent and not the shape, which Antrea would
 * refuse while others use it.
 *
 * <p>A child is named by what it says, and so never says anything else: a group's members change with one write, that
 * of the parent, however many criteria change. In between, nobody is missing.
 */
final class GroupRenderer {

    /** The label that Kubernetes itself puts on every namespace. */
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private GroupRenderer() {}

    static List<ClusterGroup> children(Group group) {
        Map<String, ClusterGroup> children = new LinkedHashMap<>();
        for (Spec spec : specs(group)) {
            // Criteria that say the same are one child.
            String name = ObjectNames.child(group.path(), Wording.of(spec));
            children.putIfAbsent(name, new ClusterGroup(metadata(group, name), spec));
        }
        return List.copyOf(children.values());
    }

    /** What its children say, one for each criterion and one for its addresses. */
    static List<Spec> specs(Group group) {
        List<IpBlock> blocks = blocks(group);
        return Stream.concat(
                        group.criteria().stream().map(GroupRenderer::spec),
                        Stream.of(blocks).filter(some -> !some.isEmpty()).map(Spec::addresses))
                .toList();
    }

    static ClusterGroup parent(Group group, List<ClusterGroup> children) {
        List<String> names =
                children.stream().map(child -> child.getMetadata().getName()).toList();
        return new ClusterGroup(metadata(group, ObjectNames.of(group.path())), Spec.union(names));
    }

    private static ObjectMeta metadata(Group group, String name) {
        return Ownership.metadata(
                name,
                Map.of(
                        Ownership.PATH, group.path().value(),
                        Ownership.DISPLAY_NAME, group.naming().displayName()));
    }

    private static Spec spec(Criterion criterion) {
        List<Condition> services = criterion.about(MemberType.Service);
        List<Condition> namespaces = criterion.about(MemberType.Namespace);
        if (!services.isEmpty()) {
            // Validity grants exactly one service and one namespace, both by name.
            return Spec.behind(
                    new ServiceReference(kubernetesName(services.getFirst()), kubernetesName(namespaces.getFirst())));
        }
        return Spec.selecting(selector(namespaces), selector(criterion.about(MemberType.Pod)));
    }

    private static @Nullable LabelSelector selector(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return null;
        }
        LabelSelector selector = new LabelSelector();
        selector.setMatchExpressions(
                conditions.stream().map(GroupRenderer::requirement).toList());
        return selector;
    }

    private static LabelSelectorRequirement requirement(Condition condition) {
        if (condition.key() == ConditionKey.Name) {
            return new LabelSelectorRequirement(NAMESPACE_NAME, "In", List.of(kubernetesName(condition)));
        }
        LabelRequirement label = LabelRequirement.of(condition)
                .orElseThrow(() -> new IllegalArgumentException("not a label: " + condition.value()));
        // NotIn also selects what lacks the label, as Kubernetes has it.
        return new LabelSelectorRequirement(label.key(), label.equal() ? "In" : "NotIn", List.of(label.value()));
    }

    /** Conditions compare names without case, and Kubernetes' names of namespaces and services are lower-case. */
    private static String kubernetesName(Condition condition) {
        return condition.value().toLowerCase(Locale.ROOT);
    }

    private static List<IpBlock> blocks(Group group) {
        return group.addresses().stream()
                .flatMap(text -> IpRange.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("not addresses: " + text))
                        .toCidrs()
                        .stream())
                .distinct()
                .map(block -> IpBlock.of(block.toString()))
                .toList();
    }
}
