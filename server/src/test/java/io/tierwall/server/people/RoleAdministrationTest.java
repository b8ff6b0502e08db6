package io.tierwall.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.model.Naming;
import io.tierwall.model.problem.Problem;
import io.tierwall.server.auth.Account;
import io.tierwall.server.auth.Accounts;
import io.tierwall.server.people.RoleBinding.Said;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.server.roles.Role;
import io.tierwall.server.roles.RoleSet;
import io.tierwall.server.testing.MemorySecretStore;
import io.tierwall.server.testing.MemorySettingStore;
import io.tierwall.server.testing.TestClock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Accounts and their roles belong together. */
final class RoleAdministrationTest {

    private static final String AUTHOR = "admin";

    private final TestClock clock = new TestClock();
    private final MemorySettingStore settings = new MemorySettingStore();
    private final Accounts accounts =
            Accounts.open("the password of admin", settings, new MemorySecretStore(), new SecureRandom(), clock);
    private final RoleAdministration roles = open();
    private final AccountAdministration people = new AccountAdministration(accounts, roles, clock);

    private RoleAdministration open() {
        return RoleAdministration.open(accounts, settings, clock, UUID::randomUUID);
    }

    private static AccountChange named(String name) {
        return new AccountChange(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static Said said(Principal principal, Role... given) {
        return new Said(Naming.of(principal.name()), principal, RoleSet.of(given));
    }

    private RoleBinding bindingOf(String name) {
        return roles.bindings().stream()
                .filter(binding -> binding.principal().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void newAccountIsAnAuditorUntilSomebodySaysOtherwise() {
        people.create(AUTHOR, named("bob"));
        assertThat(roles.rolesOf("bob")).isEqualTo(RoleSet.of(Role.AUDITOR));

        roles.rebind(
                AUTHOR,
                bindingOf("bob").id(),
                said(Principal.account("bob"), Role.SECURITY_ENGINEER),
                OptionalInt.empty());

        assertThat(roles.rolesOf("bob")).isEqualTo(RoleSet.of(Role.SECURITY_ENGINEER));
        assertThat(open().rolesOf("bob")).isEqualTo(RoleSet.of(Role.SECURITY_ENGINEER));
    }

    @Test
    void accountWithoutABindingHasNoRole() {
        people.create(AUTHOR, named("bob"));

        roles.unbind(AUTHOR, bindingOf("bob").id());

        assertThat(roles.rolesOf("bob")).isEqualTo(RoleSet.NONE);
    }

    @Test
    void nobodyInheritsTheRolesOfAnAccountThatIsGone() {
        Account bob = people.create(AUTHOR, named("bob"));
        roles.unbind(AUTHOR, bindingOf("bob").id());
        roles.bind(AUTHOR, said(Principal.account("bob"), Role.ENTERPRISE_ADMIN));

        people.remove(AUTHOR, bob.id());
        people.create(AUTHOR, named("bob"));

        assertThat(roles.rolesOf("bob")).isEqualTo(RoleSet.of(Role.AUDITOR));
        assertThat(roles.bindings()).hasSize(1);
    }

    @Test
    void rolesOfOthersOfTheSameNameAreNotTheAccounts() {
        people.create(AUTHOR, named("bob"));

        roles.bind(
                AUTHOR,
                said(
                        new Principal(Principal.Type.REMOTE_USER, "bob", new Principal.IdentitySource("LDAP", "corp")),
                        Role.ENTERPRISE_ADMIN));

        assertThat(roles.rolesOf("bob")).isEqualTo(RoleSet.of(Role.AUDITOR));
    }

    @Test
    void bindingsOfAccountsThatAreGoneAreStale() {
        Account bob = people.create(AUTHOR, named("bob"));
        RoleBinding binding = bindingOf("bob");
        assertThat(roles.isStale(binding)).isFalse();

        accounts.remove(bob);
        assertThat(roles.isStale(binding)).isTrue();
        roles.unbindStale(AUTHOR);

        assertThat(roles.bindings()).isEmpty();
    }

    @Test
    void administratorHasEveryRoleThatMattersAndCannotBeBound() {
        assertThat(roles.rolesOf("admin")).isEqualTo(RoleSet.of(Role.ENTERPRISE_ADMIN));
        assertThatThrownBy(() -> roles.bind(AUTHOR, said(Principal.account("admin"), Role.AUDITOR)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("may do everything");
    }

    @Test
    void whatIsStoredIsReadAgainWhole() {
        roles.bind(
                AUTHOR,
                said(
                        new Principal(
                                Principal.Type.REMOTE_GROUP, "cn=ops", new Principal.IdentitySource("OIDC", "idp")),
                        Role.NETWORK_OP,
                        Role.SECURITY_OP));

        assertThat(open().bindings()).isEqualTo(roles.bindings());
    }

    @Test
    void allProblemsOfABindingAreNamedAtOnce() throws JsonProcessingException {
        String body = """
                {"type":"robot","identity_source_type":"PAPER","colour":"red","roles":[{"role":"king"},{"role":7}],
                 "roles_for_paths":[{"path":"/orgs/default","roles":[{"role":"auditor"}]}],"tags":[{"scope":1}]}""";

        assertThatThrownBy(() -> RoleBindingFormat.read("b", new ObjectMapper().readTree(body)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.problems().stream().map(Problem::field))
                                .contains(
                                        "type",
                                        "name",
                                        "identity_source_type",
                                        "colour",
                                        "roles[0].role",
                                        "roles[1].role",
                                        "roles_for_paths[0].path",
                                        "tags[0].scope"));
    }

    @Test
    void pathThatIsToBeRemovedSaysNothingOfRoles() throws JsonProcessingException {
        String body = """
                {"type":"local_user","name":"bob","read_roles_for_paths":true,"roles":[{"role":"enterprise_admin"}],
                 "roles_for_paths":[{"path":"/","roles":[{"role":"auditor"}]},
                  {"path":"/orgs/default","delete_path":true,"roles":[{"role":"org_admin"}]}]}""";

        assertThat(RoleBindingFormat.read("b", new ObjectMapper().readTree(body))
                        .roles())
                .isEqualTo(RoleSet.of(Role.AUDITOR));
    }

    @Test
    void rejectionsNameTheAccountAndTheField() {
        people.create(AUTHOR, named("bob"));

        for (String name : List.of("bob", "admin", "system", "", "a:b", "x".repeat(33))) {
            assertThatThrownBy(() -> people.create(AUTHOR, named(name)))
                    .as(name)
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            rejected -> assertThat(rejected.problems())
                                    .singleElement()
                                    .extracting(Problem::field)
                                    .isEqualTo("username"));
        }
    }
}
