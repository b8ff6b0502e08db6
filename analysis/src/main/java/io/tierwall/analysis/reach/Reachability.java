package io.tierwall.analysis.reach;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.decision.FarClasses;
import io.tierwall.analysis.decision.RuleList;
import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.reach.AddressClasses.Portion;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * What passes between all addresses of a cluster, exactly. Addresses with the same rules that no rule tells apart are
 * one class; for each list of rules and whatever it tells apart, the traffic that passes is worked out once. Immutable,
 * for any number of threads.
 */
public final class Reachability {

    /** After so many sets of traffic it is time to forget those that are out of use. */
    private static final int MOST_NUMBERS = 1 << 16;

    private final ClusterModel model;
    private final AddressClasses<Behaviour> classes;
    private final TrafficNumbers numbers;
    private final Map<FarClasses, Admission> admissions = new HashMap<>();
    /** By class. */
    private final Admission[] egress;

    private final Admission[] ingress;

    private record Behaviour(RuleList egress, RuleList ingress, int farClass, End end) {}

    private Reachability(ClusterModel model, TrafficNumbers numbers, Map<FarClasses, Admission> known) {
        AddressBook addresses = model.addresses();
        this.model = model;
        this.numbers = numbers;
        this.classes = new AddressClasses<>(
                addresses.count(), address -> addresses.example(address).map(_ -> behaviour(model, address)));
        this.egress = new Admission[classes.count()];
        this.ingress = new Admission[classes.count()];
        for (int number = 0; number < classes.count(); number++) {
            egress[number] = admission(classes.key(number).egress(), known);
            ingress[number] = admission(classes.key(number).ingress(), known);
        }
    }

    /** Works everything out from scratch. */
    public static Reachability of(ClusterModel model) {
        return new Reachability(model, new TrafficNumbers(), Map.of());
    }

    /** That of another state of the cluster, which takes over what is the same. */
    public Reachability next(ClusterModel changed) {
        return numbers.count() > MOST_NUMBERS
                ? of(changed)
                : new Reachability(changed, new TrafficNumbers(numbers), admissions);
    }

    private static Behaviour behaviour(ClusterModel model, int address) {
        return new Behaviour(
                model.list(Direction.EGRESS, address),
                model.list(Direction.INGRESS, address),
                model.farClass(address),
                End.of(model.addresses(), address));
    }

    private Admission admission(RuleList list, Map<FarClasses, Admission> known) {
        FarClasses far = model.farClasses(list);
        Admission before = known.get(far);
        return admissions.computeIfAbsent(far, _ -> before == null ? new Admission(far, numbers) : before);
    }

    /** What it was worked out from; all numbers of addresses are those of its book. */
    public ClusterModel model() {
        return model;
    }

    /** How many classes of addresses there are. */
    public int classes() {
        return classes.count();
    }

    /**
     * How many classes some addresses are of. What a question costs is how many classes it is about on the one side,
     * times how many on the other.
     */
    public int classes(RoaringBitmap addresses) {
        return classes.portions(addresses).size();
    }

    /** Addresses in classes, of which no rule tells two apart. */
    AddressClasses<?> addressClasses() {
        return classes;
    }

    private boolean meets(int source, int destination) {
        return classes.key(source).end().meets(classes.key(destination).end());
    }

    private int leaving(int source, int destination) {
        return egress[source].of(model, classes.key(destination).farClass());
    }

    private int arriving(int source, int destination) {
        return ingress[destination].of(model, classes.key(source).farClass());
    }

    /** Everything that passes, in order of the first sources, then the first destinations. */
    public List<Flow> flows() {
        FlowRows<TrafficSet> rows = new FlowRows<>();
        TrafficMeetings meetings = new TrafficMeetings(numbers);
        for (int source = 0; source < classes.count(); source++) {
            rows.from(source);
            for (int destination = 0; destination < classes.count(); destination++) {
                if (meets(source, destination)) {
                    TrafficSet traffic = meetings.of(leaving(source, destination), arriving(source, destination));
                    if (!traffic.isEmpty()) {
                        rows.add(traffic, destination);
                    }
                }
            }
        }
        return rows.rows().stream()
                .map(row -> new Flow(classes.members(row.sources()), classes.members(row.destinations()), row.key()))
                .filter(flow ->
                        flow.sources().getCardinality() > 1 || !flow.sources().equals(flow.destinations()))
                .toList();
    }

    /**
     * Who reaches some addresses.
     *
     * @param destinations numbers of addresses
     * @param asked the traffic that the question is about
     * @return in order of the first addresses; those that reach none of them are left out
     */
    public List<Reach> sourcesOf(RoaringBitmap destinations, TrafficSet asked) {
        return reach(
                destinations,
                asked,
                (own, other, pairs, tally) -> tally.add(leaving(own, other), arriving(own, other), pairs));
    }

