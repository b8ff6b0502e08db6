package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The parameters of a URL. Of one that is said twice, the first counts. */
record Query(Map<String, String> parameters) {

    Query {
        parameters = Map.copyOf(parameters);
    }

    static Query parse(String raw) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(raw.split("&")).filter(part -> !part.isEmpty()).forEach(part -> {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1)));
        });
        return new Query(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiException.badRequest("the query cannot be read: " + text);
        }
    }

    /** The value, or an empty text. */
    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether it is said and not denied. */
    boolean flag(String name) {
        return said(name)
                .map(value -> switch (value) {
                    case "true", "1", "" -> true;
                    case "false", "0" -> false;
                    case String other ->
                        throw ApiException.badRequest("invalid value for \"" + name + "\": \"" + other + "\"");
                })
                .orElse(false);
    }

    Optional<String> said(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A number that is not negative; none where it is not said or empty. */
    OptionalLong number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException noNumber) {
            throw invalid(name, text);
        }
        throw invalid(name, text);
    }

    private static ApiException invalid(String name, String text) {
        return ApiException.badRequest(name + ": Invalid value: \"" + text + "\": not a number of 0 or more");
    }
}
