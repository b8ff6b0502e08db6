package io.tierwall.model;

/** Anything that has a path of its own in the intent. */
public sealed interface IntentObject
        permits Domain, Group, Service, SecurityPolicy, Rule, ContainerClusterSpan, ClusterControlPlane {

    /** Where the object is. */
    IntentPath path();

    /** How people name it. */
    Naming naming();

    /** What Tierwall keeps with it. */
    SystemFields system();

    /** The same statement with other system fields. */
    IntentObject withSystem(SystemFields system);

    /**
     * This statement, with everything that Tierwall once assigned to its predecessor at the same path: so that an equal
     * result means that nothing new is said.
     *
     * @throws IllegalArgumentException when the predecessor is of another kind
     */
    default IntentObject succeeding(IntentObject predecessor) {
        if (!predecessor.getClass().equals(getClass())) {
            throw new IllegalArgumentException(
                    path() + " cannot become a " + getClass().getSimpleName());
        }
        return withSystem(predecessor.system());
    }
}
