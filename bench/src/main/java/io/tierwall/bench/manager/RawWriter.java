package io.tierwall.bench.manager;

import io.tierwall.bench.Course;
import io.tierwall.bench.manager.PublishRace.Round;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.bench.measure.ProcessTime;
import io.tierwall.bench.measure.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The floor of a publish: the same objects created over connections that are kept, as many at once as is best, by
 * nobody who thinks. Tiers first, then groups, then policies, as a cluster demands.
 */
final class RawWriter {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String NAME = "?fieldManager=tierwall";

    private final Course course;
    private final int clusters;
    private final List<Holding.Kept> objects;

    RawWriter(Course course, int clusters, List<Holding.Kept> objects) {
        this.course = course;
        this.clusters = clusters;
        this.objects = objects;
    }

    /** The first attempt warms up, and is made again. */
    Round best() throws IOException, InterruptedException {
        List<Integer> attempts = course.amount(0, 1) == 0 ? List.of(8) : List.of(16, 8, 16, 32, 64);
        Round best = write(attempts.getFirst());
        for (int atOnce : attempts.subList(1, attempts.size())) {
            Round round = write(atOnce);
            course.say("publish: floor, " + atOnce + " in flight " + TimeText.seconds(round.seconds()));
            best = round.seconds() < best.seconds() ? round : best;
        }
        return best;
    }

    private Round write(int atOnce) throws IOException, InterruptedException {
        try (Fleet fleet = Fleet.start("floor", clusters)) {
            Tally tally = new Tally(objects.size() * clusters);
            double seconds;
            double cpu;
            try (Fleet.Watches watches = fleet.count(tally)) {
                cpu = ProcessTime.seconds(ProcessHandle.current().pid());
                long began = System.nanoTime();
                for (String kind : Holding.KINDS) {
                    writeAll(
                            fleet.clients(),
                            objects.stream()
                                    .filter(object -> object.plural().equals(kind))
                                    .toList(),
                            atOnce);
                }
                tally.await(PATIENCE);
                seconds = (System.nanoTime() - began) / 1e9;
                cpu = ProcessTime.seconds(ProcessHandle.current().pid()) - cpu;
                watches.requireOpen();
            }
            return new Round(fleet.digest(), objects.size() * clusters, seconds, cpu);
        }
    }

    private static void writeAll(List<ApiClient> clients, List<Holding.Kept> kept, int atOnce)
            throws IOException, InterruptedException {
        InFlight.run("bench-floor", atOnce, kept.size() * clients.size(), index -> {
            Holding.Kept object = kept.get(index / clients.size());
            clients.get(index % clients.size())
                    .send("POST", Holding.ROOT + object.plural() + NAME, ApiClient.JSON_TYPE, object.bytes());
        });
    }
}
