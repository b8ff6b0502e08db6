package io.tierwall.server.people;

import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.server.roles.RoleSet;

/**
 * Gives somebody roles.
 *
 * @param id made up by the manager
 * @param said what people say of it
 * @param system what the manager keeps with it
 */
public record RoleBinding(String id, Said said, SystemFields system) {

    /**
     * What people say of a binding.
     *
     * @param principal who it is about; never changes
     * @param roles at least one
     */
    public record Said(Naming naming, Principal principal, RoleSet roles) {}

    public Principal principal() {
        return said.principal();
    }

    public RoleSet roles() {
        return said.roles();
    }
}
