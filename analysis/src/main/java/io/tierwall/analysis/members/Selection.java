package io.tierwall.analysis.members;

import io.tierwall.model.address.Cidr;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a group, or an entry of a rule, comes to.
 *
 * @param pods numbers of pods; not to be changed
 * @param blocks addresses that are listed, without what they except, ascending
 */
public record Selection(RoaringBitmap pods, List<Cidr> blocks) {

    /** Nobody. */
    public static final Selection NONE = new Selection(new RoaringBitmap(), List.of());

    public Selection {
        blocks = blocks.stream().distinct().sorted().toList();
    }

    /** Just pods. */
    public static Selection of(RoaringBitmap pods) {
        return pods.isEmpty() ? NONE : new Selection(pods, List.of());
    }

    /** Just addresses. */
    public static Selection of(Stream<Cidr> blocks) {
        return new Selection(NONE.pods, blocks.toList());
    }

    /** What belongs to either. */
    public Selection with(Selection other) {
        if (other.pods.isEmpty() && other.blocks.isEmpty()) {
            return this;
        }
        if (pods.isEmpty() && blocks.isEmpty()) {
            return other;
        }
        return new Selection(
                RoaringBitmap.or(pods, other.pods),
                Stream.concat(blocks.stream(), other.blocks.stream()).toList());
    }
}
