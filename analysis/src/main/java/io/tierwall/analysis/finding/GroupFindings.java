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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds groups that select nobody, that nobody names, and that are named but do not exist. */
final class GroupFindings {

    private final Members members;
    private final PolicyObjects objects;
    /** For each group that is named, by namespace and name, who names it. */
    private final Map<String, Set<String>> named = new TreeMap<>();

    private GroupFindings(RuleBook book) {
        this.members = book.members();
        this.objects = book.objects();
    }

    static List<Finding> of(RuleBook book) {
        GroupFindings findings = new GroupFindings(book);
        findings.collect();
        return findings.find();
    }

    private void collect() {
        objects.policies().forEach(policy -> collect(AntreaPolicy.of(policy)));
        objects.namespaced().policies().forEach(policy -> collect(AntreaPolicy.of(policy)));
        objects.groups().forEach(group -> collect(group, PolicyScope.CLUSTER, group.getSpec()));
        objects.namespaced()
                .groups()
                .forEach(group ->
                        collect(group, new PolicyScope(group.getMetadata().getNamespace()), group.getSpec()));
    }

    private void collect(AntreaPolicy policy) {
        Stream<PolicyRule> rules = Stream.concat(policy.spec().ingress().stream(), policy.spec().egress().stream());
        Stream.concat(
                        policy.spec().appliedTo().stream(),
                        rules.flatMap(rule -> Stream.of(rule.appliedTo(), rule.from(), rule.to()))
                                .flatMap(Collection::stream))
                .map(Peer::group)
                .flatMap(Stream::ofNullable)
                .forEach(group -> name(policy.scope(), group, policy.source("").reference()));
    }

    private void collect(HasMetadata group, PolicyScope scope, ClusterGroup.Spec spec) {
        spec.childGroups()
                .forEach(child -> name(
                        scope, child, "group " + path(scope, group.getMetadata().getName())));
    }

    private void name(PolicyScope scope, String group, String by) {
        named.computeIfAbsent(path(scope, group), _ -> new TreeSet<>()).add(by);
    }

    private static String path(PolicyScope scope, String group) {
        return scope.isCluster() ? group : scope.namespace() + "/" + group;
    }

    private List<Finding> find() {
        Set<String> existing = new TreeSet<>();
        List<Finding> found = new ArrayList<>();
        objects.groups().forEach(group -> existing.add(group(found, PolicyScope.CLUSTER, group)));
        objects.namespaced()
                .groups()
                .forEach(group -> existing.add(
                        group(found, new PolicyScope(group.getMetadata().getNamespace()), group)));
        named.forEach((group, by) -> {
            if (!existing.contains(group)) {
                found.add(finding(
                        Kind.MISSING_GROUP, group, "does not exist, and is nobody for " + Words.list(List.copyOf(by))));
            }
        });
        return found;
    }

    private String group(List<Finding> found, PolicyScope scope, HasMetadata group) {
        String path = path(scope, group.getMetadata().getName());
        if (isEmpty(scope, group.getMetadata().getName())) {
            found.add(finding(Kind.EMPTY_GROUP, path, "selects nobody in this cluster"));
        }
        if (!named.containsKey(path)) {
            found.add(finding(Kind.UNUSED_GROUP, path, "is named by no policy and no other group"));
        }
        return path;
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
                Words.sentence("group " + group + " " + words));
    }
}
