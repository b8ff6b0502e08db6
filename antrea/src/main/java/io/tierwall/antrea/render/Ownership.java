package io.tierwall.antrea.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an object in a cluster says that it is Tierwall's, and what it stands for. These names are relied on by others:
 * they never change. Nothing that lacks the label is ever changed or deleted.
 */
public final class Ownership {

    /** The label that marks what is Tierwall's. */
    public static final String MANAGED_BY = "tierwall.io/managed-by";

    /** The label's value, and the name under which Tierwall applies fields. */
    public static final String TIERWALL = "tierwall";

    /** The annotation with the path of the policy or group that the object stands for. */
    public static final String PATH = "tierwall.io/path";

    /** The annotation with the name that people gave it. */
    public static final String DISPLAY_NAME = "tierwall.io/display-name";

    /**
     * The annotation with the revision that last changed the object. Written with a change and never compared, so that
     * an object about which nothing new is said stays untouched.
     */
    public static final String REVISION = "tierwall.io/revision";

    private Ownership() {}

    /** Whether the object is Tierwall's. */
    public static boolean isOurs(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && TIERWALL.equals(labels.get(MANAGED_BY));
    }

    /** An annotation's value, if the object carries it. */
    public static Optional<String> annotation(HasMetadata object, String key) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
    }

    static ObjectMeta metadata(String name, Map<String, String> annotations) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setLabels(Map.of(MANAGED_BY, TIERWALL));
        // The order of an immutable map differs from one run to the next.
        metadata.setAnnotations(new TreeMap<>(annotations));
        return metadata;
    }
}
