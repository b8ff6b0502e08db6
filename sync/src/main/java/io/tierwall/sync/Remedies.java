package io.tierwall.sync;

import io.tierwall.sync.plan.ObjectKey;

/** Failures, each with what a person can do about it. */
final class Remedies {

    private Remedies() {}

    /** The first sentence is the error, the others are the remedy. */
    static Realization.Failed split(String sentences) {
        int end = sentences.indexOf(". ");
        return end < 0
                ? new Realization.Failed(sentences, "")
                : new Realization.Failed(sentences.substring(0, end + 1), sentences.substring(end + 2));
    }

    /** The cluster said no to a write. */
    static Realization refused(ObjectKey key, String message) {
        return new Realization.Failed("The cluster refuses " + key + ": " + message, refusedRemedy(message));
    }

    private static String refusedRemedy(String message) {
        if (message.contains("denied the request")) {
            return "Change the policy or group as the message says, or what in the cluster it collides with."
                    + " Tierwall tries again at least once a minute.";
        }
        if (message.contains("forbidden") || message.contains("credentials")) {
            return "Give the account of the cluster's kubeconfig the permissions that docs/operations.md lists,"
                    + " or register the cluster with another one.";
        }
        return "Remove in the cluster what the message names, or change the policy."
                + " Tierwall tries again at least once a minute.";
    }

    static Realization.Failed notComputed(ObjectKey group, String said) {
        return new Realization.Failed(
                "Antrea does not compute the members of " + group + ": " + said,
                "Change the group as the message says; the cluster's Antrea may be too old for what it uses.");
    }

    static Realization.Failed onNodes(String said) {
        return new Realization.Failed(
                said, "Look at the Antrea agents of these nodes: their logs say why they cannot install the rules.");
    }

    static Realization.Failed notRealizable(String said) {
        return new Realization.Failed(
                said, "Change what the policy applies to or names: Antrea cannot compute it as it is.");
    }
}
