package io.tierwall.server.roles;

import static io.tierwall.server.roles.Feature.INVENTORY_CONTAINER;
import static io.tierwall.server.roles.Feature.POLICY_DFW;
import static io.tierwall.server.roles.Feature.POLICY_GROUPING;
import static io.tierwall.server.roles.Feature.POLICY_OPS;
import static io.tierwall.server.roles.Feature.POLICY_SERVICES;
import static io.tierwall.server.roles.Feature.SYSTEM_INFORMATION;
import static io.tierwall.server.roles.Feature.USER_MANAGEMENT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which features a path belongs to. What is not named here can be read with any role, and be changed by an enterprise
 * administrator only, so that nothing can be forgotten. Pure.
 */
public final class Requirements {

    private static final String INFRA = "policy/api/v1/infra";
    private static final String ENFORCEMENT_POINT = INFRA + "/sites/*/enforcement-points/*";

    private static final Route END_OF_SESSION = Route.of("api/session/destroy");

    private static final Route ACCOUNTS = Route.of("api/v1/node/users");
    private static final String OWN_PASSWORD = "reset_own_password";

    /** What a POST only asks, because the question is too long for a URL. */
    private static final List<Route> QUESTIONS =
            List.of(Route.of("tierwall/api/v1/explain"), Route.of("tierwall/api/v1/plan"));

    /** A copy of everything, which whoever only reads must not take away; and who did is recorded. */
    private static final Route EVERYTHING = Route.of("tierwall/api/v1/backups/*");

    /** The first that matches counts. Without a feature a login is enough for reading. */
    private static final List<Row> ROWS = List.of(
            row("api/v1/aaa/user-info"),
            row("policy/api/v1/aaa/user-info"),
            row("policy/api/v1/aaa/effective-permissions"),
            row("api/v1/aaa/effective-permissions"),
            row("api/v1/aaa/**", USER_MANAGEMENT),
            row("policy/api/v1/aaa/**", USER_MANAGEMENT),
            row("api/v1/node/users/**", USER_MANAGEMENT),
            row("api/v1/trust-management/**", USER_MANAGEMENT),
            // A tree may say anything of the intent, and so may a draft.
            row(INFRA, POLICY_DFW, POLICY_GROUPING, POLICY_SERVICES),
            row(INFRA + "/drafts/**", POLICY_DFW, POLICY_GROUPING, POLICY_SERVICES),
            row(INFRA + "/domains/*/groups/**", POLICY_GROUPING),
            row(INFRA + "/domains/**", POLICY_DFW),
            row(INFRA + "/services/**", POLICY_SERVICES),
            row(INFRA + "/group-associations/**", POLICY_GROUPING),
            row(INFRA + "/group-service-associations/**", POLICY_GROUPING),
            row(INFRA + "/ip-address-group-associations/**", POLICY_GROUPING),
            row(INFRA + "/pod-group-associations/**", POLICY_GROUPING),
            row(INFRA + "/firewall-schedulers/**", POLICY_DFW),
            row(INFRA + "/context-profiles/**", POLICY_DFW),
            row(INFRA + "/l7-access-profiles/**", POLICY_DFW),
            row(INFRA + "/antrea/**", POLICY_OPS),
            row(INFRA + "/realized-state/**", POLICY_DFW),
            row(INFRA + "/settings/firewall/**", POLICY_DFW),
            row(ENFORCEMENT_POINT + "/cluster-control-planes/*/heartbeat-config/**", POLICY_OPS),
            row(ENFORCEMENT_POINT + "/cluster-control-planes-heartbeat-config/**", POLICY_OPS),
            row(INFRA + "/sites/**", INVENTORY_CONTAINER),
            row("api/v1/fabric/**", INVENTORY_CONTAINER),
            row("policy/api/v1/system-config/**", SYSTEM_INFORMATION),
            row("api/v1/node/**", SYSTEM_INFORMATION),
            row("api/v1/cluster/**", SYSTEM_INFORMATION),
            row("api/v1/licenses/**", SYSTEM_INFORMATION),
            row("api/v1/administration/**", SYSTEM_INFORMATION),
            row("policy/api/v1/eula/**", SYSTEM_INFORMATION),
            row("api/v1/eula/**", SYSTEM_INFORMATION),
            row("tierwall/api/v1/audit/**", USER_MANAGEMENT),
            row("tierwall/api/v1/backups/**", SYSTEM_INFORMATION),
            row("tierwall/api/v1/clusters/**", INVENTORY_CONTAINER),
            row("tierwall/api/v1/drift/**", POLICY_DFW),
            row("tierwall/api/v1/events/**", POLICY_DFW),
            row("tierwall/api/v1/explain", POLICY_DFW, POLICY_GROUPING, POLICY_SERVICES),
            row("tierwall/api/v1/findings/**", POLICY_DFW),
            row("tierwall/api/v1/plan", POLICY_DFW, POLICY_GROUPING, POLICY_SERVICES),
            row("tierwall/api/v1/proofs", POLICY_DFW),
            row("tierwall/api/v1/reachability/**", POLICY_DFW),
            row("tierwall/api/v1/guardrails/**", POLICY_DFW),
            row("tierwall/api/v1/guardrail-waivers/**", POLICY_DFW),
            row("tierwall/api/v1/guardrail-changes/**", POLICY_DFW),
            row("tierwall/api/v1/member-counts/**", POLICY_GROUPING),
            row("tierwall/api/v1/realization/**", POLICY_DFW),
            row("tierwall/api/v1/statistics/**", POLICY_DFW));

