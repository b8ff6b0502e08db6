package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link ClusterGroup} of one namespace: its pod selector and its children are looked up there. */
@io.fabric8.kubernetes.model.annotation.Group(AntreaResource.GROUP)
@Version(AntreaResource.VERSION)
@Singular("group")
@Plural("groups")
public final class Group extends NamespacedObject<ClusterGroup.Spec> {

    private ClusterGroup.@Nullable Status status;

    public Group() {
        this(new ObjectMeta(), ClusterGroup.Spec.union(List.of()));
    }

    public Group(ObjectMeta metadata, ClusterGroup.Spec spec) {
        super(metadata, spec);
    }

    @JsonProperty
    public ClusterGroup.@Nullable Status getStatus() {
        return status;
    }

    public void setStatus(ClusterGroup.@Nullable Status status) {
        this.status = status;
    }
}
