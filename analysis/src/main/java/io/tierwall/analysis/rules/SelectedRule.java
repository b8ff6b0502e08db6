package io.tierwall.analysis.rules;

import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.ServiceName;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * A rule whose pods are known, but not yet by which number each address goes.
 *
 * @param appliedTo numbers of pods
 */
record SelectedRule(RuleOrigin origin, RoaringBitmap appliedTo, Far far, TrafficSet traffic) {

    /** The other end. */
    sealed interface Far {

        /** Anything. */
        record Any() implements Far {}

        /** Whoever was selected. */
        record Selected(Selection selection) implements Far {}

        /** Whatever is behind these services. */
        record Services(Set<ServiceName> names) implements Far {}
    }
}
