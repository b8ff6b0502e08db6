package io.tierwall.lab.network.kernel;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of a node's chains: one for each direction and stage, besides those where packets come in. */
final class Chains {

    static final String FORWARD = "forward";
    static final String TO_SERVICES = "to_services";
    static final String TO_ITSELF = "to_itself";
    static final String UNSERVED = "unserved";

    private Chains() {}

    static String of(Direction direction, Stage stage) {
        return (direction.name() + "_" + stage.name()).toLowerCase(Locale.ROOT);
    }

    /** Where a packet goes that a chain of rules says nothing about; nowhere after the last. */
    static Optional<String> next(Direction direction, Stage stage) {
        return switch (stage) {
            case TIERS -> Optional.of(of(direction, Stage.KUBERNETES));
            case KUBERNETES -> Optional.of(of(direction, Stage.BASELINE));
            case BASELINE -> Optional.empty();
        };
    }

    /** What a rule does with a packet that passes. */
    static String pass(Direction direction, Stage stage) {
        return next(direction, stage).map(chain -> "goto " + chain).orElse("return");
    }

    static List<String> all() {
        return Stream.concat(
                        Stream.of(FORWARD, TO_SERVICES, TO_ITSELF, UNSERVED),
                        Arrays.stream(Direction.values())
                                .flatMap(direction ->
                                        Arrays.stream(Stage.values()).map(stage -> of(direction, stage))))
                .toList();
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
