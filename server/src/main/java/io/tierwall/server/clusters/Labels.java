package io.tierwall.server.clusters;

import io.tierwall.model.IntentPath;
import io.tierwall.model.Tag;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What people sort clusters by: pairs of a key and a value, written as Kubernetes writes labels. They are kept as the
 * cluster's tags, where NSX's clients see them. Pure.
 */
public final class Labels {

    /** So many a cluster may have, because it may have so many tags. */
    static final int MOST = 30;

    /** A key has to fit into a tag, which is shorter than what Kubernetes allows. */
    static final int LONGEST_KEY = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*");

    private Labels() {}

    /** Reports what Kubernetes would not take for labels. */
    public static void check(IntentPath cluster, Map<String, String> labels, Problems problems) {
        if (labels.size() > MOST) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    cluster,
                    "labels",
                    "There are " + labels.size() + " labels; at most " + MOST + " are possible. Take some away.");
        }
        labels.forEach((key, value) -> {
            if (!isKey(key)) {
                problems.add(
                        ProblemCode.VALUE_UNKNOWN,
                        cluster,
                        "labels." + key,
                        "A label's key has at most 63 letters, digits, dashes, underscores and dots, begins and ends"
                                + " with a letter or digit, and may have a domain and a slash before it; "
                                + LONGEST_KEY + " characters in all. Choose another.");
            }
            if (!value.isEmpty() && !NAME.matcher(value).matches()) {
                problems.add(
                        ProblemCode.VALUE_UNKNOWN,
                        cluster,
                        "labels." + key,
                        "A label's value has at most 63 letters, digits, dashes, underscores and dots, and begins and"
                                + " ends with a letter or digit. Choose another.");
            }
        });
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return key.length() <= LONGEST_KEY
                && NAME.matcher(key.substring(slash + 1)).matches()
                && (slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches());
    }

    static List<Tag> tags(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> new Tag(label.getKey(), label.getValue()))
                        .toList();
    }

    /** The labels of a cluster, by key. */
    public static SortedMap<String, String> of(List<Tag> tags) {
        SortedMap<String, String> labels = new TreeMap<>();
        tags.forEach(tag -> labels.put(tag.scope(), tag.tag()));
        return labels;
    }
}
