package io.tierwall.sync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes one plan. */
final class Planner {

    private final TierPlaces places;
    private final DesiredObjects desired;
    private final LiveObjects live;
    private final Settled settled;
    private final Map<ObjectKey, Step> steps = new LinkedHashMap<>();

    /** What has to be there before an object names it, and what has to let go of it before it goes. */
    private final Map<ObjectKey, SortedSet<ObjectKey>> prerequisites = new HashMap<>();

    /** What is better written before an object that names it. */
    private final Map<ObjectKey, SortedSet<ObjectKey>> wishes = new HashMap<>();

    /** Objects that must not be relied on, and why: others', and ours that need one of them. */
    private final Map<ObjectKey, String> unreliable = new HashMap<>();

    /** Objects whose turn comes with a later plan. */
    private final Set<ObjectKey> waiting = new HashSet<>();

    /** Who names what, once somebody asks. */
    private Optional<Map<ObjectKey, List<LiveObject>>> users = Optional.empty();

    Planner(DesiredObjects desired, LiveObjects live, Settled settled) {
        this.places = TierPlaces.of(desired, live);
        this.desired = places.desired();
        this.live = live;
        this.settled = settled;
    }

    Plan plan() {
        desired.all().forEach(this::write);
        live.all().stream()
                .filter(object -> object.isOurs() && desired.find(object.key()).isEmpty())
                .sorted(Comparator.comparing(Stage::ofDeletion).thenComparing(LiveObject::key))
                .forEach(this::delete);
        settled.forgetAllBut(desired);
        return inOrder();
    }

    private Plan inOrder() {
        Precedence precedence = precedence();
        for (int i = 0; split(precedence) && i <= steps.size(); i++) {
            dropPremature();
            precedence = precedence();
        }
        Order order = new Order(steps, prerequisites);
        order.keep(precedence);
        order.prefer(wishes);
        List<Warning> warnings = new ArrayList<>(order.warnings());
        if (precedence.isTooMuch()) {
            warnings.add(Exposing.ofAll(steps.keySet()));
        }
        return new Plan(desired.revision(), order.stages(), order.prerequisites(), List.copyOf(warnings));
    }

    private Precedence precedence() {
        return Precedence.of(Effects.of(new Change(live, steps)));
    }

    /** Policies that have to come before and after others take two writes: the second comes with a later plan. */
    private boolean split(Precedence precedence) {
        Splitting splitting = new Splitting(new Change(live, steps));
        List<Step> halves = Order.circles(steps.keySet(), precedence).stream()
                .flatMap(circle -> circle.stream())
                .filter(key -> key.kind() == ObjectKind.CLUSTER_NETWORK_POLICY)
                .flatMap(key -> Optional.ofNullable(steps.get(key)).flatMap(splitting::firstHalf).stream())
                .toList();
        halves.forEach(half -> {
            steps.put(half.key(), half);
            if (half instanceof Step.Write write) {
                // It names what the policy named until now, too: some of that may be missing, and about to come back.
                await(half.key(), write.desired().references());
            }
        });
        return !halves.isEmpty();
    }

    /** What a policy still names after its first half stays for now. */
    private void dropPremature() {
        List<LiveObject> goners = steps.values().stream()
                .filter(Step.Delete.class::isInstance)
                .map(step -> ((Step.Delete) step).live())
                .sorted(Comparator.comparing(Stage::ofDeletion))
                .toList();
        for (LiveObject goner : goners) {
            if (usersOf(goner.key()).stream().anyMatch(user -> stays(goner.key(), user))) {
                steps.remove(goner.key());
            }
        }
    }

    private void write(DesiredObject object) {
        Optional<LiveObject> existing = live.find(object.key());
        Optional<String> obstacle = obstacle(object, existing);
        if (obstacle.isPresent()) {
            unreliable.put(object.key(), obstacle.get());
            steps.put(object.key(), new Step.Blocked(object.key(), obstacle.get()));
        } else if (!waiting.isEmpty() && object.references().stream().anyMatch(waiting::contains)) {
            waiting.add(object.key());
        } else {
            step(object, existing).ifPresent(step -> {
                steps.put(object.key(), step);
                await(object.key(), object.references());
            });
        }
    }