    private record Row(Route route, List<Feature> features) {}

    private Requirements() {}

    private static Row row(String pattern, Feature... features) {
        return new Row(Route.of(pattern), Arrays.asList(features));
    }

    /**
     * What a request needs. A parameter within a segment, behind a semicolon, does not make it another path.
     *
     * @param method of HTTP
     * @param path the decoded segments of the path
     * @param action what the query says of it; empty when it says nothing
     */
    public static Requirement of(String method, List<String> path, String action) {
        boolean reads = reads(method, path);
        if (END_OF_SESSION.matches(plain(path)) || isAboutOwnPassword(method, path, action)) {
            return new Requirement.Login();
        }
        Optional<Row> row = row(path);
        List<Feature> features = row.map(Row::features).orElse(List.of());
        if (!features.isEmpty()) {
            return new Requirement.Permitted(features, reads ? Permission.READ : Permission.CRUD);
        }
        if (!reads) {
            return new Requirement.Administrator();
        }
        return row.isPresent() ? new Requirement.Login() : new Requirement.AnyRole();
    }

    private static boolean isAboutOwnPassword(String method, List<String> path, String action) {
        return method.equals("POST") && action.equals(OWN_PASSWORD) && ACCOUNTS.matches(plain(path));
    }

    /** Whether a request changes nothing, whatever it says. */
    public static boolean reads(String method, List<String> path) {
        return (method.equals("GET") && !EVERYTHING.matches(plain(path)))
                || method.equals("HEAD")
                || (method.equals("POST") && QUESTIONS.stream().anyMatch(route -> route.matches(plain(path))));
    }

    /** The features that a path belongs to; none where it is not named. */
    public static List<Feature> features(List<String> path) {
        return row(path).map(Row::features).orElse(List.of());
    }

    /** Whether it is said here what belongs to a path. */
    static boolean names(List<String> path) {
        return row(path).isPresent() || END_OF_SESSION.matches(plain(path));
    }

    private static Optional<Row> row(List<String> path) {
        List<String> plain = plain(path);
        return ROWS.stream().filter(row -> row.route().matches(plain)).findFirst();
    }

    private static List<String> plain(List<String> path) {
        return path.stream().map(Requirements::withoutParameters).toList();
    }

    private static String withoutParameters(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }
}
