package io.tierwall.bench.churn;

import io.tierwall.bench.churn.PriorityScheme.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Carries out operations under one scheme, and counts what they cost a cluster and its agents. */
final class Simulation {

    private final PriorityScheme scheme;
    private final AgentSlots agent = new AgentSlots();
    private final Map<Integer, List<Policy>> categories = new TreeMap<>();
    private int operations;
    private int written;
    private int moved;
    private int reinstalled;
    private int firstMove;

    /** A policy in a cluster. */
    private record Policy(int id, double priority, int rules) {}

    /**
     * What operations cost.
     *
     * @param written objects that were written
     * @param moved installed rules of other policies that changed their slot
     * @param reinstalled rules that were installed, those that moved included
     * @param firstMove the operation, from 1, that moved a rule first; one more than there were when none did
     */
    record Cost(int operations, int written, int moved, int reinstalled, int firstMove) {}

    Simulation(PriorityScheme scheme) {
        this.scheme = scheme;
    }

    /** Counts from here. */
    Cost run(List<Operation> sequence) {
        operations = 0;
        written = 0;
        moved = 0;
        reinstalled = 0;
        firstMove = sequence.size() + 1;
        for (Operation operation : sequence) {
            operations++;
            int before = moved;
            carryOut(operation);
            if (moved > before && firstMove > operations) {
                firstMove = operations;
            }
        }
        return new Cost(operations, written, moved, reinstalled, firstMove);
    }

    private void carryOut(Operation operation) {
        List<Policy> before = categories.getOrDefault(operation.category(), List.of());
        List<Policy> after = new ArrayList<>(before);
        int subject = change(after, operation);
        write(operation.category(), subject, before, prioritized(operation.category(), after));
    }

    /** Does what is asked; a policy that gets another place has no priority then. Returns the policy concerned. */
    private static int change(List<Policy> policies, Operation operation) {
        return switch (operation) {
            case Operation.Insert insert -> {
                policies.add(insert.position(), new Policy(insert.policy(), PriorityScheme.UNASSIGNED, insert.rules()));
                yield insert.policy();
            }
            case Operation.Resize resize -> {
                Policy policy = policies.get(resize.position());
                policies.set(resize.position(), new Policy(policy.id(), policy.priority(), resize.rules()));
                yield policy.id();
            }
            case Operation.Move move -> {
                Policy policy = policies.remove(move.from());
                // It stands there already: nobody has to hear of it.
                double priority = move.from() == move.to() ? policy.priority() : PriorityScheme.UNASSIGNED;
                policies.add(move.to(), new Policy(policy.id(), priority, policy.rules()));
                yield policy.id();
            }
        };
    }

    private List<Policy> prioritized(int category, List<Policy> policies) {
        List<Double> priorities = scheme.priorities(
                category,
                policies.stream()
                        .map(policy -> new Place(policy.priority(), policy.rules()))
                        .toList());
        List<Policy> result = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            result.add(new Policy(
                    policies.get(i).id(), priorities.get(i), policies.get(i).rules()));
        }
        return List.copyOf(result);
    }

    private void write(int category, int subject, List<Policy> before, List<Policy> after) {
        Map<Integer, Policy> old = new TreeMap<>();
        before.forEach(policy -> old.put(policy.id(), policy));
        List<Policy> changed = after.stream()
                .filter(policy -> !policy.equals(old.get(policy.id())))
                .toList();
        for (Policy policy : changed) {
            Policy known = old.get(policy.id());
            if (known != null) {
                agent.remove(keys(category, known, kept(known, policy)));
            }
        }
        for (Policy policy : changed) {
            Policy known = old.get(policy.id());
            int from = known == null ? 0 : kept(known, policy);
            int forced = agent.install(keys(category, policy, from));
            int installed = policy.rules() - from;
            moved += forced + (policy.id() == subject ? 0 : installed);
            reinstalled += forced + Math.max(0, installed);
        }
        written += changed.size();
        categories.put(category, after);
    }

    /** How many of its first rules keep their slots, because what is said of them is the same. */
    private static int kept(Policy before, Policy after) {
        return before.priority() == after.priority() ? Math.min(before.rules(), after.rules()) : 0;
    }

    private List<SlotKey> keys(int category, Policy policy, int from) {
        return SlotKey.of(scheme.tier(category), policy.priority(), from, policy.rules());
    }

    /** The rules in the order in which packets meet them in the agent; equal for all schemes that keep the order. */
    List<String> order() {
        Map<SlotKey, String> names = new TreeMap<>();
        categories.forEach((category, policies) -> policies.forEach(policy -> keys(category, policy, 0)
                .forEach(key -> names.put(key, category + "/" + policy.id() + "/" + key.rule()))));
        return agent.inOrder().stream()
                .map(key -> names.getOrDefault(key, "forgotten"))
                .toList();
    }
}