    /**
     * What some addresses reach.
     *
     * @param sources numbers of addresses
     * @param asked the traffic that the question is about
     * @return in order of the first addresses; those that none of them reaches are left out
     */
    public List<Reach> destinationsOf(RoaringBitmap sources, TrafficSet asked) {
        return reach(
                sources,
                asked,
                (own, other, pairs, tally) -> tally.add(leaving(other, own), arriving(other, own), pairs));
    }

    /** Adds what passes between two classes. */
    private interface Meeting {
        void add(int own, int other, long pairs, PairTally tally);
    }

    private List<Reach> reach(RoaringBitmap set, TrafficSet asked, Meeting meeting) {
        List<Portion> others = classes.portions(set);
        ReachRows rows = new ReachRows();
        for (int own = 0; own < classes.count(); own++) {
            for (RoaringBitmap alike : alike(own, others)) {
                Passing passing = tally(own, alike, others, meeting).passing(asked);
                rows.add(alike, passing.some(), passing.every());
            }
        }
        return rows.rows();
    }

    /** A class, divided where one of it alone is in the set: it is no pair with itself, the others are with it. */
    private List<RoaringBitmap> alike(int own, List<Portion> others) {
        RoaringBitmap members = classes.members(own);
        Optional<RoaringBitmap> alone = others.stream()
                .filter(portion -> portion.number() == own && portion.size() == 1)
                .map(Portion::addresses)
                .findFirst();
        List<RoaringBitmap> alike = new ArrayList<>();
        alone.ifPresent(alike::add);
        RoaringBitmap rest =
                alone.map(single -> RoaringBitmap.andNot(members, single)).orElse(members);
        if (!rest.isEmpty()) {
            alike.add(rest);
        }
        return alike;
    }

    private PairTally tally(int own, RoaringBitmap alike, List<Portion> others, Meeting meeting) {
        PairTally tally = new PairTally(numbers);
        for (Portion other : others) {
            boolean itself = other.number() == own && other.addresses().equals(alike) && other.size() == 1;
            if (!itself && meets(own, other.number())) {
                meeting.add(own, other.number(), other.size(), tally);
            }
        }
        return tally;
    }

    /**
     * The first pair between some addresses and others about whose traffic something holds.
     *
     * @param wanted is asked for all traffic that passes between two classes of addresses, none among it
     */
    public Optional<Pair> firstPair(RoaringBitmap sources, RoaringBitmap destinations, Predicate<TrafficSet> wanted) {
        TrafficMeetings meetings = new TrafficMeetings(numbers);
        List<Portion> others = classes.portions(destinations);
        for (Portion source : classes.portions(sources)) {
            for (Portion destination : others) {
                if (meets(source.number(), destination.number())) {
                    TrafficSet traffic = meetings.of(
                            leaving(source.number(), destination.number()),
                            arriving(source.number(), destination.number()));
                    Optional<Pair> pair = wanted.test(traffic)
                            ? Pair.first(source.addresses(), destination.addresses(), traffic)
                            : Optional.empty();
                    if (pair.isPresent()) {
                        return pair;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** All that passes between each of some sets and each of others. */
    public Matrix matrix(List<NamedSet> sources, List<NamedSet> destinations) {
        return matrix(sources, destinations, TrafficSet.ALL);
    }

    /**
     * What passes between each of some sets and each of others; sets may overlap.
     *
     * @param asked the traffic that the question is about
     */
    public Matrix matrix(List<NamedSet> sources, List<NamedSet> destinations, TrafficSet asked) {
        List<List<Portion>> columns = destinations.stream()
                .map(set -> classes.portions(set.addresses()))
                .toList();
        return new Matrix(
                sources.stream().map(NamedSet::name).toList(),
                destinations.stream().map(NamedSet::name).toList(),
                sources.stream()
                        .map(set -> classes.portions(set.addresses()))
                        .map(row -> columns.stream()
                                .map(column -> tally(row, column).passing(asked))
                                .toList())
                        .toList());
    }

    private PairTally tally(List<Portion> sources, List<Portion> destinations) {
        PairTally tally = new PairTally(numbers);
        for (Portion source : sources) {
            for (Portion destination : destinations) {
                int from = source.number();
                int to = destination.number();
                if (meets(from, to)) {
                    long itself =
                            from == to ? RoaringBitmap.andCardinality(source.addresses(), destination.addresses()) : 0;
                    tally.add(
                            leaving(from, to), arriving(from, to), (long) source.size() * destination.size() - itself);
                }
            }
        }
        return tally;
    }
}
