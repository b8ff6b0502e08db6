package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.model.IntentPath;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * An object as it should be.
 *
 * @param spec as it is written; nobody changes the tree
 */
public record DesiredObject(
        ObjectKey key, SortedMap<String, String> labels, SortedMap<String, String> annotations, ObjectNode spec) {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** Reads an object as it is rendered. Worth keeping: it becomes a tree. */
    public static DesiredObject of(AntreaObject<?> object) {
        ObjectMeta metadata = object.getMetadata();
        return new DesiredObject(
                new ObjectKey(ObjectKind.of(object), metadata.getName()),
                sorted(metadata.getLabels()),
                sorted(metadata.getAnnotations()),
                SharedTrees.shared(SERIALIZATION.convertValue(object.getSpec(), ObjectNode.class)));
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return map == null ? new TreeMap<>() : new TreeMap<>(map);
    }

    /** The same tier with another priority. */
    DesiredObject withPriority(int priority) {
        ObjectNode other = spec.deepCopy();
        other.put("priority", priority);
        return new DesiredObject(key, labels, annotations, other);
    }

    /** The path of what the object stands for; tiers stand for none. */
    public Optional<IntentPath> path() {
        return Optional.ofNullable(annotations.get(Ownership.PATH)).flatMap(IntentPath::parse);
    }

    /** What it names, which must exist before it does. */
    public SortedSet<ObjectKey> references() {
        return References.of(key.kind(), spec);
    }

    /** The whole object with nothing but what we say of it. */
    public ObjectNode body(long revision) {
        ObjectNode body = spec.objectNode();
        body.put("apiVersion", AntreaObject.GROUP + "/" + AntreaObject.VERSION);
        body.put("kind", key.kind().title());
        body.putObject("metadata").put("name", key.name());
        say(body, revision);
        return body;
    }

    /** What we say of an object that exists, and which one in which state is meant. */
    public ObjectNode applied(long revision, LiveObject live) {
        ObjectNode body = body(revision);
        body.withObject("/metadata").put("uid", live.uid()).put("resourceVersion", live.resourceVersion());
        return body;
    }

    /** The live object with our words in it, and everybody else's labels, annotations and finalizers kept. */
    public ObjectNode replaced(long revision, LiveObject live) {
        ObjectNode body = live.tree().deepCopy();
        say(body, revision);
        return body;
    }

    private void say(ObjectNode body, long revision) {
        ObjectNode saidLabels = body.withObject("/metadata/labels");
        labels.forEach(saidLabels::put);
        ObjectNode saidAnnotations = body.withObject("/metadata/annotations");
        annotations.forEach(saidAnnotations::put);
        saidAnnotations.put(Ownership.REVISION, Long.toString(revision));
        body.set("spec", spec.deepCopy());
    }
}
