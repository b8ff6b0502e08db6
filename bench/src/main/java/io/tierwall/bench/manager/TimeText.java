package io.tierwall.bench.manager;

import java.util.Locale;

/** Times for people. */
final class TimeText {

    private TimeText() {}

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
