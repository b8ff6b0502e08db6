package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code appliedTo}, {@code from} or {@code to}: a group, a block of addresses, or selectors that hold
 * together.
 *
 * @param group name of a ClusterGroup, or in a NetworkPolicy of a Group; then nothing else
 * @param podSelector pods, of all namespaces unless narrowed; an empty selector is every pod
 * @param namespaceSelector namespaces
 * @param ipBlock addresses; then nothing else
 * @param namespaces namespaces by how they relate to that of the pod that the rule is applied to
 * @param serviceAccount pods that run under it; then nothing else
 * @param nodeSelector nodes, by their addresses; then nothing else
 * @param service a NodePort service that the rule is applied to; then nothing else
 * @param fqdn a name, for egress; it is kept, but nothing here resolves names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Peer(
        @Nullable String group,
        @Nullable LabelSelector podSelector,
        @Nullable LabelSelector namespaceSelector,
        ClusterGroup.@Nullable IpBlock ipBlock,
        @Nullable Namespaces namespaces,
        @Nullable ServiceAccount serviceAccount,
        @Nullable LabelSelector nodeSelector,
        ClusterGroup.@Nullable ServiceReference service,
        @Nullable String fqdn) {

    /** The one relation that has a name. */
    public static final String SELF = "Self";

    /**
     * How a peer's namespace relates to that of the pod that the rule is applied to; one of the two.
     *
     * @param match {@link #SELF}: the same namespace
     * @param sameLabels keys of labels that have equal values; namespaces without one of them do not relate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Namespaces(
            @Nullable String match,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sameLabels) {

        public Namespaces {
            sameLabels = sameLabels == null ? List.of() : List.copyOf(sameLabels);
        }

        /** The same namespace. */
        public static Namespaces self() {
            return new Namespaces(SELF, List.of());
        }

        /** Namespaces with equal values of these labels. */
        public static Namespaces sameLabels(String... keys) {
            return new Namespaces(null, List.of(keys));
        }
    }

    /** A service account by name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ServiceAccount(String name, String namespace) {}

    public Peer(
            @Nullable String group,
            @Nullable LabelSelector podSelector,
            @Nullable LabelSelector namespaceSelector,
            ClusterGroup.@Nullable IpBlock ipBlock) {
        this(group, podSelector, namespaceSelector, ipBlock, null, null, null, null, null);
    }

    public static Peer group(String name) {
        return new Peer(name, null, null, null);
    }

    /** Every pod of the cluster. */
    public static Peer everyPod() {
        return new Peer(null, new LabelSelector(), null, null);
    }

    /** Pods by how their namespace relates, narrowed by a selector if there is one. */
    public static Peer related(Namespaces namespaces, @Nullable LabelSelector pods) {
        return new Peer(null, pods, null, null, namespaces, null, null, null, null);
    }

    /** Pods of a service account. */
    public static Peer serviceAccount(String namespace, String name) {
        return new Peer(null, null, null, null, null, new ServiceAccount(name, namespace), null, null, null);
    }

    /** Nodes, by their addresses. */
    public static Peer nodes(LabelSelector selector) {
        return new Peer(null, null, null, null, null, null, selector, null, null);
    }
}
