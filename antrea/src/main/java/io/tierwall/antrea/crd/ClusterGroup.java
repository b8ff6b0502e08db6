package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named set of pods or addresses. It selects in one way only, or unites other groups, one level deep. */
@Group(AntreaObject.GROUP)
@Version(AntreaObject.VERSION)
@Singular("clustergroup")
@Plural("clustergroups")
public final class ClusterGroup extends AntreaObject<ClusterGroup.Spec> {

    /**
     * How the group selects. Only namespace and pod selector go together.
     *
     * @param childGroups names of groups that are united
     * @param namespaceSelector namespaces, all pods of which belong unless a pod selector narrows them
     * @param podSelector pods, of all namespaces unless a namespace selector narrows them
     * @param serviceReference a service, the pods behind which belong
     * @param ipBlocks addresses
     * @param nodeSelector nodes, the addresses of which belong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> childGroups,
            @Nullable LabelSelector namespaceSelector,
            @Nullable LabelSelector podSelector,
            @Nullable ServiceReference serviceReference,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IpBlock> ipBlocks,
            @Nullable LabelSelector nodeSelector) {

        public Spec {
            childGroups = childGroups == null ? List.of() : List.copyOf(childGroups);
            ipBlocks = ipBlocks == null ? List.of() : List.copyOf(ipBlocks);
        }

        public Spec(
                List<String> childGroups,
                @Nullable LabelSelector namespaceSelector,
                @Nullable LabelSelector podSelector,
                @Nullable ServiceReference serviceReference,
                List<IpBlock> ipBlocks) {
            this(childGroups, namespaceSelector, podSelector, serviceReference, ipBlocks, null);
        }

        public static Spec union(List<String> childGroups) {
            return new Spec(childGroups, null, null, null, List.of(), null);
        }

        public static Spec selecting(@Nullable LabelSelector namespaces, @Nullable LabelSelector pods) {
            return new Spec(List.of(), namespaces, pods, null, List.of(), null);
        }

        public static Spec behind(ServiceReference service) {
            return new Spec(List.of(), null, null, service, List.of(), null);
        }

        public static Spec addresses(List<IpBlock> blocks) {
            return new Spec(List.of(), null, null, null, blocks, null);
        }
    }

    /** A service by name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ServiceReference(String name, String namespace) {}

    /**
     * A block of addresses.
     *
     * @param cidr such as {@code 192.168.100.0/24}
     * @param except smaller blocks within, that do not belong
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record IpBlock(
            String cidr,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> except) {

        public IpBlock {
            except = except == null ? List.of() : List.copyOf(except);
        }

        public static IpBlock of(String cidr) {
            return new IpBlock(cidr, List.of());
        }
    }

    /** What the controller says of the group. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Status(List<Condition> conditions) {

        public Status {
            conditions = conditions == null ? List.of() : List.copyOf(conditions);
        }
    }

    private @Nullable Status status;

    public ClusterGroup() {
        this(new ObjectMeta(), Spec.union(List.of()));
    }

    public ClusterGroup(ObjectMeta metadata, Spec spec) {
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
