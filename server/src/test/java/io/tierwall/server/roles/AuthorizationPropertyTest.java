package io.tierwall.server.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every path, known or not. */
final class AuthorizationPropertyTest {

    private static final int TRIES = 200;
    private static final List<String> END_OF_SESSION = List.of("api", "session", "destroy");

    @Provide
    Arbitrary<List<String>> paths() {
        Arbitrary<String> segments = Arbitraries.of(
                "policy",
                "api",
                "v1",
                "infra",
                "domains",
                "default",
                "groups",
                "services",
                "security-policies",
                "aaa",
                "role-bindings",
                "user-info",
                "node",
                "users",
                "tierwall",
                "clusters",
                "x",
                "x;y",
                "");
        return segments.list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "OPTIONS", "get", "BREW");
    }

    @Provide
    Arbitrary<RoleSet> roleSets() {
        return Arbitraries.of(Role.class).list().ofMaxSize(3).map(RoleSet::new);
    }

    private static boolean allows(String method, List<String> path, RoleSet roles) {
        return Authorization.refusal(method, path, "", roles).isEmpty();
    }

    @Property(tries = TRIES)
    void enterpriseAdministratorMayDoEverything(@ForAll("methods") String method, @ForAll("paths") List<String> path) {
        assertThat(allows(method, path, RoleSet.of(Role.ENTERPRISE_ADMIN))).isTrue();
    }

    @Property(tries = TRIES)
    void moreRolesNeverPermitLess(
            @ForAll("methods") String method,
            @ForAll("paths") List<String> path,
            @ForAll("roleSets") RoleSet some,
            @ForAll("roleSets") RoleSet others) {
        if (allows(method, path, some)) {
            assertThat(allows(method, path, RoleSet.union(List.of(some, others))))
                    .isTrue();
        }
    }

    @Property(tries = TRIES)
    void whoOnlyReadsChangesNothing(@ForAll("methods") String method, @ForAll("paths") List<String> path) {
        RoleSet readers = RoleSet.of(Role.SECURITY_OP, Role.NETWORK_ENGINEER, Role.NETWORK_OP, Role.AUDITOR);
        boolean reads = method.equals("GET") || method.equals("HEAD");

        if (!reads && !path.equals(END_OF_SESSION)) {
            assertThat(allows(method, path, readers)).isFalse();
        }
    }
}
