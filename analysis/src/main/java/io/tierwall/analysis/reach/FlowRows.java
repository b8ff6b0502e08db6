package io.tierwall.analysis.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Puts what holds between single classes together to few rows: a class of sources gets one row for whatever is the same
 * for several destinations, and sources with the same row share it. Used by one thread.
 *
 * @param <K> what holds; equal where it is to be in one row
 */
public final class FlowRows<K> {

    /**
     * What holds between each of some classes and each of others.
     *
     * @param sources numbers of classes; not to be changed
     * @param destinations numbers of classes; not to be changed
     */
    public record Row<K>(K key, RoaringBitmap sources, RoaringBitmap destinations) {}

    private record Content<K>(K key, RoaringBitmap destinations) {}

    private final Map<Content<K>, RoaringBitmap> rows = new LinkedHashMap<>();
    private final Map<K, RoaringBitmap> current = new LinkedHashMap<>();
    private @Nullable K last;
    private RoaringBitmap lastDestinations = new RoaringBitmap();
    private int source = -1;

    /** Turns to a class of sources; each once, ascending. */
    public void from(int number) {
        finish();
        source = number;
    }

    /** Notes that something holds between the class turned to and one of destinations, ascending. */
    @SuppressWarnings("ReferenceEquality") // Only to spare the look-up: mostly it is the same as the time before.
    public void add(K key, int destination) {
        if (key != last) {
            lastDestinations = current.computeIfAbsent(key, _ -> new RoaringBitmap());
            last = key;
        }
        lastDestinations.add(destination);
    }

    private void finish() {
        current.forEach(
                (key, destinations) -> rows.computeIfAbsent(new Content<>(key, destinations), _ -> new RoaringBitmap())
                        .add(source));
        current.clear();
        last = null;
    }

    /** All rows, in order of their first sources, then their first destinations. */
    public List<Row<K>> rows() {
        finish();
        List<Row<K>> all = new ArrayList<>();
        rows.forEach((content, sources) -> all.add(new Row<>(content.key(), sources, content.destinations())));
        return all;
    }
}
