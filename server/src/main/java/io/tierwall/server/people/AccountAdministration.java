package io.tierwall.server.people;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.auth.Account;
import io.tierwall.server.auth.Accounts;
import io.tierwall.server.publish.RejectedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts, and the only way to change them: one change at a time. Whoever is logged in with an account that is
 * removed, deactivated or given another password no longer is. Thread-safe.
 */
public final class AccountAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(AccountAdministration.class);

    private final Accounts accounts;
    private final RoleAdministration roles;
    private final Clock clock;

    public AccountAdministration(Accounts accounts, RoleAdministration roles, Clock clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.clock = clock;
    }

    /** All accounts, by id. */
    public List<Account> list() {
        return accounts.list();
    }

    /**
     * The account of this id.
     *
     * @throws RejectedException when there is none
     */
    public Account find(int id) {
        return accounts.find(id).orElseThrow(() -> Rejections.missing("account", String.valueOf(id)));
    }

    /** Whether somebody can log in with an account. */
    public boolean isActive(Account account) {
        return accounts.isActive(account);
    }

    /**
     * Makes an account; without a password nobody can log in with it.
     *
     * @throws RejectedException with everything that is wrong
     */
    public synchronized Account create(String author, AccountChange change) {
        String name = change.name().orElse("");
        Problems problems = new Problems();
        AccountRules rules = new AccountRules(name, problems);
        rules.checkName(name);
        if (accounts.find(name).isPresent()) {
            rules.report(ProblemCode.DUPLICATE, "username", "There is an account of this name. Choose another.");
        }
        rules.check(change);
        Rejections.throwUnlessEmpty(problems);
        Account account = changed(new Account(accounts.nextId(), name, name, 0, 0, clock.instant()), change);
        accounts.put(account);
        roles.welcome(author, account);
        LOG.info("{} has created the account {}", author, name);
        change.password().ifPresent(password -> setPassword(author, account, password));
        return find(account.id());
    }

    /**
     * Changes an account.
     *
     * @throws RejectedException with everything that is wrong
     */
    public synchronized Account change(String author, int id, AccountChange change) {
        Account account = changeable(id);
        Problems problems = new Problems();
        AccountRules rules = new AccountRules(account.name(), problems);
        if (change.name().filter(name -> !name.equals(account.name())).isPresent()) {
            rules.report(ProblemCode.IMMUTABLE, "username", "A name never changes. Make another account.");
        }
        rules.check(change);
        if (change.password().isPresent()
                && change.oldPassword()
                        .filter(old -> !accounts.hasPassword(account, old))
                        .isPresent()) {
            rules.report(
                    ProblemCode.VALUE_UNKNOWN,
                    "old_password",
                    "This is not the account's password. Send the right one, or reset it.");
        }
        Rejections.throwUnlessEmpty(problems);
        Account changed = changed(account, change);
        accounts.put(changed);
        LOG.info("{} has changed the account {}", author, account.name());
        change.password().ifPresent(password -> setPassword(author, changed, password));
        return find(id);
    }

    private static Account changed(Account account, AccountChange change) {
        return new Account(
                account.id(),
                account.name(),
                change.fullName().orElse(account.fullName()),
                change.changeFrequency().orElse(account.changeFrequency()),
                change.changeWarning().orElse(account.changeWarning()),
                account.passwordChanged());
    }

    /**
     * Gives an account another password.
     *
     * @throws RejectedException when it is missing, too short or too long
     */
    public synchronized Account resetPassword(String author, int id, Optional<String> password) {
        Account account = changeable(id);
        Problems problems = new Problems();
        new AccountRules(account.name(), problems).checkPassword(password.orElse(""));
        Rejections.throwUnlessEmpty(problems);
        setPassword(author, account, password.orElseThrow());
        return find(id);
    }

    /**
     * Lets somebody change their own password.
     *
     * @throws RejectedException when the old one is not right, or the new one is missing, too short or too long
     */
    public synchronized void changeOwnPassword(String name, Optional<String> old, Optional<String> password) {
        Account account = changeable(accounts.find(name)
                .orElseThrow(() -> Rejections.missing("account", name))
                .id());
        Problems problems = new Problems();
        AccountRules rules = new AccountRules(name, problems);
        rules.checkPassword(password.orElse(""));
        if (old.filter(shown -> accounts.hasPassword(account, shown)).isEmpty()) {
            rules.report(
                    ProblemCode.VALUE_UNKNOWN,
                    "old_password",
                    "This is not your password. Send the one that you have.");
        }
        Rejections.throwUnlessEmpty(problems);
        setPassword(name, account, password.orElseThrow());
    }

    private void setPassword(String author, Account account, String password) {
        accounts.setPassword(account, password);
        LOG.info("{} has set the password of the account {}", author, account.name());
    }

    /** Takes an account's password away: nobody can log in with it. */
    public synchronized Account deactivate(String author, int id) {
        Account account = changeable(id);
        accounts.deactivate(account);
        LOG.info("{} has deactivated the account {}", author, account.name());
        return account;
    }

    /** Removes an account and its roles. */
    public synchronized void remove(String author, int id) {
        Account account = changeable(id);
        roles.dismiss(author, account);
        accounts.remove(account);
        LOG.info("{} has removed the account {}", author, account.name());
    }

    private Account changeable(int id) {
        Account account = find(id);
        Problems problems = new Problems();
        if (account.isAdmin()) {
            new AccountRules(account.name(), problems)
                    .report(
                            ProblemCode.SYSTEM_OWNED,
                            "",
                            "This account is always there, and its password is set where the manager is started. Leave"
                                    + " it as it is.");
        }
        Rejections.throwUnlessEmpty(problems);
        return account;
    }
}
