package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.model.address.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rule Antrea says decides between two pods (controlplane.antrea.io/v1beta2). It says so without seeing half of
 * the rules ({@link VisibleRules}), and with egress and ingress in one list, and so does this: what decides packets is
 * another matter. Pods without an address meet no rule.
 */
public final class PolicyEvaluationResource implements ReadOnlyResource {

    private static final ResourceType TYPE = ControlPlane.type("NetworkPolicyEvaluation", false);
    /** What is left of the highest index where Antrea cuts it to 32 bits. */
    private static final int ISOLATION_INDEX = -1;

    private final ObjectStore store;

    public PolicyEvaluationResource(ObjectStore store) {
        this.store = store;
    }

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public boolean listable() {
        return false;
    }

    @Override
    public boolean answers() {
        return true;
    }

    /** Without a response when no rule decides, or a pod does not exist. */
    @Override
    public ObjectNode answer(ObjectNode question) {
        ObjectKey source = pod(question.at("/request/source/pod"));
        ObjectKey destination = pod(question.at("/request/destination/pod"));
        ObjectNode answer = question.deepCopy();
        answer.remove("response");
        Snapshot snapshot = Snapshot.of(store);
        Inventory inventory = new InventoryReader().read(snapshot);
        VisibleRules visible = VisibleRules.of(snapshot);
        Map<String, List<ResolvedRule>> resolved = Resolver.resolve(visible.objects(), inventory)
                .rules()
                .all()
                .collect(Collectors.groupingBy(rule -> rule.source().policyUid()));
        Ends ends = new Ends(addresses(source, inventory), addresses(destination, inventory));
        List<VisibleRule> matching = visible.rules().entrySet().stream()
                .filter(entry -> ends.meet(entry.getValue(), resolved.getOrDefault(entry.getKey(), List.of())))
                .map(Map.Entry::getValue)
                .toList();
        VisibleRule.deciding(matching).ifPresent(rule -> write(rule, answer.putObject("response")));
        return answer;
    }

    private static ObjectKey pod(JsonNode reference) {
        String name = reference.path("name").asText("");
        if (name.isEmpty()) {
            throw ApiException.internal("invalid NetworkPolicyEvaluation request entities");
        }
        String namespace = reference.path("namespace").asText("");
        return new ObjectKey(namespace.isEmpty() ? "default" : namespace, name);
    }

    private static Set<IpAddress> addresses(ObjectKey key, Inventory inventory) {
        return inventory.pods().stream()
                .filter(pod -> key.equals(new ObjectKey(pod.namespace(), pod.name())))
                .flatMap(pod -> pod.addresses().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The two pods. */
    private record Ends(Set<IpAddress> source, Set<IpAddress> destination) {

        /** Each by itself: of the pairs that {@code namespaces} makes of a rule, Antrea does not see which is which. */
        boolean meet(VisibleRule rule, List<ResolvedRule> resolved) {
            boolean leaving = rule.direction() == Direction.EGRESS;
            Set<IpAddress> near = leaving ? source : destination;
            Set<IpAddress> far = leaving ? destination : source;
            return !far.isEmpty()
                    && resolved.stream()
                            .anyMatch(one -> one.appliedTo().stream().anyMatch(near::contains))
                    && (rule.isIsolation()
                            || resolved.stream().anyMatch(one -> far.stream().anyMatch(one.peers()::contains)));
        }
    }

    private static void write(VisibleRule rule, ObjectNode response) {
        ObjectNode policy = response.putObject("networkPolicy");
        policy.put("type", rule.policy().kind().reference());
        Optional.ofNullable(rule.policy().metadata().getNamespace())
                .filter(namespace -> !namespace.isEmpty())
                .ifPresent(namespace -> policy.put("namespace", namespace));
        policy.put("name", rule.policy().metadata().getName());
        policy.put("uid", rule.policy().metadata().getUid());
        response.put(
                "ruleIndex", rule.isIsolation() ? ISOLATION_INDEX : rule.place().index());
        ObjectNode written = response.putObject("rule");
        written.put("direction", rule.direction() == Direction.INGRESS ? "In" : "Out");
        if (!rule.name().isEmpty()) {
            written.put("name", rule.name());
        }
        if (!rule.action().isEmpty()) {
            written.put("action", rule.action());
        }
    }
}
