package io.tierwall.server.roles;

import java.util.List;
import java.util.Optional;

/** Decides whether roles are enough for a request. Pure. */
public final class Authorization {

    private static final String WAY_OUT = "Ask an enterprise administrator for a role that may.";

    private Authorization() {}

    /**
     * Why a request is refused, in a sentence that names role and feature; empty when it is not.
     *
     * @param method of HTTP
     * @param path the decoded segments of the path
     * @param action what the query says of it; empty when it says nothing
     */
    public static Optional<String> refusal(String method, List<String> path, String action, RoleSet roles) {
        return refusal(Requirements.of(method, path, action), roles).map(reason -> reason + ". " + WAY_OUT);
    }

    private static Optional<String> refusal(Requirement requirement, RoleSet roles) {
        return switch (requirement) {
            case Requirement.Login() -> Optional.empty();
            case Requirement.AnyRole() ->
                roles.isEmpty() ? Optional.of(who(roles) + " may read nothing") : Optional.empty();
            case Requirement.Administrator() ->
                roles.includes(Role.ENTERPRISE_ADMIN)
                        ? Optional.empty()
                        : Optional.of(who(roles) + " may not change this: " + Role.ENTERPRISE_ADMIN.id() + " may");
            case Requirement.Permitted(List<Feature> features, Permission permission) ->
                features.stream()
                        .filter(feature -> !roles.on(feature).covers(permission))
                        .findFirst()
                        .map(feature -> who(roles) + " has the permission "
                                + roles.on(feature).id() + " on " + feature.id() + ", and " + permission.id()
                                + " is needed");
        };
    }

    private static String who(RoleSet roles) {
        return switch (roles.roles().size()) {
            case 0 -> "Somebody without a role";
            case 1 -> "Somebody with the role " + roles;
            default -> "Somebody with the roles " + roles;
        };
    }
}
