package io.tierwall.bench;

import io.tierwall.bench.analysis.LintRace;
import io.tierwall.bench.analysis.MembersRace;
import io.tierwall.bench.analysis.PlanRace;
import io.tierwall.bench.analysis.ReachRace;
import io.tierwall.bench.analysis.VerdictRace;
import io.tierwall.bench.churn.ChurnRace;
import io.tierwall.bench.lab.LabRace;
import io.tierwall.bench.manager.ApiRace;
import io.tierwall.bench.manager.ConsoleRace;
import io.tierwall.bench.manager.EditRace;
import io.tierwall.bench.manager.FleetRace;
import io.tierwall.bench.manager.HealRace;
import io.tierwall.bench.manager.NoopRace;
import io.tierwall.bench.manager.PublishRace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All races, in the order in which they are listed. */
public final class Races {

    private static final List<Race> ALL = List.of(
            new LabRace(),
            new ApiRace(),
            new PublishRace(),
            new EditRace(),
            new HealRace(),
            new NoopRace(),
            new FleetRace(),
            new ConsoleRace(),
            new ChurnRace(),
            new ReachRace(),
            new PlanRace(),
            new LintRace(),
            new VerdictRace(),
            new MembersRace());

    private Races() {}

    public static List<Race> all() {
        return ALL;
    }

    static Optional<Race> find(String name) {
        return ALL.stream().filter(race -> race.name().equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Race::name).collect(Collectors.joining(", "));
    }
}
