package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/**
 * What all Antrea objects have in common: type, metadata and a spec. Not thread-safe while somebody changes the
 * metadata.
 *
 * @param <S> the spec
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
// Else the client reads every kind that it does not know itself as a generic resource.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public abstract sealed class AntreaResource<S> implements HasMetadata permits AntreaObject, NamespacedObject {

    /** The API group of all of them. */
    public static final String GROUP = "crd.antrea.io";

    /** The version that is written and read. */
    public static final String VERSION = "v1beta1";

    private ObjectMeta metadata;
    private S spec;

    AntreaResource(ObjectMeta metadata, S spec) {
        this.metadata = metadata;
        this.spec = spec;
    }

    @Override
    public ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(@Nullable ObjectMeta metadata) {
        this.metadata = metadata == null ? new ObjectMeta() : metadata;
    }

    @Override
    public String getApiVersion() {
        return GROUP + "/" + VERSION;
    }

    /** Fixed by the type; only checked. */
    @Override
    public void setApiVersion(@Nullable String version) {
        if (!getApiVersion().equals(version)) {
            throw new IllegalArgumentException("not " + getApiVersion() + ": " + version);
        }
    }

    @JsonProperty
    public S getSpec() {
        return spec;
    }

    public void setSpec(S spec) {
        this.spec = spec;
    }

    /** Kind, namespace if it has one, and name, for messages. */
    @Override
    public String toString() {
        String namespace = metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/";
        return getKind() + "/" + namespace + metadata.getName();
    }
}
