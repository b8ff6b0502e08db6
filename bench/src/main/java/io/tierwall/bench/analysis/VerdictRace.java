package io.tierwall.bench.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.bench.Contender;
import io.tierwall.bench.Course;
import io.tierwall.bench.Figure;
import io.tierwall.bench.Race;
import io.tierwall.bench.Result;
import io.tierwall.bench.Result.Ratio;
import io.tierwall.model.address.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** How long it takes to say what becomes of a packet. */
public final class VerdictRace implements Race {

    private static final String RANDOM = "L64X128MixRandom";
    private static final List<Integer> PORTS = List.of(80, 443, 5432, 8080, 9999);
    /** Among one of how many pods the reader reads. */
    private static final int READER_PART = 10;

    private static final double NANOS_IN_A_MICROSECOND = 1e3;

    @Override
    public String name() {
        return "verdict";
    }

    @Override
    public String summary() {
        return "what becomes of a packet between any of 100,000 pods under 10,000 rules";
    }

    @Override
    public Result run(Course course) {
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(course.seed());
        int pods = course.amount(1_000, 100_000);
        PolicyWorld world = new PolicyWorld(random, pods, course.amount(100, 1_000));
        course.say("verdict: model");
        double before = Timing.heap();
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        List<Packet> packets = packets(world.inventory().pods(), random, course.amount(1_000, 200_000));
        packets.forEach(model::ruling);
        double kept = Timing.heap() - before;
        course.say("verdict: " + packets.size() + " packets");
        double ours = micros(packets, packet -> model.ruling(packet).verdict(), course);
        Map<IpAddress, Verdict> known = new HashMap<>();
        world.inventory().pods().forEach(pod -> known.put(pod.addresses().getFirst(), Verdict.ALLOW));
        double floor = micros(packets, packet -> bothKnown(known, packet), course);
        List<Figure> figures =
                new ArrayList<>(List.of(Figure.of("us", ours, "us"), Figure.of("heap_mib", kept, "MiB")));
        figures.addAll(growth(random, pods, world.objects().policies().size(), ours, course));
        course.say("verdict: scan");
        List<Packet> sample = packets.subList(0, course.amount(50, 500));
        double scan = micros(sample, packet -> scan(model, packet), course);
        course.say("verdict: reader");
        Reader reader =
                Reader.of(random, pods / READER_PART, world.objects().policies().size(), course);
        return new Result(
                List.of(
                        new Contender(
                                Contender.TIERWALL,
                                digest(sample, packet -> model.ruling(packet).verdict()),
                                figures),
                        new Contender(
                                Contender.SCAN,
                                digest(sample, packet -> scan(model, packet)),
                                List.of(Figure.of("us", scan, "us"), Figure.of("packets", sample.size(), ""))),
                        new Contender(
                                Contender.READER,
                                "",
                                List.of(
                                        Figure.of("us", reader.micros(), "us"),
                                        Figure.of("packets", reader.packets(), ""))),
                        new Contender(Contender.FLOOR, "", List.of(Figure.of("us", floor, "us")))),
                Map.of(
                        Contender.SCAN,
                        new Ratio(Figure.of("times", scan / ours, "").atLeast(1_000), "the time for one packet"),
                        Contender.READER,
                        new Ratio(
                                Figure.of("times", reader.micros() / ours, "").atLeast(1_000),
                                "the time for one packet; the reader's among a tenth of the pods"),
                        Contender.FLOOR,
                        new Ratio(Figure.of("times", floor / ours, "").atLeast(0.1), "the time for one packet")),
                List.of(
                        pods + " pods, " + world.objects().policies().size() + " policies of " + PolicyWorld.RULES
                                + " rules; medians of passes over all packets, tables known from an earlier pass; the"
                                + " first pass is in the heap, with the model",
                        "scan goes through the same rules, with our numbers of addresses, our bitmaps and our sets of"
                                + " traffic, in order until one decides",
                        "reader has nothing of ours: it goes through the rules as the resolver leaves them, each with"
                                + " its own sets of addresses. There are as many rules, but a tenth of the pods: the"
                                + " sets of all of them do not fit into memory. Its verdicts are those of our model of"
                                + " that smaller cluster.",
                        "floor looks both addresses up in a hash table, and decides nothing"));
    }

