package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * How a group selects pods: by the labels of their namespaces, their own, or both.
 *
 * @param namespaces empty for all, also those that nobody knows
 * @param pods what is asked of the pods' own labels
 */
record GroupSelectors(Optional<LabelRequirements> namespaces, LabelRequirements pods) {

    /**
     * Those of a group; empty where neither is there, which selects nobody.
     *
     * @throws IllegalArgumentException when a selector makes no sense
     */
    static Optional<GroupSelectors> of(@Nullable LabelSelector namespaces, @Nullable LabelSelector pods) {
        return namespaces == null && pods == null
                ? Optional.empty()
                : Optional.of(new GroupSelectors(
                        Optional.ofNullable(namespaces).map(LabelRequirements::of), LabelRequirements.of(pods)));
    }

    /** Whom it selects, in a bitmap of its own. */
    RoaringBitmap select(PodIndex index) {
        return RoaringBitmap.and(
                namespaces.map(index::inNamespacesLabelled).orElseGet(index::all), index.labelled(pods));
    }
}
