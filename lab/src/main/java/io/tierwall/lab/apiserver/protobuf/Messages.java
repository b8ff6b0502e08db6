package io.tierwall.lab.apiserver.protobuf;

import io.tierwall.lab.apiserver.protobuf.Field.BytesMap;
import io.tierwall.lab.apiserver.protobuf.Field.Flag;
import io.tierwall.lab.apiserver.protobuf.Field.IntOrString;
import io.tierwall.lab.apiserver.protobuf.Field.Message;
import io.tierwall.lab.apiserver.protobuf.Field.Text;
import io.tierwall.lab.apiserver.protobuf.Field.TextMap;
import io.tierwall.lab.apiserver.protobuf.Field.WholeNumber;
import java.util.HashMap;
import java.util.Map;

/** The numbers of the fields, as Kubernetes' API gives them. Fields that are not here are skipped. */
final class Messages {

    private static final Field METADATA = new Message(
            "metadata",
            false,
            Map.of(
                    1, new Text("name", false),
                    2, new Text("generateName", false),
                    3, new Text("namespace", false),
                    5, new Text("uid", false),
                    6, new Text("resourceVersion", false),
                    11, new TextMap("labels"),
                    12, new TextMap("annotations"),
                    13,
                            list(
                                    "ownerReferences",
                                    Map.of(
                                            1, new Text("kind", false),
                                            3, new Text("name", false),
                                            4, new Text("uid", false),
                                            5, new Text("apiVersion", false),
                                            6, new Flag("controller"),
                                            7, new Flag("blockOwnerDeletion"))),
                    14, new Text("finalizers", true)));

    private static final Map<Integer, Field> SERVICE = Map.of(
            1,
                    list(
                            "ports",
                            Map.of(
                                    1, new Text("name", false),
                                    2, new Text("protocol", false),
                                    3, new WholeNumber("port"),
                                    4, new IntOrString("targetPort"),
                                    5, new WholeNumber("nodePort"))),
            2, new TextMap("selector"),
            3, new Text("clusterIP", false),
            4, new Text("type", false),
            5, new Text("externalIPs", true),
            10, new Text("externalName", false));

    private static final Map<Integer, Field> CONTAINER = Map.of(
            1, new Text("name", false),
            2, new Text("image", false),
            3, new Text("command", true),
            4, new Text("args", true),
            5, new Text("workingDir", false),
            6,
                    list(
                            "ports",
                            Map.of(
                                    1, new Text("name", false),
                                    2, new WholeNumber("hostPort"),
                                    3, new WholeNumber("containerPort"),
                                    4, new Text("protocol", false))),
            7, list("env", Map.of(1, new Text("name", false), 2, new Text("value", false))));

    private static final Map<Integer, Field> POD = Map.of(
            2, list("containers", CONTAINER),
            3, new Text("restartPolicy", false),
            7, new TextMap("nodeSelector"),
            8, new Text("serviceAccountName", false),
            10, new Text("nodeName", false),
            11, new Flag("hostNetwork"),
            20, list("initContainers", CONTAINER));

    private static final Map<Integer, Field> DEPLOYMENT = Map.of(
            1, new WholeNumber("replicas"),
            2,
                    one(
                            "selector",
                            Map.of(
                                    1,
                                    new TextMap("matchLabels"),
                                    2,
                                    list(
                                            "matchExpressions",
                                            Map.of(
                                                    1, new Text("key", false),
                                                    2, new Text("operator", false),
                                                    3, new Text("values", true))))),
            3, one("template", Map.of(1, METADATA, 2, one("spec", POD))));

    private static final Map<Integer, Field> ACCESS = Map.of(
            1,
                    one(
                            "resourceAttributes",
                            Map.of(
                                    1, new Text("namespace", false),
                                    2, new Text("verb", false),
                                    3, new Text("group", false),
                                    4, new Text("version", false),
                                    5, new Text("resource", false),
                                    6, new Text("subresource", false),
                                    7, new Text("name", false))),
            2, one("nonResourceAttributes", Map.of(1, new Text("path", false), 2, new Text("verb", false))));

    /** The messages by version and kind: those that clients in Go send without being asked. */
    static final Map<String, Map<Integer, Field>> KINDS = Map.ofEntries(
            kind("v1 Namespace", one("spec", Map.of(1, new Text("finalizers", true)))),
            kind("v1 Service", one("spec", SERVICE)),
            kind("v1 Pod", one("spec", POD)),
            kind("v1 ConfigMap", new TextMap("data"), new BytesMap("binaryData"), new Flag("immutable")),
            kind(
                    "v1 Secret",
                    new BytesMap("data"),
                    new Text("type", false),
                    new TextMap("stringData"),
                    new Flag("immutable")),
            kind("v1 ServiceAccount"),
            kind("apps/v1 Deployment", one("spec", DEPLOYMENT)),
            kind("authorization.k8s.io/v1 SelfSubjectAccessReview", one("spec", ACCESS)),
            kind(
                    "authorization.k8s.io/v1 SelfSubjectRulesReview",
                    one("spec", Map.of(1, new Text("namespace", false)))),
            kind("authentication.k8s.io/v1 SelfSubjectReview"));

    private Messages() {}

    /** The fields of a kind: the metadata, and what follows it. */
    private static Map.Entry<String, Map<Integer, Field>> kind(String title, Field... others) {
        Map<Integer, Field> fields = new HashMap<>(Map.of(1, METADATA));
        for (Field other : others) {
            fields.put(fields.size() + 1, other);
        }
        return Map.entry(title, Map.copyOf(fields));
    }

    private static Field one(String name, Map<Integer, Field> fields) {
        return new Message(name, false, fields);
    }

    private static Field list(String name, Map<Integer, Field> fields) {
        return new Message(name, true, fields);
    }
}
