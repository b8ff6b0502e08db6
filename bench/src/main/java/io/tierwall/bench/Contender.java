package io.tierwall.bench;

import java.util.List;

/**
 * One who took part.
 *
 * @param name one of those that {@code tierwall}, {@code floor}, {@code kubectl} and so on stand for
 * @param work what it got done, in a form that is equal where the work is; empty where that says nothing
 * @param figures in the order in which people read them
 */
public record Contender(String name, String work, List<Figure> figures) {

    /** Ours. */
    public static final String TIERWALL = "tierwall";

    /** What the work costs at least: the same requests or commits without any of the thinking. */
    public static final String FLOOR = "floor";

    /** Stock kubectl. */
    public static final String KUBECTL = "kubectl";

    /** The obvious way to do it. */
    public static final String NAIVE = "naive";

    /** Whoever asks everything, one after the other. */
    public static final String BRUTE = "brute";

    /** Whoever goes through all rules in order, for each question anew. */
    public static final String SCAN = "scan";

    /** Whoever reads resolved rules one after the other, with sets of addresses, and nothing of the analysis. */
    public static final String READER = "reader";

    public Contender {
        figures = List.copyOf(figures);
    }
}
