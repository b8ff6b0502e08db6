package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A node's chains: one for each direction and stage, besides those where packets come in. A chain of a stage leads
 * through its pages one after the other, until a page has marked the packet as decided.
 */
final class Chains {

    static final String FORWARD = "forward";
    static final String TO_SERVICES = "to_services";
    static final String TO_ITSELF = "to_itself";
    static final String UNSERVED = "unserved";

    /** Allows a packet in its direction; what refuses one ends its way. */
    static final String ALLOW = "meta mark set 1 return";

    /** Makes a packet ready for the other direction. */
    static final String UNDECIDED = "meta mark set 0";

    private static final String IF_DECIDED = "meta mark 1 return";

    private Chains() {}

    static String of(Direction direction, Stage stage) {
        return (direction.name() + "_" + stage.name()).toLowerCase(Locale.ROOT);
    }

    /** What a rule does with a packet that passes, and the end of a chain with one that no rule matches. */
    static String pass(Direction direction, Stage stage) {
        return next(stage).map(next -> "goto " + of(direction, next)).orElse(ALLOW);
    }

    private static Optional<Stage> next(Stage stage) {
        return switch (stage) {
            case TIERS -> Optional.of(Stage.KUBERNETES);
            case KUBERNETES -> Optional.of(Stage.BASELINE);
            case BASELINE -> Optional.empty();
        };
    }

    /** The lines of a stage's chain. */
    static List<String> through(List<String> pages, Direction direction, Stage stage) {
        List<String> lines = new ArrayList<>();
        for (String page : pages) {
            lines.add("jump " + page);
            lines.add(IF_DECIDED);
        }
        lines.add(pass(direction, stage));
        return lines;
    }

    /** How a chain is made. */
    static String declaration(String chain) {
        return switch (chain) {
            case FORWARD -> " { type filter hook forward priority filter; policy accept; }";
            case TO_SERVICES -> " { type nat hook prerouting priority dstnat; policy accept; }";
            case TO_ITSELF -> " { type nat hook postrouting priority srcnat; policy accept; }";
            default -> "";
        };
    }
}
