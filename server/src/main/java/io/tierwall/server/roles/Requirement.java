package io.tierwall.server.roles;

import java.util.List;

/** What a request needs of the roles of who sends it. */
public sealed interface Requirement {

    /** A login is enough: it is about who sends it. */
    record Login() implements Requirement {}

    /** Any role will do: it reads what belongs to no feature by itself. */
    record AnyRole() implements Requirement {}

    /** It changes something that nobody has said who may change. */
    record Administrator() implements Requirement {}

    /**
     * A permission on every one of these features.
     *
     * @param features at least one
     */
    record Permitted(List<Feature> features, Permission permission) implements Requirement {

        public Permitted {
            features = List.copyOf(features);
        }
    }
}
