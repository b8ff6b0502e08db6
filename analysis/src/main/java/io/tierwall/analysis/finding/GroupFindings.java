package io.tierwall.analysis.finding;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.RuleBook;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.resolve.AntreaPolicy;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.PolicyScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds groups that select nobody, that nobody names, and that are named but do not exist. Which groups a policy names
 * is known as long as it is the same object. Used by one thread.
 */
final class GroupFindings {

    private IdentityHashMap<HasMetadata, Naming> namings = new IdentityHashMap<>();

    /**
     * Groups that something names; they go by namespace and name.
     *
     * @param group the group that does; empty where a policy does
     */
    private record Naming(String by, Optional<String> group, Set<String> groups) {}

    List<Finding> update(RuleBook book) {
        PolicyObjects objects = book.objects();
        IdentityHashMap<HasMetadata, Naming> now = new IdentityHashMap<>();
        objects.policies().forEach(policy -> now.put(policy, known(policy, () -> naming(AntreaPolicy.of(policy)))));
        objects.namespaced()
                .policies()
                .forEach(policy -> now.put(policy, known(policy, () -> naming(AntreaPolicy.of(policy)))));
        objects.groups()
                .forEach(group ->
                        now.put(group, known(group, () -> naming(PolicyScope.CLUSTER, group, group.getSpec()))));
        objects.namespaced()
                .groups()
                .forEach(group -> now.put(group, known(group, () -> naming(scope(group), group, group.getSpec()))));
        namings = now;
        return new Search(book.members(), objects, now.values()).find();
    }

    private Naming known(HasMetadata object, Supplier<Naming> naming) {
        Naming known = namings.get(object);
        return known != null ? known : naming.get();
    }

    private static PolicyScope scope(HasMetadata object) {
        return new PolicyScope(object.getMetadata().getNamespace());
    }

    private static Naming naming(AntreaPolicy policy) {
        Stream<PolicyRule> rules = Stream.concat(policy.spec().ingress().stream(), policy.spec().egress().stream());
        return new Naming(
                policy.source("").reference(),
                Optional.empty(),
                Stream.concat(
                                policy.spec().appliedTo().stream(),
                                rules.flatMap(rule -> Stream.of(rule.appliedTo(), rule.from(), rule.to()))
                                        .flatMap(Collection::stream))
                        .map(Peer::group)
                        .flatMap(Stream::ofNullable)
                        .map(group -> path(policy.scope(), group))
                        .collect(Collectors.toSet()));
    }

    private static Naming naming(PolicyScope scope, HasMetadata group, ClusterGroup.Spec spec) {
        String path = path(scope, group.getMetadata().getName());
        return new Naming(
                "group " + path,
                Optional.of(path),
                spec.childGroups().stream().map(child -> path(scope, child)).collect(Collectors.toSet()));
    }

    private static String path(PolicyScope scope, String group) {
        return scope.isCluster() ? group : scope.namespace() + "/" + group;
    }

    /** Looks through the groups of one state. */
    private static final class Search {

        private final Members members;
        private final PolicyObjects objects;
        private final Collection<Naming> namings;
        private final Set<String> named = new HashSet<>();
        private final Set<String> existing = new HashSet<>();
        private final Set<String> empty = new LinkedHashSet<>();
        private final List<Finding> found = new ArrayList<>();

        Search(Members members, PolicyObjects objects, Collection<Naming> namings) {
            this.members = members;
            this.objects = objects;
            this.namings = namings;
            namings.forEach(naming -> named.addAll(naming.groups()));
        }

        List<Finding> find() {
            objects.groups().forEach(group -> find(PolicyScope.CLUSTER, group));
            objects.namespaced().groups().forEach(group -> find(scope(group), group));
            Set<String> partsOfEmptyOnes = partsOfEmptyOnes();
            empty.stream()
                    .filter(group -> !partsOfEmptyOnes.contains(group))
                    .forEach(group -> found.add(finding(Kind.EMPTY_GROUP, group, "selects nobody in this cluster")));
            Map<String, Set<String>> missing = new TreeMap<>();
            for (Naming naming : namings) {
                for (String group : naming.groups()) {
                    if (!existing.contains(group)) {
                        missing.computeIfAbsent(group, _ -> new TreeSet<>()).add(naming.by());
                    }
                }
            }
            missing.forEach((group, by) -> found.add(finding(
                    Kind.MISSING_GROUP, group, "does not exist, and is nobody for " + Wording.list(List.copyOf(by)))));
            return found;
        }

        private void find(PolicyScope scope, HasMetadata group) {
            String path = path(scope, group.getMetadata().getName());
            existing.add(path);
            if (isEmpty(scope, group.getMetadata().getName())) {
                empty.add(path);
            }
            if (!named.contains(path)) {
                found.add(finding(Kind.UNUSED_GROUP, path, "is named by no policy and no other group"));
            }
        }

        /** What nothing but empty groups name, which no group names: that these are empty says it all. */
        private Set<String> partsOfEmptyOnes() {
            Set<String> nested = new HashSet<>();
            namings.stream()
                    .filter(naming -> naming.group().isPresent())
                    .forEach(naming -> nested.addAll(naming.groups()));
            Set<String> parts = new HashSet<>();
            namings.stream()
                    .filter(naming -> saysItAll(naming, nested))
                    .forEach(naming -> parts.addAll(naming.groups()));
            if (!parts.isEmpty()) {
                namings.stream()
                        .filter(naming -> !saysItAll(naming, nested))
                        .forEach(naming -> parts.removeAll(naming.groups()));
            }
            return parts;
        }

        private boolean saysItAll(Naming naming, Set<String> nested) {
            return naming.group()
                    .filter(group -> empty.contains(group) && !nested.contains(group))
                    .isPresent();
        }

        /** One whose selectors make no sense is another matter, and among the failures where a policy names it. */
        private boolean isEmpty(PolicyScope scope, String name) {
            try {
                Selection selection = members.group(scope, name).orElse(Selection.NONE);
                return selection.pods().isEmpty() && selection.blocks().isEmpty();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static Finding finding(Kind kind, String group, String words) {
            return new Finding(
                    kind,
                    List.of(),
                    List.of(),
                    Optional.of(group),
                    Optional.empty(),
                    Wording.of("group " + group + " " + words));
        }
    }
}
