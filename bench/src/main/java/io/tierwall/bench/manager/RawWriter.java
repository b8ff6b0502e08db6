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

    private static final int WARM_UP = 16;

    private final Course course;
    private final int clusters;
    private final List<Holding.Kept> objects;

    RawWriter(Course course, int clusters, List<Holding.Kept> objects) {
        this.course = course;
        this.clusters = clusters;
        this.objects = objects;
    }

    /** As for Tierwall, the clusters are warmed up by a first attempt, whose objects are deleted again. */
    Round best() throws IOException, InterruptedException {
        List<Integer> attempts = course.amount(0, 1) == 0 ? List.of(8) : List.of(8, 16, 32, 64);
        try (Fleet fleet = Fleet.start("floor", clusters)) {
            write(fleet, WARM_UP);
            Round best = again(fleet, attempts.getFirst());
            for (int atOnce : attempts.subList(1, attempts.size())) {
                Round round = again(fleet, atOnce);
                best = round.seconds() < best.seconds() ? round : best;
            }
            return best;
        }
    }

    private Round again(Fleet fleet, int atOnce) throws IOException, InterruptedException {
        for (String kind : Holding.KINDS.reversed()) {
            onAll(fleet, kind, WARM_UP, (client, object) -> client.delete(object.path()));
        }
        Round round = write(fleet, atOnce);
        course.say("publish: floor, " + atOnce + " in flight " + TimeText.seconds(round.seconds()));
        return round;
    }

    private Round write(Fleet fleet, int atOnce) throws IOException, InterruptedException {
        Tally tally = new Tally(objects.size() * clusters);
        double seconds;
        double cpu;
        try (Fleet.Watches watches = fleet.count(tally)) {
            cpu = ProcessTime.seconds(ProcessHandle.current().pid());
            long began = System.nanoTime();
            for (String kind : Holding.KINDS) {
                onAll(
                        fleet,
                        kind,
                        atOnce,
                        (client, object) ->
                                client.send("POST", Holding.ROOT + kind + NAME, ApiClient.JSON_TYPE, object.bytes()));
            }
            tally.await(PATIENCE);
            seconds = (System.nanoTime() - began) / 1e9;
            cpu = ProcessTime.seconds(ProcessHandle.current().pid()) - cpu;
            watches.requireOpen();
        }
        return new Round(fleet.digest(), objects.size() * clusters, seconds, cpu);
    }

    /** Something for one object in one cluster. */
    private interface Request {

        void send(ApiClient client, Holding.Kept object) throws IOException, InterruptedException;
    }

    private void onAll(Fleet fleet, String kind, int atOnce, Request request) throws IOException, InterruptedException {
        List<Holding.Kept> kept =
                objects.stream().filter(object -> object.plural().equals(kind)).toList();
        List<ApiClient> clients = fleet.clients();
        InFlight.run(
                "bench-floor",
                atOnce,
                kept.size() * clients.size(),
                index -> request.send(clients.get(index % clients.size()), kept.get(index / clients.size())));
    }
}
