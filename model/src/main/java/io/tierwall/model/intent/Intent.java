package io.tierwall.model.intent;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Domain;
import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.SystemFields;
import io.tierwall.model.service.PredefinedServices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that people said, at one revision. Immutable: readers hold one as long as they like and never wait. A new
 * revision shares with its predecessor what did not change.
 */
public final class Intent {

    private final long revision;
    private final int nextRuleId;
    /** Domains, groups, services and clusters. */
    private final NavigableMap<IntentPath, IntentObject> objects;

    private final NavigableMap<IntentPath, PolicyTree> policies;
    private final List<PolicyTree> inOrder;

    private Intent(
            long revision,
            int nextRuleId,
            NavigableMap<IntentPath, IntentObject> objects,
            NavigableMap<IntentPath, PolicyTree> policies) {
        this.revision = revision;
        this.nextRuleId = nextRuleId;
        this.objects = Collections.unmodifiableNavigableMap(objects);
        this.policies = Collections.unmodifiableNavigableMap(policies);
        this.inOrder = policies.values().stream()
                .filter(tree -> !tree.isDefault())
                .sorted(PolicyTree.PRECEDENCE)
                .toList();
    }

    /**
     * What a new manager starts with: the default domain, the predefined services and the default sections, at revision
     * 0.
     */
    public static Intent initial() {
        NavigableMap<IntentPath, IntentObject> objects = new TreeMap<>();
        IntentPath domain = IntentPath.domain(IntentPath.DEFAULT_DOMAIN);
        objects.put(
                domain, new Domain(domain, Naming.of(IntentPath.DEFAULT_DOMAIN), SystemFields.builtIn(domain.value())));
        PredefinedServices.all().forEach(service -> objects.put(service.path(), service));
        NavigableMap<IntentPath, PolicyTree> policies = new TreeMap<>();
        DefaultSections.all().forEach(tree -> policies.put(tree.policy().path(), tree));
        return new Intent(0, Rule.FIRST_RULE_ID, objects, policies);
    }

    /** The number of this revision; each effective write adds one. */
    public long revision() {
        return revision;
    }

    /** The number that the next new rule gets. */
    public int nextRuleId() {
        return nextRuleId;
    }

    /** The object at this path, whatever it is. */
    public Optional<IntentObject> object(IntentPath path) {
        IntentObject object = objects.get(path);
        if (object != null) {
            return Optional.of(object);
        }
        PolicyTree tree = policies.get(path);
        return tree != null ? Optional.of(tree.policy()) : below(path);
    }

    private Optional<IntentObject> below(IntentPath path) {
        PolicyTree tree = policies.get(path.parent());
        if (tree == null) {
            return Optional.empty();
        }
        return Stream.<IntentObject>concat(tree.rules().stream(), tree.spans().stream())
                .filter(object -> object.path().equals(path))
                .findFirst();
    }

    /** The object at this path, if it is of this kind. */
    public <T extends IntentObject> Optional<T> find(IntentPath path, Class<T> kind) {
        return object(path).filter(kind::isInstance).map(kind::cast);
    }

    /** All objects of this kind in the order of their paths; not for what is inside of policies. */
    public <T extends IntentObject> List<T> all(Class<T> kind) {
        return objects.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    public List<Group> groups() {
        return all(Group.class);
    }

    public List<Service> services() {
        return all(Service.class);
    }

    public List<ClusterControlPlane> clusters() {
        return all(ClusterControlPlane.class);
    }

    /** The policy with what is below it. */
    public Optional<PolicyTree> policy(IntentPath path) {
        return Optional.ofNullable(policies.get(path));
    }

    /** The policies that people made, in their order, and those that come with every manager, which no packet meets. */
    public List<PolicyTree> allPolicies() {
        return Stream.concat(inOrder.stream(), policies.values().stream().filter(PolicyTree::isDefault))
                .toList();
    }

    /** All policies that people made, in the order in which packets meet them: by category, then by place. */
    public List<PolicyTree> policies() {
        return inOrder;
    }

    /** All there is, with what is inside of policies. */
    public Stream<IntentObject> everything() {
        return Stream.concat(
                objects.values().stream(), policies.values().stream().flatMap(PolicyTree::members));
    }

    /** The policies that this cluster enforces, in the order in which packets meet them. */
    public List<PolicyTree> policiesSpanning(IntentPath cluster) {
        return inOrder.stream().filter(tree -> tree.spans(cluster)).toList();
    }

    /** The next revision: this one with some objects changed. The changes are taken as valid. */
    public Intent with(long newRevision, int newNextRuleId, Collection<? extends Change> changes) {
        NavigableMap<IntentPath, IntentObject> shared = null;
        Map<IntentPath, TreeEdit> touched = new TreeMap<>();
        for (Change change : changes) {
            Optional<IntentPath> owner = ownerOf(change.path());
            if (owner.isPresent()) {
                touched.computeIfAbsent(owner.get(), path -> new TreeEdit(policies.get(path)))
                        .apply(change);
            } else {
                shared = shared == null ? new TreeMap<>(objects) : shared;
                store(shared, change);
            }
        }
        return new Intent(
                newRevision,
                newNextRuleId,
                shared == null ? objects : shared,
                touched.isEmpty() ? policies : merged(touched));
    }

    private NavigableMap<IntentPath, PolicyTree> merged(Map<IntentPath, TreeEdit> touched) {
        NavigableMap<IntentPath, PolicyTree> merged = new TreeMap<>(policies);
        touched.forEach((path, edit) ->
                edit.result().ifPresentOrElse(tree -> merged.put(path, tree), () -> merged.remove(path)));
        return merged;
    }

    private static void store(Map<IntentPath, IntentObject> into, Change change) {
        switch (change) {
            case Change.Stored(IntentObject object) -> into.put(object.path(), object);
            case Change.Removed(IntentPath path) -> into.remove(path);
        }
    }

    /** The policy that an object belongs to: itself or its parent. */
    static Optional<IntentPath> ownerOf(IntentPath path) {
        return switch (path.collection()) {
            case "security-policies" -> Optional.of(path);
            case "rules", "container-cluster-span" -> Optional.of(path.parent());
            case String _ -> Optional.empty();
        };
    }

    /** Gathers the changes to one policy. */
    private static final class TreeEdit {

        private final Map<IntentPath, IntentObject> members = new HashMap<>();

        TreeEdit(@Nullable PolicyTree before) {
            if (before != null) {
                members.put(before.policy().path(), before.policy());
                before.rules().forEach(rule -> members.put(rule.path(), rule));
                before.spans().forEach(span -> members.put(span.path(), span));
            }
        }

        void apply(Change change) {
            store(members, change);
        }

        Optional<PolicyTree> result() {
            SecurityPolicy policy = null;
            List<Rule> rules = new ArrayList<>();
            List<ContainerClusterSpan> spans = new ArrayList<>();
            for (IntentObject member : members.values()) {
                switch (member) {
                    case SecurityPolicy found -> policy = found;
                    case Rule rule -> rules.add(rule);
                    case ContainerClusterSpan span -> spans.add(span);
                    case Domain _, Group _, Service _, ClusterControlPlane _ ->
                        throw new IllegalStateException(member.path() + " is not part of a policy");
                }
            }
            return policy == null ? Optional.empty() : Optional.of(new PolicyTree(policy, rules, spans));
        }
    }
}
