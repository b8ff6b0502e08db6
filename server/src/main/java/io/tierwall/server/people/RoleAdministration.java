package io.tierwall.server.people;

import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.auth.Account;
import io.tierwall.server.auth.Accounts;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.server.roles.Role;
import io.tierwall.server.roles.RoleSet;
import io.tierwall.store.SettingStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which role, and the only way to change it: one change at a time. Bindings of accounts take effect at once;
 * those of others are kept until there is a way for them to log in. Thread-safe.
 */
public final class RoleAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(RoleAdministration.class);

    private final Accounts accounts;
    private final RoleBindings bindings;
    private final Clock clock;
    private final Supplier<UUID> identifiers;

    private RoleAdministration(Accounts accounts, RoleBindings bindings, Clock clock, Supplier<UUID> identifiers) {
        this.accounts = accounts;
        this.bindings = bindings;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Reads the bindings that are kept.
     *
     * @throws IllegalArgumentException when one cannot be read
     */
    public static RoleAdministration open(
            Accounts accounts, SettingStore settings, Clock clock, Supplier<UUID> identifiers) {
        return new RoleAdministration(accounts, RoleBindings.open(settings), clock, identifiers);
    }

    /** The roles that an account has now. Never waits. */
    public RoleSet rolesOf(String user) {
        return user.equals(Account.ADMIN) ? RoleSet.of(Role.ENTERPRISE_ADMIN) : bindings.rolesOfAccount(user);
    }

    /** All bindings, in the order of names. */
    public List<RoleBinding> bindings() {
        return bindings.list();
    }

    /**
     * The binding of this id.
     *
     * @throws RejectedException when there is none
     */
    public RoleBinding binding(String id) {
        return bindings.find(id).orElseThrow(() -> Rejections.missing("role binding", id));
    }

    /** The account that a binding is of, if it is of one that is there. */
    public Optional<Account> account(RoleBinding binding) {
        return binding.principal().isAccount()
                ? accounts.find(binding.principal().name())
                : Optional.empty();
    }

    /** Whether a binding is of an account that is not there. */
    public boolean isStale(RoleBinding binding) {
        return binding.principal().isAccount() && account(binding).isEmpty();
    }

    /**
     * Gives somebody roles.
     *
     * @throws RejectedException when they have a binding already, or are an account that is not there
     */
    public synchronized RoleBinding bind(String author, RoleBinding.Said said) {
        Problems problems = new Problems();
        Principal principal = said.principal();
        if (principal.isAccount() && principal.name().equals(Account.ADMIN)) {
            report(problems, ProblemCode.SYSTEM_OWNED, "This account may do everything. Leave it as it is.");
        } else if (principal.isAccount() && accounts.find(principal.name()).isEmpty()) {
            report(problems, ProblemCode.VALUE_UNKNOWN, "There is no account of this name. Create it first.");
        }
        bindings.of(principal)
                .forEach(known -> report(
                        problems,
                        ProblemCode.DUPLICATE,
                        "The binding " + known.id() + " gives them roles already. Change that one."));
        Rejections.throwUnlessEmpty(problems);
        return add(author, said);
    }

    private static void report(Problems problems, ProblemCode code, String sentence) {
        problems.add(new Problem(code, "", "name", sentence));
    }

    private RoleBinding add(String author, RoleBinding.Said said) {
        UUID id = identifiers.get();
        Instant now = clock.instant();
        RoleBinding binding = new RoleBinding(id.toString(), said, new SystemFields(id, 0, author, now, author, now));
        bindings.put(binding);
        LOG.info("{} has given {} the roles {}", author, said.principal(), said.roles());
        return binding;
    }

    /** Makes a new account an auditor, as NSX does; what an earlier one of this name may have left is removed. */
    synchronized void welcome(String author, Account account) {
        dismiss(author, account);
        add(
                author,
                new RoleBinding.Said(
                        Naming.of(account.name()), Principal.account(account.name()), RoleSet.of(Role.AUDITOR)));
    }

    /** Takes all roles of an account away, so that nobody inherits them with its name. */
    synchronized void dismiss(String author, Account account) {
        bindings.of(Principal.account(account.name())).forEach(binding -> remove(author, binding));
    }

    /**
     * Replaces what is said of a binding; saying the same again changes nothing.
     *
     * @param revision the one that was read, if it has to be the current one
     * @throws RejectedException when it is not, when somebody else is named, or when there is no such binding
     */
    public synchronized RoleBinding rebind(String author, String id, RoleBinding.Said said, OptionalInt revision) {
        RoleBinding known = binding(id);
        Problems problems = new Problems();
        if (!said.principal().isSameAs(known.principal())) {
            problems.add(new Problem(
                    ProblemCode.IMMUTABLE, id, "name", "Whom a binding is about never changes. Make another one."));
        }
        int current = known.system().revision();
        if (revision.isPresent() && revision.getAsInt() != current) {
            problems.add(new Problem(
                    ProblemCode.REVISION_STALE,
                    id,
                    "_revision",
                    "The binding is at revision " + current + ", and " + revision.getAsInt()
                            + " was sent. Read it again, then repeat the change."));
        }
        Rejections.throwUnlessEmpty(problems);
        return said.equals(known.said()) ? known : replace(author, known, said);
    }

    private RoleBinding replace(String author, RoleBinding known, RoleBinding.Said said) {
        RoleBinding changed = new RoleBinding(known.id(), said, known.system().changedBy(author, clock.instant()));
        bindings.put(changed);
        LOG.info("{} has given {} the roles {} for {}", author, said.principal(), said.roles(), known.roles());
        return changed;
    }

    /**
     * Removes a binding; what it gave is gone at once.
     *
     * @throws RejectedException when there is none
     */
    public synchronized void unbind(String author, String id) {
        remove(author, binding(id));
    }

    /** Removes the bindings of accounts that are not there. */
    public synchronized void unbindStale(String author) {
        bindings.list().stream().filter(this::isStale).forEach(binding -> remove(author, binding));
    }

    private void remove(String author, RoleBinding binding) {
        bindings.remove(binding);
        LOG.info("{} has taken the roles {} from {}", author, binding.roles(), binding.principal());
    }
}
