package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Stops and starts parts of a cluster. */
final class PartVerbs {

    private PartVerbs() {}

    /** @param part its path below the cluster's */
    static int run(LabOptions lab, String cluster, String part, boolean running) {
        try (ControlClient control = lab.control()) {
            control.send(
                    "PUT",
                    "/" + cluster + "/" + part,
                    JsonNodeFactory.instance.objectNode().put("running", running));
            lab.say(cluster + " " + part + (running ? " runs" : " is stopped"));
        }
        return 0;
    }
}