    /** Eight times as many do not fit into memory. */
    private static List<Figure> growth(RandomGenerator random, int pods, int policies, double once, Course course) {
        return Growth.of(pods, once, 8, 2, size -> {
                    course.say("verdict: " + size + " pods");
                    PolicyWorld world = new PolicyWorld(random, size, (int) ((long) size * policies / pods));
                    ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
                    List<Packet> packets = packets(world.inventory().pods(), random, course.amount(1_000, 200_000));
                    return micros(packets, packet -> model.ruling(packet).verdict(), course);
                })
                .figures("us", "us");
    }

    /** What it took one who reads resolved rules. */
    private record Reader(double micros, int packets) {

        static Reader of(RandomGenerator random, int pods, int policies, Course course) {
            PolicyWorld world = new PolicyWorld(random, pods, policies);
            ResolvedScan scan = new ResolvedScan(world);
            List<Packet> packets = VerdictRace.packets(world.inventory().pods(), random, course.amount(20, 200));
            ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
            for (Packet packet : packets) {
                if (scan.verdict(packet) != model.ruling(packet).verdict()) {
                    throw new IllegalStateException("by all rules it is " + scan.verdict(packet) + ": " + packet);
                }
            }
            return new Reader(VerdictRace.micros(packets, scan::verdict, course), packets.size());
        }
    }

    private static List<Packet> packets(List<Pod> pods, RandomGenerator random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Packet.toPort(
                        address(pods, random),
                        address(pods, random),
                        Protocol.TCP,
                        PORTS.get(random.nextInt(PORTS.size()))))
                .toList();
    }

    private static IpAddress address(List<Pod> pods, RandomGenerator random) {
        return pods.get(random.nextInt(pods.size())).addresses().getFirst();
    }

    private static double micros(List<Packet> packets, Function<Packet, Verdict> verdict, Course course) {
        double millis = Timing.median(
                1,
                course.amount(1, 5),
                _ -> packets.stream()
                        .filter(packet -> verdict.apply(packet) == Verdict.ALLOW)
                        .count());
        return millis * NANOS_IN_A_MICROSECOND / packets.size();
    }

    private static Verdict bothKnown(Map<IpAddress, Verdict> known, Packet packet) {
        return known.get(packet.from()) == known.get(packet.to()) ? Verdict.ALLOW : Verdict.DROP;
    }

    /** Whoever has the same numbers and sets, but goes through all rules. */
    private static Verdict scan(ClusterModel model, Packet packet) {
        int from = model.addresses().number(packet.from());
        int to = model.addresses().number(packet.to());
        int point = TrafficPoint.of(packet);
        if (from == to) {
            return Verdict.ALLOW;
        }
        Verdict leaving = scan(model.book().rules(Direction.EGRESS), from, to, point);
        return leaving == Verdict.ALLOW ? scan(model.book().rules(Direction.INGRESS), to, from, point) : leaving;
    }

    private static Verdict scan(List<Rule> rules, int own, int far, int point) {
        boolean passed = false;
        for (Rule rule : rules) {
            boolean met = rule.traffic().contains(point)
                    && rule.appliedTo().contains(own)
                    && rule.far().contains(far, ServiceName.NONE);
            if (met && rule.origin().verdict() == Verdict.PASS) {
                passed = true;
            } else if (met && !passed) {
                return rule.origin().verdict();
            }
        }
        return Verdict.ALLOW;
    }

    private static String digest(List<Packet> packets, Function<Packet, Verdict> verdict) {
        List<String> verdicts =
                packets.stream().map(packet -> verdict.apply(packet).name()).toList();
        return verdicts.size() + " packets " + HexFormat.of().toHexDigits(verdicts.hashCode());
    }
}
