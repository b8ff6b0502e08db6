package io.tierwall.server.analysis;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.intent.Intent;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster as packets meet it, when it holds what an intent says. Immutable.
 *
 * @param objects all policies and groups there
 * @param model what they come to
 * @param knowledge how far the cluster is known
 * @param problems what is not as the intent says or cannot be read, as sentences
 * @param conclusions what follows from the model
 */
public record ClusterPicture(
        Intent intent,
        ClusterControlPlane cluster,
        PolicyObjects objects,
        ClusterModel model,
        Knowledge knowledge,
        List<String> problems,
        Conclusions conclusions) {

    public ClusterPicture {
        problems = Stream.concat(
                        problems.stream(),
                        model.book().failures().entrySet().stream()
                                .map(failure -> failure.getKey() + " has no effect: " + failure.getValue() + "."))
                .sorted()
                .toList();
    }

    /** What runs there, as far as policies can select it. */
    public Inventory inventory() {
        return model.addresses().population().inventory();
    }
}
