package io.tierwall.analysis.members;

import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import io.tierwall.model.address.IpAddress.Family;
import io.tierwall.model.address.IpRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * All addresses there are, numbered: first each address of a pod, then the spans of other addresses that no block of
 * any rule divides. Whatever rules say, they say the same of all addresses that have one number. Immutable, for any
 * number of threads.
 */
public final class AddressBook {

    private final Population population;
    private final Map<IpAddress, Integer> numbers;
    /** For each pod, the numbers of its addresses. */
    private final int[][] ofPod;
    /** For each number below the outside ones, a pod that has it. */
    private final int[] podOf;
    /** For the same numbers, the families of their addresses. */
    private final Family[] families;
    /** Addresses of pods, ascending. */
    private final IpAddress[] ascending;

    private final Map<Family, Outside> outside = new HashMap<>();
    private final Set<Cidr> blocks;
    private final int count;
    /** For each number, an address that has it; none for a span of nothing but addresses of pods. */
    private final @Nullable IpAddress[] examples;

    /** @param blocks all that any rule or group names; others cannot be asked for */
    public AddressBook(Population population, Collection<Cidr> blocks) {
        this.population = population;
        this.blocks = Set.copyOf(blocks);
        List<Pod> pods = population.pods();
        this.numbers = HashMap.newHashMap(pods.size());
        this.ofPod = new int[pods.size()][];
        List<Integer> owners = new ArrayList<>(pods.size());
        for (int pod = 0; pod < pods.size(); pod++) {
            int owner = pod;
            ofPod[pod] = pods.get(pod).addresses().stream()
                    .mapToInt(address -> numbers.computeIfAbsent(address, _ -> {
                        owners.add(owner);
                        return owners.size() - 1;
                    }))
                    .toArray();
        }
        this.podOf = owners.stream().mapToInt(Integer::intValue).toArray();
        this.families = new Family[podOf.length];
        numbers.forEach((address, number) -> families[number] = address.family());
        this.ascending = numbers.keySet().stream().sorted().toArray(IpAddress[]::new);
        int next = podOf.length;
        for (Family family : Family.values()) {
            Outside spans = Outside.of(family, next, blocks);
            outside.put(family, spans);
            next += spans.count();
        }
        this.count = next;
        this.examples = examples();
    }

    private @Nullable IpAddress[] examples() {
        IpAddress[] found = new IpAddress[count];
        numbers.forEach((address, number) -> found[number] = address);
        outside.values().forEach(spans -> {
            for (int number = spans.firstNumber(); number < spans.firstNumber() + spans.count(); number++) {
                found[number] = spans.range(number).flatMap(this::firstOutside).orElse(null);
            }
        });
        return found;
    }

    /** The first address of a range that is not a pod's. */
    private Optional<IpAddress> firstOutside(IpRange range) {
        IpAddress candidate = range.first();
        while (numbers.containsKey(candidate)) {
            if (candidate.equals(range.last())) {
                return Optional.empty();
            }
            candidate = new IpAddress(candidate.family(), candidate.value().add(BigInteger.ONE));
        }
        return Optional.of(candidate);
    }

    /** Whether all of these blocks can be asked for. */
    public boolean divides(Collection<Cidr> others) {
        return blocks.containsAll(others);
    }

    /** All blocks that can be asked for. */
    public Set<Cidr> blocks() {
        return blocks;
    }

    /** Whose addresses come first. */
    public Population population() {
        return population;
    }

    /** How many numbers there are; they begin with 0. */
    public int count() {
        return count;
    }

    /** Whether a number is an address of a pod. */
    public boolean isOfPod(int number) {
        return number < podOf.length;
    }

    /** How many of them, the first ones, are addresses of pods. */
    public int ofPods() {
        return podOf.length;
    }

    /** The number of an address. */
    public int number(IpAddress address) {
        Integer known = numbers.get(address);
        return known != null ? known : outsideOf(address.family()).number(address);
    }

    /** The family of a number's addresses. */
    public Family family(int number) {
        return number < podOf.length ? families[number] : range(number).first().family();
    }

    /** The number of the span that an address lies in, whoever has the address. */
    public int span(IpAddress address) {
        return outsideOf(address.family()).number(address);
    }

    /** The spans that nothing is left of when these addresses are taken out. */
    public RoaringBitmap exhausted(Set<IpAddress> taken) {
        return RoaringBitmap.bitmapOf(outside.values().stream()
                .flatMapToInt(spans -> spans.exhausted(taken))
                .toArray());
    }

    /** The spans that have addresses of no pod, in families that pods have addresses of. */
    public RoaringBitmap outsideOfPods() {
        Set<Family> used = new HashSet<>(Arrays.asList(families));
        RoaringBitmap found = new RoaringBitmap();
        for (int number = podOf.length; number < count; number++) {
            if (example(number)
                    .filter(address -> used.contains(address.family()))
                    .isPresent()) {
                found.add(number);
            }
        }
        return found;
    }

    /** The addresses of all pods. */
    public Set<IpAddress> ofAllPods() {
        return Collections.unmodifiableSet(numbers.keySet());
    }

    private Outside outsideOf(Family family) {
        return Optional.ofNullable(outside.get(family)).orElseThrow();
    }

    /** The pod that has a number; empty for a span of other addresses. */
    public Optional<Pod> pod(int number) {
        return number < podOf.length ? Optional.of(population.pods().get(podOf[number])) : Optional.empty();
    }

    /** The addresses of a number: one of a pod, or a span that may have those of pods in it, which do not count. */
    public IpRange range(int number) {
        if (number >= podOf.length) {
            return outside.values().stream()
                    .flatMap(spans -> spans.range(number).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such number: " + number));
        }
        IpAddress address = population.pods().get(podOf[number]).addresses().stream()
                .filter(candidate -> number(candidate) == number)
                .findFirst()
                .orElseThrow();
        return new IpRange(address, address);
    }

    /** An address that has a number, always the same; empty for a span that has nothing but addresses of pods in it. */
    public Optional<IpAddress> example(int number) {
        return Optional.ofNullable(examples[number]);
    }

    /** The numbers of these pods' addresses. */
    public RoaringBitmap addresses(RoaringBitmap pods) {
        RoaringBitmap found = new RoaringBitmap();
        pods.forEach((int pod) -> found.add(ofPod[pod]));
        return found;
    }

    /** The numbers of all that was selected. */
    public RoaringBitmap addresses(Selection selection) {
        RoaringBitmap found = addresses(selection.pods());
        for (Cidr block : selection.blocks()) {
            IpRange range = IpRange.of(block);
            outsideOf(range.first().family()).add(range, found);
            int at = Arrays.binarySearch(ascending, range.first(), Comparator.naturalOrder());
            for (int i = at < 0 ? -at - 1 : at;
                    i < ascending.length && ascending[i].compareTo(range.last()) <= 0;
                    i++) {
                found.add(number(ascending[i]));
            }
        }
        return found;
    }

    /** The numbers of the addresses of one pod. */
    public IntStream ofPod(int pod) {
        return IntStream.of(ofPod[pod]);
    }
}
