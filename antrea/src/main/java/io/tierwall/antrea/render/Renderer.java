package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import java.util.List;
import java.util.stream.Stream;

/** Renders for somebody who asks once; who asks again and again keeps a {@link Rendering}. */
public final class Renderer {

    private Renderer() {}

    /**
     * What the cluster should hold at this revision.
     *
     * @param intent a valid intent
     * @param cluster path of the cluster; one that no policy spans should hold nothing
     */
    public static DesiredState render(Intent intent, IntentPath cluster) {
        return new DesiredState(
                intent.revision(), new Rendering<AntreaObject<?>>(object -> object).of(intent, cluster));
    }

    /**
     * What a group becomes in every cluster whose policies name it: its children, and last the one that unites them.
     *
     * @param group a valid Antrea group
     */
    public static List<ClusterGroup> group(Group group) {
        List<ClusterGroup> children = GroupRenderer.children(group);
        return Stream.concat(children.stream(), Stream.of(GroupRenderer.parent(group, children)))
                .toList();
    }

    /**
     * What a group's children say, without their names: pods, those behind a service, or addresses.
     *
     * @param group a valid Antrea group
     */
    public static List<ClusterGroup.Spec> parts(Group group) {
        return GroupRenderer.specs(group);
    }
}
