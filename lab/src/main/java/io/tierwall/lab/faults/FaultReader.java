package io.tierwall.lab.faults;

import io.tierwall.lab.apiserver.RequestInfo.Verb;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads faults as people write them: one effect, and who, how often and for how long, in any order. */
final class FaultReader {

    private static final String EFFECTS =
            "latency=500ms, status=401|410|429|500|503, drop-watches, expire-watches, truncate, restore=500 or half-open";
    private static final Set<String> EFFECT_NAMES =
            Set.of("latency", "status", "drop-watches", "expire-watches", "truncate", "restore", "half-open");
    private static final List<String> SETTINGS =
            List.of("retry-after", "resource", "verb", "share", "for", "count", "seed");

    private final Map<String, String> words;

    private FaultReader(Map<String, String> words) {
        this.words = words;
    }

    static Fault read(List<String> words) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!EFFECT_NAMES.contains(name) && !SETTINGS.contains(name)) {
                throw new IllegalArgumentException("a fault has no \"" + name + "\": say one of " + EFFECTS
                        + ", and if you like " + String.join("=, ", SETTINGS) + "=");
            }
            if (byName.put(name, equals < 0 ? "" : word.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(name + " is said twice");
            }
        }
        return new FaultReader(byName).fault();
    }

    private Fault fault() {
        Scope scope = new Scope(
                list("resource", ResourceNames::plural),
                list("verb", FaultReader::verb),
                words.containsKey("share") ? share(value("share")) : 1);
        OptionalLong count = words.containsKey("count") ? OptionalLong.of(number("count")) : OptionalLong.empty();
        Limit limit = new Limit(said("for").map(text -> Durations.read("for", text)), count);
        return new Fault(effect(), scope, limit, words.containsKey("seed") ? number("seed") : 1);
    }

    private Effect effect() {
        List<String> said =
                words.keySet().stream().filter(EFFECT_NAMES::contains).toList();
        if (said.size() != 1) {
            throw new IllegalArgumentException("say one effect: " + EFFECTS
                    + (said.isEmpty() ? "" : "; not " + String.join(" and ", said) + " at once"));
        }
        if (words.containsKey("retry-after") && !said.contains("status")) {
            throw new IllegalArgumentException("retry-after goes with status only");
        }
        return switch (said.getFirst()) {
            case "latency" -> new Effect.Latency(Durations.read("latency", value("latency")));
            case "status" ->
                new Effect.Refusal(
                        Math.toIntExact(Math.min(number("status"), Integer.MAX_VALUE)),
                        said("retry-after").map(text -> Durations.read("retry-after", text)));
            case "restore" -> new Effect.Restore(number("restore"));
            case "truncate" -> plain(new Effect.Truncate(), "truncate");
            case "drop-watches" -> plain(new Effect.DropWatches(), "drop-watches");
            case "expire-watches" -> plain(new Effect.ExpireWatches(), "expire-watches");
            case String name -> plain(new Effect.HalfOpen(), name);
        };
    }

    private Effect plain(Effect effect, String name) {
        if (said(name).isPresent()) {
            throw new IllegalArgumentException(name + " takes no value");
        }
        return effect;
    }

    private Optional<String> said(String name) {
        return Optional.ofNullable(words.get(name)).filter(text -> !text.isEmpty());
    }

    private String value(String name) {
        return said(name).orElseThrow(() -> new IllegalArgumentException(name + " needs a value: " + name + "=…"));
    }

    private long number(String name) {
        try {
            return Long.parseLong(value(name));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " is a number, not " + value(name));
        }
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("share is a number such as 0.3, not " + text);
        }
    }

    private <T> Set<T> list(String name, Function<String, T> read) {
        return words.containsKey(name)
                ? Arrays.stream(value(name).split(",", -1)).map(read).collect(Collectors.toSet())
                : Set.of();
    }

    private static Verb verb(String text) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("verb is any of "
                        + Arrays.stream(Verb.values())
                                .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not " + text));
    }
}