    private void await(ObjectKey key, SortedSet<ObjectKey> references) {
        prerequisites.put(key, written(references, Step.Create.class));
        wishes.put(key, written(references, Step.Write.class));
    }

    private Optional<String> obstacle(DesiredObject object, Optional<LiveObject> existing) {
        ObjectKey key = object.key();
        if (existing.isPresent() && !existing.get().isOurs()) {
            return Optional.of(Blocking.foreign(key));
        }
        Optional<String> withoutRoom = places.obstacle(key);
        if (existing.isEmpty() && withoutRoom.isPresent()) {
            return withoutRoom;
        }
        if (unreliable.isEmpty()) {
            return Optional.empty();
        }
        return object.references().stream()
                .filter(unreliable::containsKey)
                .findFirst()
                .map(needed -> Blocking.needs(needed, unreliable.getOrDefault(needed, "")));
    }

    private Optional<Step> step(DesiredObject object, Optional<LiveObject> existing) {
        if (existing.isEmpty()) {
            return Optional.of(new Step.Create(object));
        }
        LiveObject is = existing.get();
        Optional<String> misplaced = places.obstacle(object.key());
        if (misplaced.isPresent()) {
            return Optional.of(new Step.Blocked(object.key(), misplaced.get()));
        }
        List<Difference> differences = settled.differences(object, is);
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        if (hasFixedDifference(object.key(), differences)) {
            return Optional.of(otherTier(object, is));
        }
        return Optional.of(
                differences.stream().anyMatch(Difference::survivesApply)
                        ? new Step.Replace(object, is, differences)
                        : new Step.Apply(object, is, differences));
    }

    private static boolean hasFixedDifference(ObjectKey key, List<Difference> differences) {
        return key.kind() == ObjectKind.TIER
                && differences.stream()
                        .anyMatch(difference -> difference.field().equals("spec.priority"));
    }

    /** A tier that nobody uses can make room for one with the right priority; the policies wait that long. */
    private Step otherTier(DesiredObject object, LiveObject is) {
        if (usersOf(object.key()).isEmpty()) {
            waiting.add(object.key());
            return new Step.Delete(is);
        }
        return new Step.Blocked(object.key(), Blocking.tierPriority(object, is));
    }

    private SortedSet<ObjectKey> written(SortedSet<ObjectKey> references, Class<? extends Step.Write> how) {
        SortedSet<ObjectKey> written = new TreeSet<>(references);
        written.removeIf(reference -> !how.isInstance(steps.get(reference)));
        return written;
    }

    private void delete(LiveObject object) {
        if (object.isGoing()) {
            return;
        }
        List<LiveObject> staying = usersOf(object.key()).stream()
                .filter(user -> stays(object.key(), user))
                .toList();
        if (staying.isEmpty()) {
            steps.put(object.key(), new Step.Delete(object));
            SortedSet<ObjectKey> before = new TreeSet<>();
            usersOf(object.key()).forEach(user -> before.add(user.key()));
            before.removeIf(user -> !steps.containsKey(user));
            prerequisites.put(object.key(), before);
        } else {
            steps.put(object.key(), new Step.Blocked(object.key(), Blocking.stillUsed(object.key(), staying)));
        }
    }

    /** Whether an object will still name another when this plan has been carried out. */
    private boolean stays(ObjectKey named, LiveObject user) {
        return switch (steps.get(user.key())) {
            case Step.Write write -> write.desired().references().contains(named);
            case Step.Delete _ -> false;
            case Step.Blocked _ -> true;
            case null -> true;
        };
    }

    private List<LiveObject> usersOf(ObjectKey key) {
        if (users.isEmpty()) {
            users = Optional.of(users());
        }
        return users.orElseThrow().getOrDefault(key, List.of());
    }

    private Map<ObjectKey, List<LiveObject>> users() {
        Map<ObjectKey, List<LiveObject>> found = new HashMap<>();
        live.all()
                .forEach(user -> user.references()
                        .forEach(used -> found.computeIfAbsent(used, _ -> new ArrayList<>())
                                .add(user)));
        return found;
    }
}
