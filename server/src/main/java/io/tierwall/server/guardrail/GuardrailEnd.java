package io.tierwall.server.guardrail;

import io.tierwall.model.IntentPath;

/** One side of what a guardrail is about, as it is meant in every cluster. */
public sealed interface GuardrailEnd {

    /** The members of a group, whether or not a policy names it. */
    record Members(IntentPath group) implements GuardrailEnd {}

    /** The pods of a namespace. */
    record Namespace(String name) implements GuardrailEnd {}

    /** All pods. */
    record Pods() implements GuardrailEnd {}

    /** Whatever is no pod of the cluster. */
    record Outside() implements GuardrailEnd {}

    /** As people say it. */
    default String text() {
        return switch (this) {
            case Members(IntentPath group) -> "group " + group.id();
            case Namespace(String name) -> "namespace " + name;
            case Pods() -> "any pod";
            case Outside() -> "anything outside";
        };
    }
}
