package io.tierwall.server.analysis;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.reach.NamedSet;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.group.GroupType;
import java.util.List;

/** The members of groups in a cluster, also of groups that no policy names there. Pure. */
public final class NamedGroups {

    private NamedGroups() {}

    /**
     * A group of the default domain.
     *
     * @param field that named it, for messages
     * @throws QuestionException when there is no such group, or it cannot be asked about
     */
    public static NamedSet find(String field, String id, ClusterPicture picture) {
        Group group = picture.intent().groups().stream()
                .filter(candidate -> candidate.path().id().equals(id)
                        && candidate.path().parent().equals(IntentPath.domain(IntentPath.DEFAULT_DOMAIN)))
                .findFirst()
                .orElseThrow(() -> new QuestionException(
                        field,
                        "there is no group " + id + "."
                                + NearestNames.hint(
                                        id,
                                        picture.intent().groups().stream()
                                                .map(known -> known.path().id())
                                                .toList())));
        if (group.type() != GroupType.ANTREA) {
            throw new QuestionException(
                    field, "the group " + id + " is no Antrea group: it has no members in clusters.");
        }
        List<ClusterGroup> objects = Renderer.group(group);
        AddressBook addresses = picture.model().addresses();
        try {
            Selection members = new Members(addresses.population(), objects, List.of())
                    .group(objects.getLast().getMetadata().getName())
                    .orElse(Selection.NONE);
            return NamedSet.of(id, members, addresses);
        } catch (IllegalArgumentException blockThatNoRuleNames) {
            throw new QuestionException(
                    field,
                    "the group " + id + " has addresses that no rule in the cluster tells from others."
                            + " Ask about a group that a policy there names.");
        }
    }
}
