package io.tierwall.server.membership;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The clusters in which policies name groups: elsewhere nobody computes members. Immutable. */
public final class GroupClusters {

    private static final Comparator<ClusterControlPlane> BY_PATH = Comparator.comparing(ClusterControlPlane::path);

    private final Map<IntentPath, SortedSet<ClusterControlPlane>> byGroup;

    private GroupClusters(Map<IntentPath, SortedSet<ClusterControlPlane>> byGroup) {
        this.byGroup = byGroup;
    }

    public static GroupClusters of(Intent intent) {
        Map<IntentPath, SortedSet<ClusterControlPlane>> byGroup = new HashMap<>();
        for (PolicyTree tree : intent.policies()) {
            List<ClusterControlPlane> spanned = tree.spans().stream()
                    .map(ContainerClusterSpan::cluster)
                    .flatMap(path -> intent.find(path, ClusterControlPlane.class).stream())
                    .toList();
            named(tree)
                    .distinct()
                    .forEach(path -> byGroup.computeIfAbsent(path, _ -> new TreeSet<>(BY_PATH))
                            .addAll(spanned));
        }
        return new GroupClusters(byGroup);
    }

    private static Stream<IntentPath> named(PolicyTree tree) {
        return Stream.concat(
                tree.policy().scope().stream(), tree.rules().stream().flatMap(GroupClusters::named));
    }

    private static Stream<IntentPath> named(Rule rule) {
        return Stream.of(
                        rule.match().sources(),
                        rule.match().destinations(),
                        rule.match().scope())
                .flatMap(List::stream);
    }

    /** The clusters with policies that name a group, in the order of their paths. */
    public List<ClusterControlPlane> with(Group group) {
        SortedSet<ClusterControlPlane> clusters = byGroup.get(group.path());
        return clusters == null ? List.of() : List.copyOf(clusters);
    }
}
