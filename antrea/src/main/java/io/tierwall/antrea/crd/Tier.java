package io.tierwall.antrea.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A band of precedence: policies of a tier with a lower priority are met before all of those with a higher one. */
@Group(AntreaObject.GROUP)
@Version(AntreaObject.VERSION)
@Singular("tier")
@Plural("tiers")
public final class Tier extends AntreaObject<Tier.Spec> {

    /**
     * Where the tier stands.
     *
     * @param priority 0 to 255, unique in a cluster, fixed at creation; lower is first
     * @param description for people
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(
            @JsonInclude(JsonInclude.Include.ALWAYS) int priority, String description) {}

    public Tier() {
        this(new ObjectMeta(), new Spec(0, ""));
    }

    public Tier(ObjectMeta metadata, Spec spec) {
        super(metadata, spec);
    }
}
