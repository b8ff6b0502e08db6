package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code appliedTo}, {@code from} or {@code to}: a group, a block of addresses, or selectors that hold
 * together.
 *
 * @param group name of a ClusterGroup; then nothing else
 * @param podSelector pods, of all namespaces unless narrowed; an empty selector is every pod
 * @param namespaceSelector namespaces
 * @param ipBlock addresses; then nothing else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Peer(
        @Nullable String group,
        @Nullable LabelSelector podSelector,
        @Nullable LabelSelector namespaceSelector,
        ClusterGroup.@Nullable IpBlock ipBlock) {

    public static Peer group(String name) {
        return new Peer(name, null, null, null);
    }

    /** Every pod of the cluster. */
    public static Peer everyPod() {
        return new Peer(null, new LabelSelector(), null, null);
    }
}
