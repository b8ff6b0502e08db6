package io.tierwall.server.roles;

import java.util.Arrays;
import java.util.List;

/**
 * Which paths: literal segments, {@code *} for any one segment, and {@code **} at the end for any number of them.
 *
 * @param segments as above
 */
record Route(List<String> segments) {

    private static final String ONE = "*";
    private static final String REST = "**";

    static Route of(String pattern) {
        return new Route(Arrays.asList(pattern.split("/", -1)));
    }

    boolean matches(List<String> path) {
        boolean open = segments.getLast().equals(REST);
        int literal = open ? segments.size() - 1 : segments.size();
        if (open ? path.size() < literal : path.size() != literal) {
            return false;
        }
        for (int i = 0; i < literal; i++) {
            if (!segments.get(i).equals(ONE) && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
