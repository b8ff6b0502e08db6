package io.tierwall.bench.measure;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;

/** How evenly a window draws while something in it is scrolled from its top to its bottom, or as far as time allows. */
public final class Frames {

    /** A frame of sixty a second takes 16.7 ms. */
    private static final double IN_TIME_MS = 18;

    private static final int MOST_MS = 20_000;
    private static final double NANOS_IN_A_MILLISECOND = 1e6;
    private static final double ALL = 100;

    private static final String SCROLL = """
            ([selector, frames, pixels, milliseconds]) => new Promise((resolve) => {
              const scroller = document.querySelector(selector);
              const most = scroller.scrollHeight - scroller.clientHeight;
              const step = pixels === 0 ? most / frames : pixels;
              const took = [];
              let before;
              let end = Infinity;
              const draw = (now) => {
                if (before !== undefined) {
                  took.push(now - before);
                }
                before = now;
                end = Math.min(end, now + milliseconds);
                if (took.length === frames || now >= end) {
                  resolve(took);
                  return;
                }
                scroller.scrollTop = step * (took.length + 1);
                requestAnimationFrame(draw);
              };
              scroller.scrollTop = 0;
              requestAnimationFrame(draw);
            })""";

    private final long[] nanos;

    private Frames(long[] nanos) {
        this.nanos = nanos;
    }

    /** @param frames in which the whole way is made, in equal steps; after twenty seconds it ends where it is */
    public static Frames ofScrolling(Page page, String selector, int frames) {
        return measure(page, selector, frames, 0);
    }

    /** @param pixels from each frame to the next, from the top on; after twenty seconds it ends where it is */
    public static Frames ofScrollingBy(Page page, String selector, int frames, int pixels) {
        return measure(page, selector, frames, pixels);
    }

    private static Frames measure(Page page, String selector, int frames, int pixels) {
        List<?> milliseconds = (List<?>) page.evaluate(SCROLL, List.of(selector, frames, pixels, MOST_MS));
        return new Frames(milliseconds.stream()
                .mapToLong(each -> Math.round(((Number) each).doubleValue() * NANOS_IN_A_MILLISECOND))
                .toArray());
    }

    public int count() {
        return nanos.length;
    }

    public Samples times() {
        return Samples.of(nanos);
    }

    /** How many of a hundred frames were not late. */
    public double percentInTime() {
        long inTime = Arrays.stream(nanos)
                .filter(each -> each < IN_TIME_MS * NANOS_IN_A_MILLISECOND)
                .count();
        return inTime * ALL / nanos.length;
    }
}
