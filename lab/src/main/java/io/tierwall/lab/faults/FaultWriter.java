package io.tierwall.lab.faults;

import io.tierwall.lab.faults.Effect.DropWatches;
import io.tierwall.lab.faults.Effect.ExpireWatches;
import io.tierwall.lab.faults.Effect.HalfOpen;
import io.tierwall.lab.faults.Effect.Latency;
import io.tierwall.lab.faults.Effect.Refusal;
import io.tierwall.lab.faults.Effect.Restore;
import io.tierwall.lab.faults.Effect.Truncate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes faults as people do. */
final class FaultWriter {

    private FaultWriter() {}

    static String write(Fault fault) {
        List<String> words = new ArrayList<>();
        switch (fault.effect()) {
            case Latency latency -> words.add("latency=" + Durations.write(latency.delay()));
            case Refusal refusal -> {
                words.add("status=" + refusal.code());
                refusal.retryAfter().ifPresent(wait -> words.add("retry-after=" + Durations.write(wait)));
            }
            case DropWatches _ -> words.add("drop-watches");
            case ExpireWatches _ -> words.add("expire-watches");
            case Truncate _ -> words.add("truncate");
            case Restore(long versions) -> words.add("restore=" + versions);
            case HalfOpen _ -> words.add("half-open");
        }
        write(fault.scope(), words);
        fault.limit().duration().ifPresent(time -> words.add("for=" + Durations.write(time)));
        fault.limit().count().ifPresent(count -> words.add("count=" + count));
        if (fault.scope().share() < 1) {
            words.add("seed=" + fault.seed());
        }
        return String.join(" ", words);
    }

    private static void write(Scope scope, List<String> words) {
        if (!scope.resources().isEmpty()) {
            words.add("resource=" + String.join(",", scope.resources()));
        }
        if (!scope.verbs().isEmpty()) {
            words.add("verb="
                    + scope.verbs().stream()
                            .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")));
        }
        if (scope.share() < 1) {
            words.add("share=" + scope.share());
        }
    }
}
