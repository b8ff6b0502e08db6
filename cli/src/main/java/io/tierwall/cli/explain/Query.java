package io.tierwall.cli.explain;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The query of a URL. */
final class Query {

    private final List<String> parameters = new ArrayList<>();

    Query with(String name, String value) {
        parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** All of these values; nothing where there are none. */
    Query with(String name, List<String> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    @Override
    public String toString() {
        return String.join("&", parameters);
    }
}
