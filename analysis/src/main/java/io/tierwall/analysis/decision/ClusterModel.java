package io.tierwall.analysis.decision;

import io.tierwall.analysis.members.AddressBook;
import io.tierwall.analysis.rules.FarEnd;
import io.tierwall.analysis.rules.Rule;
import io.tierwall.analysis.rules.RuleBook;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.Cidr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** What the policies of a cluster come to, ready to be asked. Immutable, for any number of threads. */
public final class ClusterModel {

    private final RuleBook book;
    private final Partition far;
    private final DirectionIndex egress;
    private final DirectionIndex ingress;

    private ClusterModel(RuleBook book, Partition far, DirectionIndex egress, DirectionIndex ingress) {
        this.book = book;
        this.far = far;
        this.egress = egress;
        this.ingress = ingress;
    }

    /** Works everything out from scratch. */
    public static ClusterModel of(PolicyObjects objects, Inventory inventory) {
        return of(RuleBook.of(objects, inventory), Optional.empty());
    }

    /** Works everything out from scratch. */
    public static ClusterModel of(RuleBook book) {
        return of(book, Optional.empty());
    }

    /** The model of another state of the cluster, which takes over what is the same. */
    public ClusterModel next(PolicyObjects objects, Inventory inventory) {
        RuleBook changed = book.next(objects, inventory);
        return of(
                changed,
                Optional.of(this)
                        .filter(before -> before.book.addresses() == changed.addresses() && !before.far.isWornOut()));
    }

    /**
     * The model of the same state of the cluster, which tells apart the addresses of these blocks as well; itself where
     * it does. Its numbers of addresses are its own.
     *
     * @param blocks that a question is about, though no rule may name them
     */
    public ClusterModel dividing(Collection<Cidr> blocks) {
        return addresses().divides(blocks) ? this : of(book.dividing(blocks));
    }

    private static ClusterModel of(RuleBook book, Optional<ClusterModel> before) {
        int addresses = book.addresses().count();
        Partition far = before.map(model -> model.far)
                .orElseGet(() -> Partition.whole(addresses))
                .refine(Stream.of(Direction.values())
                        .flatMap(direction -> book.rules(direction).stream())
                        .flatMap(rule -> farAddresses(rule).stream())
                        .toList());
        return new ClusterModel(
                book,
                far,
                DirectionIndex.of(book.rules(Direction.EGRESS), addresses, before.map(model -> model.egress)),
                DirectionIndex.of(book.rules(Direction.INGRESS), addresses, before.map(model -> model.ingress)));
    }

    private static Optional<RoaringBitmap> farAddresses(Rule rule) {
        return rule.far() instanceof FarEnd.Addresses(RoaringBitmap numbers) ? Optional.of(numbers) : Optional.empty();
    }

    /** The rules, and who is who. */
    public RuleBook book() {
        return book;
    }

    /** By which number each address goes. */
    public AddressBook addresses() {
        return book.addresses();
    }

    /** What becomes of a packet. One that goes through a service has to be where the service sends it. */
    public Ruling ruling(Packet packet) {
        return ruling(
                addresses().number(packet.from()),
                addresses().number(packet.to()),
                TrafficPoint.of(packet),
                packet.through());
    }

    /**
     * What becomes of traffic between two addresses. What stays within a pod meets no rule; what comes back to its
     * sender by way of a service has left it, but does not arrive.
     */
    public Ruling ruling(int from, int to, int point, ServiceName through) {
        boolean direct = through.equals(ServiceName.NONE);
        boolean within = staysWithin(from, to);
        if (within && direct) {
            return new Ruling(Verdict.ALLOW, Optional.empty(), Optional.empty());
        }
        RuleList leaving = egress.list(from);
        Optional<Rule> left = direct || !leaving.knowsServices()
                ? leaving.deciding(far, far.of(to), point)
                : leaving.deciding(to, point, through);
        return within || Ruling.of(left) != Verdict.ALLOW
                ? Ruling.of(left, Optional.empty())
                : Ruling.of(left, ingress.list(to).deciding(far, far.of(from), point));
    }

    /**
     * The rules that protect an address in a direction: egress what it sends, ingress what it receives. After
     * {@link #next}, a list whose rules are the same is the same object.
     */
    public RuleList list(Direction direction, int address) {
        return switch (direction) {
            case EGRESS -> egress.list(address);
            case INGRESS -> ingress.list(address);
        };
    }

    /**
     * The class of an address as a far end; no rule of this model tells addresses of one class apart at its far end.
     */
    public int farClass(int address) {
        return far.of(address);
    }

    /** The far ends of one of this model's lists, in classes of its own. */
    public FarClasses farClasses(RuleList list) {
        return list.classes(far);
    }

    /**
     * The node of a class of far ends.
     *
     * @param classes those of one of this model's lists, as this model gave them
     */
    public int node(FarClasses classes, int farClass) {
        return classes.node(far, farClass);
    }

    private boolean staysWithin(int from, int to) {
        return from == to && addresses().isOfPod(from);
    }

    /** The traffic that passes from one address to another, addressed directly. */
    public TrafficSet allowed(int from, int to) {
        if (staysWithin(from, to)) {
            return TrafficSet.ALL;
        }
        TrafficSet leaving = egress.list(from).table(far, far.of(to)).allowed();
        return leaving.intersect(ingress.list(to).table(far, far.of(from)).allowed());
    }

    /** All lists of rules by direction, with the flows that they govern. */
    public Map<Direction, List<Protection>> protections() {
        Surroundings surroundings = Surroundings.of(addresses(), far);
        return Map.of(
                Direction.EGRESS,
                egress.protections(surroundings),
                Direction.INGRESS,
                ingress.protections(surroundings));
    }
}
