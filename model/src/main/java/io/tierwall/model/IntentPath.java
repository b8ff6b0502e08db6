package io.tierwall.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The absolute path of an object of the intent, such as {@code /infra/domains/default/groups/web}. Two objects are the
 * same if and only if their paths are; paths are case-sensitive.
 *
 * @param value starts with a slash, ends without one, no empty segment
 */
public record IntentPath(String value) implements Comparable<IntentPath> {

    /** The root of everything that people write. */
    public static final IntentPath INFRA = new IntentPath("/infra");

    /** The one domain of a stand-alone manager. */
    public static final String DEFAULT_DOMAIN = "default";

    /** The one enforcement point, under which clusters are registered. */
    public static final IntentPath ENFORCEMENT_POINT =
            new IntentPath("/infra/sites/default/enforcement-points/default");

    private static final String GROUPS = "groups";
    private static final String SECURITY_POLICIES = "security-policies";
    private static final String RULES = "rules";
    private static final String SPAN = "container-cluster-span";
    private static final String CLUSTERS = "cluster-control-planes";

    public IntentPath {
        if (!value.startsWith("/") || value.endsWith("/") || value.contains("//")) {
            throw new IllegalArgumentException("not an absolute path: " + value);
        }
    }

    /** Reads a path as a client wrote it; empty when it has not the form of one. */
    public static Optional<IntentPath> parse(String text) {
        boolean wellFormed = text.startsWith("/") && !text.endsWith("/") && !text.contains("//");
        return wellFormed ? Optional.of(new IntentPath(text)) : Optional.empty();
    }

    public static IntentPath domain(String domain) {
        return INFRA.child("domains", domain);
    }

    public static IntentPath group(String domain, String id) {
        return domain(domain).child(GROUPS, id);
    }

    public static IntentPath service(String id) {
        return INFRA.child("services", id);
    }

    public static IntentPath securityPolicy(String domain, String id) {
        return domain(domain).child(SECURITY_POLICIES, id);
    }

    public static IntentPath rule(IntentPath policy, String id) {
        return policy.child(RULES, id);
    }

    public static IntentPath span(IntentPath policy, String id) {
        return policy.child(SPAN, id);
    }

    public static IntentPath draft(String id) {
        return INFRA.child("drafts", id);
    }

    public static IntentPath cluster(String id) {
        return ENFORCEMENT_POINT.child(CLUSTERS, id);
    }

    /** The path of the object {@code id} in a collection below this one. */
    public IntentPath child(String collection, String id) {
        return new IntentPath(value + "/" + collection + "/" + id);
    }

    /** The last segment. */
    public String id() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The name of the collection that the object is in, such as {@code rules}; empty for the root. */
    public String collection() {
        List<String> segments = segments();
        return segments.size() < 2 ? "" : segments.get(segments.size() - 2);
    }

    /** The object that owns this one: two segments up, or {@code /infra}. */
    public IntentPath parent() {
        List<String> segments = segments();
        return segments.size() <= 3
                ? INFRA
                : new IntentPath("/" + String.join("/", segments.subList(0, segments.size() - 2)));
    }

    /** Whether this is {@code ancestor} or anything below it. */
    public boolean isWithin(IntentPath ancestor) {
        return value.equals(ancestor.value) || value.startsWith(ancestor.value + "/");
    }

    private List<String> segments() {
        return Arrays.asList(value.substring(1).split("/", -1));
    }

    @Override
    public int compareTo(IntentPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
