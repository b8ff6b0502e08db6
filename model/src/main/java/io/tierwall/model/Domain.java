package io.tierwall.model;

/** A container of groups and policies. A stand-alone manager has one, {@code default}. */
public record Domain(IntentPath path, Naming naming, SystemFields system) implements IntentObject {

    @Override
    public Domain withSystem(SystemFields other) {
        return new Domain(path, naming, other);
    }
}
