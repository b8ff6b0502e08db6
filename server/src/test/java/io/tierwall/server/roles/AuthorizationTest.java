package io.tierwall.server.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which role may do what. */
final class AuthorizationTest {

    private static List<String> path(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static boolean allows(Role role, String method, String path) {
        return Authorization.refusal(method, path(path), "", RoleSet.of(role)).isEmpty();
    }

    /** Who may change is written as: A enterprise admin, S security engineer. Who may not read: those after it. */
    @ParameterizedTest
    @CsvSource({
        "PATCH,/policy/api/v1/infra,AS",
        "PUT,/policy/api/v1/infra/domains/default/groups/g,AS",
        "DELETE,/policy/api/v1/infra/domains/default/groups/g,AS",
        "PATCH,/policy/api/v1/infra/services/s,AS",
        "POST,/policy/api/v1/infra/domains/default/security-policies/p,AS",
        "PATCH,/policy/api/v1/infra/domains/default/security-policies/p/rules/r,AS",
        "PUT,/policy/api/v1/infra/domains/default/security-policies/p/container-cluster-span/c,AS",
        "POST,/policy/api/v1/infra/settings/firewall/stats,AS",
        "PATCH,/policy/api/v1/infra/sites/default/enforcement-points/default/cluster-control-planes/c/heartbeat-config,AS",
        "DELETE,/policy/api/v1/infra/sites/default/enforcement-points/default/cluster-control-planes/c,A",
        "PATCH,/policy/api/v1/system-config/nsx-partial-patch-config,A",
        "PUT,/tierwall/api/v1/clusters/c,A",
        "POST,/tierwall/api/v1/clusters/c,A",
        "POST,/api/v1/node/users,A",
        "PUT,/api/v1/aaa/role-bindings/b,A",
        "POST,/policy/api/v1/aaa/role-bindings,A",
        "POST,/something/new,A",
        "DELETE,/policy/api/v1/infra/something-new/x,A",
        "BREW,/policy/api/v1/infra/services/s,AS",
        "OPTIONS,/something/new,A",
        "POST,/,A",
        "PATCH,/tierwall/api/v1/plan,AS",
        "POST,/tierwall/api/v1/plan/x,A",
        "POST,/tierwall/api/v1/explain/x,A",
        "POST,/tierwall/api/v1/proofs,AS",
    })
    void changing(String method, String path, String who) {
        for (Role role : Role.values()) {
            boolean expected = role == Role.ENTERPRISE_ADMIN || (role == Role.SECURITY_ENGINEER && who.contains("S"));

            assertThat(allows(role, method, path)).as(role.id()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tierwall/api/v1/plan", "/tierwall/api/v1/explain"})
    void aQuestionAboutADraftChangesNothingSoWhoMayReadMayAsk(String path) {
        for (Role role : Role.values()) {
            assertThat(allows(role, "POST", path)).as(role.id()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/policy/api/v1/infra",
        "/policy/api/v1/infra/domains/default/groups",
        "/policy/api/v1/infra/services/s",
        "/policy/api/v1/infra/realized-state/status",
        "/policy/api/v1/search/query",
        "/api/v1/fabric/container-clusters",
        "/api/v1/node/version",
        "/tierwall/api/v1/clusters",
        "/tierwall/api/v1/events",
        "/metrics",
        "/something/new",
    })
    void everyRoleReads(String path) {
        for (Role role : Role.values()) {
            assertThat(allows(role, "GET", path)).as(role.id()).isTrue();
            assertThat(allows(role, "HEAD", path)).as(role.id()).isTrue();
        }
        assertThat(Authorization.refusal("GET", path(path), "", RoleSet.NONE)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoHasWhichRoleIsReadByAdministratorsAndAuditors(Role role) {
        boolean expected = role == Role.ENTERPRISE_ADMIN || role == Role.AUDITOR;

        for (String path : new String[] {
            "/api/v1/aaa/role-bindings", "/policy/api/v1/aaa/roles", "/api/v1/node/users", "/api/v1/node/users;a=b/7",
        }) {
            assertThat(allows(role, "GET", path)).as(path).isEqualTo(expected);
        }
    }

    @Test
    void whatConcernsOnlyWhoAsksNeedsNoRole() {
        for (String path : new String[] {"/api/v1/aaa/user-info", "/policy/api/v1/aaa/effective-permissions"}) {
            assertThat(Authorization.refusal("GET", path(path), "", RoleSet.NONE))
                    .isEmpty();
        }
        assertThat(Authorization.refusal("POST", path("/api/session/destroy"), "", RoleSet.NONE))
                .isEmpty();
    }

    @Test
    void everybodyMayChangeTheirOwnPassword() {
        assertThat(Authorization.refusal("POST", path("/api/v1/node/users"), "reset_own_password", RoleSet.NONE))
                .isEmpty();
        assertThat(Authorization.refusal("POST", path("/api/v1/node/users"), "create_user", RoleSet.NONE))
                .isPresent();
        assertThat(Authorization.refusal("POST", path("/api/v1/node/users/7"), "reset_own_password", RoleSet.NONE))
                .isPresent();
        assertThat(Authorization.refusal("DELETE", path("/api/v1/node/users"), "reset_own_password", RoleSet.NONE))
                .isPresent();
    }

    @Test
    void refusalNamesRoleFeatureAndWhatIsNeeded() {
        assertThat(Authorization.refusal(
                        "PUT",
                        path("/policy/api/v1/infra/services/s"),
                        "",
                        RoleSet.of(Role.AUDITOR, Role.SECURITY_OP, Role.AUDITOR)))
                .contains("Somebody with the roles security_op, auditor has the permission read on policy_services, and"
                        + " crud is needed. Ask an enterprise administrator for a role that may.");
    }

    @Test
    void rolesAddUp() {
        RoleSet both = RoleSet.union(List.of(RoleSet.of(Role.AUDITOR), RoleSet.of(Role.SECURITY_ENGINEER)));

        assertThat(both.on(Feature.USER_MANAGEMENT)).isEqualTo(Permission.READ);
        assertThat(both.on(Feature.POLICY_DFW)).isEqualTo(Permission.CRUD);
        assertThat(RoleSet.NONE.on(Feature.POLICY_DFW)).isEqualTo(Permission.NONE);
    }

    @Test
    void everyPermissionOfTheAdministratorIsTheMost() {
        assertThat(Stream.of(Feature.values()).map(Role.ENTERPRISE_ADMIN::on)).containsOnly(Permission.CRUD);
    }
}
