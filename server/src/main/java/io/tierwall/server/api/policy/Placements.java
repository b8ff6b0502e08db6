package io.tierwall.server.api.policy;

import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Placement;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;

/** Where {@code action=revise} wants an object to go. */
final class Placements {

    private Placements() {}

    static Placement of(Call call) {
        String operation = call.query("operation").orElse("insert_top");
        return switch (operation) {
            case "insert_top" -> new Placement.Top();
            case "insert_bottom" -> new Placement.Bottom();
            case "insert_before" -> new Placement.Before(anchor(call));
            case "insert_after" -> new Placement.After(anchor(call));
            case String _ ->
                throw ApiException.badParameter(
                        "operation", "use insert_top, insert_bottom, insert_before or insert_after.");
        };
    }

    private static IntentPath anchor(Call call) {
        return call.query("anchor_path")
                .flatMap(IntentPath::parse)
                .orElseThrow(() -> ApiException.badParameter(
                        "anchor_path", "the path of the neighbour is required, from /infra on."));
    }
}
