package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.AntreaObject;
import java.util.List;

/**
 * What a cluster should hold of ours, and nothing else of ours.
 *
 * @param revision the intent's revision that this was rendered from
 * @param objects in an order in which they can be created: tiers, groups that are children, groups that unite them,
 *     policies in the order in which packets meet them
 */
public record DesiredState(long revision, List<AntreaObject<?>> objects) {

    public DesiredState {
        objects = List.copyOf(objects);
    }
}
