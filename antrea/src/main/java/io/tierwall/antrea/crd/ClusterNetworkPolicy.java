package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ordered list of rules for all pods of a cluster. */
@Group(AntreaObject.GROUP)
@Version(AntreaObject.VERSION)
@Singular("clusternetworkpolicy")
@Plural("clusternetworkpolicies")
public final class ClusterNetworkPolicy extends AntreaObject<ClusterNetworkPolicy.Spec> {

    /**
     * What the policy says.
     *
     * @param tier name of its tier
     * @param priority 1.0 to 10000.0, lower is first within the tier
     * @param appliedTo pods that all rules protect; empty when the rules say it
     * @param ingress rules for traffic that arrives, in order
     * @param egress rules for traffic that leaves, in order
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(
            String tier,
            @JsonInclude(JsonInclude.Include.ALWAYS) double priority,
            List<Peer> appliedTo,
            List<PolicyRule> ingress,
            List<PolicyRule> egress) {

        public Spec {
            appliedTo = appliedTo == null ? List.of() : List.copyOf(appliedTo);
            ingress = ingress == null ? List.of() : List.copyOf(ingress);
            egress = egress == null ? List.of() : List.copyOf(egress);
        }
    }

    /** How far the controller's agents are with the policy. */
    public enum Phase {
        Pending,
        Realizing,
        Realized,
        Failed
    }

    /**
     * What the controller says of the policy.
     *
     * @param phase nothing before the first computation
     * @param observedGeneration the generation that this is about
     * @param currentNodesRealized nodes that enforce this generation
     * @param desiredNodesRealized nodes that should
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Status(
            @Nullable Phase phase,
            long observedGeneration,
            int currentNodesRealized,
            int desiredNodesRealized,
            List<Condition> conditions) {

        public Status {
            conditions = conditions == null ? List.of() : List.copyOf(conditions);
        }
    }

    private @Nullable Status status;

    public ClusterNetworkPolicy() {
        this(new ObjectMeta(), new Spec("application", 1, List.of(), List.of(), List.of()));
    }

    public ClusterNetworkPolicy(ObjectMeta metadata, Spec spec) {
        super(metadata, spec);
    }

    @JsonProperty
    public @Nullable Status getStatus() {
        return status;
    }

    public void setStatus(@Nullable Status status) {
        this.status = status;
    }
}
