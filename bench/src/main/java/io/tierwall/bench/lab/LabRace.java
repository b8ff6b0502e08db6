package io.tierwall.bench.lab;

import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.bench.lab.WriteRate.Best;
import io.tierwall.bench.measure.Scratch;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.network.kernel.KernelNetwork.Availability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the lab can take. */
public final class LabRace implements Race {

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public String summary() {
        return "what lab clusters take: writes, memory, rules in the kernel, time to effect, starts";
    }

    @Override
    public Result run(Course course) throws IOException, InterruptedException {
        Availability packets = LabCluster.networkAvailability();
        List<String> notes = new ArrayList<>(List.of(
                "clusters and the floor's server run in another process; client and watch in this one",
                "floor: the same bodies into the same kind of HTTPS server, which reads, keeps and returns them"));
        List<Figure> figures = new ArrayList<>();
        Best bare;
        Best cluster;
        try (Scratch scratch = new Scratch()) {
            try (LabProcess lab = LabProcess.start()) {
                bare = new WriteRate(course, lab).bare(scratch.directory());
                cluster = new WriteRate(course, lab).cluster();
            }
            figures.addAll(figures(cluster)
                    .map(figure -> figure.name().equals("writes_per_second") ? figure.atLeast(2_000) : figure)
                    .toList());
            try (LabProcess lab = LabProcess.start()) {
                figures.addAll(new ClusterMemory(course, lab).measure());
            }
            figures.addAll(withPackets(course, packets, notes));
        }
        return new Result(
                List.of(
                        new Contender(Contender.TIERWALL, work(cluster), figures),
                        new Contender(Contender.FLOOR, work(bare), figures(bare).toList())),
                Map.of(
                        Contender.FLOOR,
                        new Ratio(
                                Figure.of("times", cluster.perSecond() / bare.perSecond(), ""), "writes in a second")),
                notes);
    }

    private static List<Figure> withPackets(Course course, Availability packets, List<String> notes)
            throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        NetworkKind network = packets.available() ? NetworkKind.KERNEL : NetworkKind.SIMULATED;
        try (LabProcess lab = LabProcess.start()) {
            ClusterStarts starts = new ClusterStarts(course, lab, network);
            figures.addAll(starts.one());
            figures.addAll(starts.many());
            if (packets.available()) {
                figures.addAll(new RuleLoading(course).measure());
                figures.addAll(new PacketEffect(course, lab).measure());
            } else {
                notes.add("nothing was measured with packets, and clusters were started without: " + packets.reason());
            }
        }
        return figures;
    }

    private static Stream<Figure> figures(Best best) {
        return Stream.of(
                Figure.of("writes_per_second", best.perSecond(), "1/s"),
                Figure.of("writes_in_flight", best.atOnce(), ""),
                Figure.of("write_p50_ms", best.medianMillis(), "ms"),
                Figure.of("write_p99_ms", best.p99Millis(), "ms"));
    }

    private static String work(Best best) {
        return best.count() + " objects written";
    }
}
