package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.RandomWorld.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Edits of a world, one after the other: what an edit does not concern stays the same object. */
public final class RandomEdits {

    private final Random random;
    private final Resolver resolver = new Resolver();
    private final NodeRules nodeRules = new NodeRules();
    private World world;

    public RandomEdits(long seed) {
        this.random = new Random(seed);
        this.world = RandomWorld.of(seed);
    }

    /** The world as it is now. */
    public World world() {
        return world;
    }

    /** What each node has to enforce now, worked out from what it was before. */
    public Map<String, ResolvedRules> rules() {
        return nodeRules.next(resolver.next(world.objects(), world.inventory()));
    }

    /** Some things of the world become those of another. */
    public void next() {
        World other = RandomWorld.of(random.nextLong());
        world = switch (random.nextInt(6)) {
            case 0 -> new World(inventory(other.inventory()), world.objects());
            case 1 -> new World(world.inventory(), groups(other.objects()));
            case 2 -> new World(world.inventory(), tiers());
            default -> new World(world.inventory(), policies(other.objects()));
        };
    }

    private Inventory inventory(Inventory other) {
        Inventory now = world.inventory();
        return random.nextBoolean()
                ? new Inventory(now.namespaces(), some(now.pods(), other.pods(), Pod::toString), now.services())
                : new Inventory(other.namespaces(), now.pods(), other.services());
    }

    /** One tier moves to the end of those before the baseline. */
    private PolicyObjects tiers() {
        PolicyObjects now = world.objects();
        int moved = random.nextInt(2);
        Tier tier = now.tiers().get(moved);
        List<Tier> tiers = new ArrayList<>(now.tiers());
        tiers.set(moved, new Tier(tier.getMetadata(), new Tier.Spec(21 + random.nextInt(200), "")));
        return new PolicyObjects(tiers, now.groups(), now.policies(), now.namespaced());
    }

    private PolicyObjects groups(PolicyObjects other) {
        PolicyObjects now = world.objects();
        return new PolicyObjects(
                now.tiers(),
                some(now.groups(), other.groups(), RandomEdits::name),
                now.policies(),
                new PolicyObjects.Namespaced(
                        random.nextBoolean()
                                ? other.namespaced().groups()
                                : now.namespaced().groups(),
                        now.namespaced().policies(),
                        now.namespaced().kubernetesPolicies()));
    }

    private PolicyObjects policies(PolicyObjects other) {
        PolicyObjects now = world.objects();
        return new PolicyObjects(
                now.tiers(),
                now.groups(),
                some(now.policies(), other.policies(), RandomEdits::name),
                new PolicyObjects.Namespaced(
                        now.namespaced().groups(),
                        some(now.namespaced().policies(), other.namespaced().policies(), RandomEdits::name),
                        some(
                                now.namespaced().kubernetesPolicies(),
                                other.namespaced().kubernetesPolicies(),
                                RandomEdits::name)));
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    /** Most of the first and a few of the others, none twice. */
    private <E> List<E> some(List<E> now, List<E> others, Function<E, Object> identity) {
        Set<Object> names = new HashSet<>();
        List<E> some = new ArrayList<>();
        Stream.concat(
                        now.stream().filter(_ -> random.nextInt(10) < 8),
                        others.stream().filter(_ -> random.nextInt(10) < 3))
                .filter(element -> names.add(identity.apply(element)))
                .forEach(some::add);
        return some;
    }
}
