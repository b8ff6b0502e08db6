package io.tierwall.server.analysis;

import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Selection;
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
     * The members of a group of the default domain.
     *
     * @param field that named it, for messages
     * @throws QuestionException when there is no such group, or it has no members in clusters
     */
    public static Selection members(String field, String id, ClusterPicture picture) {
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
        return new Members(picture.model().addresses().population(), objects, List.of())
                .group(objects.getLast().getMetadata().getName())
                .orElse(Selection.NONE);
    }
}
