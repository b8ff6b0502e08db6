package io.tierwall.analysis.guardrail;

import io.tierwall.analysis.reach.Pair;
import io.tierwall.analysis.reach.Reachability;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.ServiceName;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Decides whether statements hold in a cluster, exactly: for all addresses and all of the traffic. */
public final class GuardrailCheck {

    private final Reachability reachability;

    public GuardrailCheck(Reachability reachability) {
        this.reachability = reachability;
    }

    /**
     * What breaks a statement, always the same example; empty where it holds. It holds where it is about nobody.
     *
     * @param statement whose numbers are those of this cluster's address book
     */
    public Optional<Breach> breach(Statement statement) {
        RoaringBitmap from = statement.from().addresses();
        return switch (statement.demand()) {
            case NOTHING_REACHES -> passing(from, statement);
            case ONLY_REACHES -> passing(everybodyBut(from), statement);
            case EVERYTHING_REACHES -> missing(from, statement);
        };
    }

    private RoaringBitmap everybodyBut(RoaringBitmap allowed) {
        RoaringBitmap everybody = new RoaringBitmap();
        everybody.add(0L, reachability.model().addresses().count());
        everybody.andNot(allowed);
        return everybody;
    }

    private Optional<Breach> passing(RoaringBitmap from, Statement statement) {
        return reachability
                .firstPair(from, statement.to().addresses(), passing -> passing.intersects(statement.traffic()))
                .map(pair -> breach(pair, pair.traffic().intersect(statement.traffic())));
    }

    private Optional<Breach> missing(RoaringBitmap from, Statement statement) {
        return reachability
                .firstPair(
                        from,
                        statement.to().addresses(),
                        passing -> !statement.traffic().minus(passing).isEmpty())
                .map(pair -> breach(pair, statement.traffic().minus(pair.traffic())));
    }

    private Breach breach(Pair pair, TrafficSet traffic) {
        int point = traffic.first(0);
        return new Breach(
                pair.from(),
                pair.to(),
                traffic,
                point,
                reachability.model().ruling(pair.from(), pair.to(), point, ServiceName.NONE));
    }
}
