package io.tierwall.lab.apiserver.protobuf;

import io.tierwall.lab.apiserver.protobuf.Field.IntOrString;
import io.tierwall.lab.apiserver.protobuf.Field.Message;
import io.tierwall.lab.apiserver.protobuf.Field.Text;
import io.tierwall.lab.apiserver.protobuf.Field.TextMap;
import io.tierwall.lab.apiserver.protobuf.Field.WholeNumber;
import java.util.Map;

/** The numbers of the fields, as Kubernetes' API gives them. Fields that are not here are skipped. */
final class Messages {

    private static final Map<Integer, Field> METADATA = Map.of(
            1, new Text("name", false),
            2, new Text("generateName", false),
            3, new Text("namespace", false),
            5, new Text("uid", false),
            6, new Text("resourceVersion", false),
            11, new TextMap("labels"),
            12, new TextMap("annotations"),
            14, new Text("finalizers", true));

    private static final Map<Integer, Field> SERVICE_PORT = Map.of(
            1, new Text("name", false),
            2, new Text("protocol", false),
            3, new WholeNumber("port"),
            4, new IntOrString("targetPort"),
            5, new WholeNumber("nodePort"));

    private static final Map<Integer, Field> SERVICE = Map.of(
            1, new Message("ports", true, SERVICE_PORT),
            2, new TextMap("selector"),
            3, new Text("clusterIP", false),
            4, new Text("type", false),
            5, new Text("externalIPs", true),
            10, new Text("externalName", false));

    /** The messages by kind, all of the core group's version 1. */
    static final Map<String, Map<Integer, Field>> KINDS = Map.of(
            "Namespace",
                    Map.of(
                            1, new Message("metadata", false, METADATA),
                            2, new Message("spec", false, Map.of(1, new Text("finalizers", true)))),
            "Service",
                    Map.of(
                            1, new Message("metadata", false, METADATA),
                            2, new Message("spec", false, SERVICE)));

    private Messages() {}
}
