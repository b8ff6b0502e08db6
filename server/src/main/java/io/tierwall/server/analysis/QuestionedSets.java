package io.tierwall.server.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.analysis.reach.Reachability;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The groups that a question names, in a cluster.
 *
 * @param reachability in the cluster; its model tells all addresses of the groups from others, also where no rule does
 * @param from groups that send, by the numbers of that model
 * @param to groups that receive
 */
public record QuestionedSets(Reachability reachability, List<NamedSet> from, List<NamedSet> to) {

    /**
     * Groups that a field of a question names.
     *
     * @param field for messages
     * @param ids of groups of the default domain
     */
    public record Names(String field, List<String> ids) {}

    private record Members(String name, Selection selection) {}

    /** @throws QuestionException when there is no such group, or it has no members in clusters */
    public static QuestionedSets of(ClusterPicture picture, Names from, Names to) {
        List<Members> senders = members(picture, from);
        List<Members> receivers = members(picture, to);
        Reachability reachability = picture.conclusions()
                .reachability(Stream.of(senders, receivers)
                        .flatMap(List::stream)
                        .flatMap(group -> group.selection().blocks().stream())
                        .collect(Collectors.toSet()));
        return new QuestionedSets(
                reachability, sets(reachability.model(), senders), sets(reachability.model(), receivers));
    }

    private static List<Members> members(ClusterPicture picture, Names names) {
        return names.ids().stream()
                .map(id -> new Members(id, NamedGroups.members(names.field(), id, picture)))
                .toList();
    }

    private static List<NamedSet> sets(ClusterModel model, List<Members> groups) {
        return groups.stream()
                .map(group -> NamedSet.of(group.name(), group.selection(), model.addresses()))
                .toList();
    }
}
