package io.tierwall.server.auth;

import io.tierwall.store.SecretStore;
import io.tierwall.store.SettingStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts of this manager: {@code admin}, whose password is set from outside, and those that are made. Passwords
 * are not kept, only what they can be compared with. Checking is thread-safe; changes are made one at a time, by who
 * calls.
 */
public final class Accounts {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AccountStore store;
    private final PasswordDigests digests;
    private final PasswordHash nobodys;
    private final SecureRandom random;
    private final Clock clock;

    private record Entry(Account account, Credential credential) {}

    private Accounts(AccountStore store, SecureRandom random, Clock clock) {
        this.store = store;
        this.digests = new PasswordDigests(random);
        this.nobodys = PasswordHash.nobodys(random);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Reads the accounts that are kept.
     *
     * @param adminPassword of {@code admin}
     * @throws IllegalArgumentException when one cannot be read
     */
    public static Accounts open(
            String adminPassword, SettingStore settings, SecretStore secrets, SecureRandom random, Clock clock) {
        Accounts accounts = new Accounts(new AccountStore(settings, secrets), random, clock);
        Account admin = new Account(Account.ADMIN_ID, Account.ADMIN, Account.ADMIN, 0, 0, clock.instant());
        accounts.keep(admin, Credential.ofDigest(accounts.digests.of(adminPassword)));
        accounts.store.accounts().forEach(account -> accounts.keep(account, accounts.store.credential(account)));
        return accounts;
    }

    private void keep(Account account, Credential credential) {
        entries.put(account.name(), new Entry(account, credential));
    }

    /** Who this is, where it is known already that the password fits. Quick. */
    Optional<Login> recognize(String name, String password) {
        byte[] digest = digests.of(password);
        return Optional.ofNullable(entries.get(name))
                .map(Entry::credential)
                .filter(credential -> credential.recognizes(digest))
                .map(credential -> new Login(name, credential));
    }

    /** Who this is, if the password fits. Takes as long for a name that does not exist. Slow. */
    Optional<Login> verify(String name, String password) {
        byte[] digest = digests.of(password);
        Credential credential =
                Optional.ofNullable(entries.get(name)).map(Entry::credential).orElseGet(Credential::none);
        return credential.verifies(password, nobodys, digest)
                ? Optional.of(new Login(name, credential))
                : Optional.empty();
    }

    /** Whether the account is still there, and has still the password that was shown. */
    boolean isCurrent(Login login) {
        return Optional.ofNullable(entries.get(login.user()))
                .filter(entry -> entry.credential().equals(login.credential()))
                .isPresent();
    }

    /** All of them, by id. */
    public List<Account> list() {
        return entries.values().stream()
                .map(Entry::account)
                .sorted(Comparator.comparingInt(Account::id))
                .toList();
    }

    /** The account of this name. */
    public Optional<Account> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::account);
    }

    /** The account of this id. */
    public Optional<Account> find(int id) {
        return list().stream().filter(account -> account.id() == id).findFirst();
    }

    /** Whether somebody can log in with it. */
    public boolean isActive(Account account) {
        return Optional.ofNullable(entries.get(account.name()))
                .filter(entry -> entry.credential().isUsable())
                .isPresent();
    }

    /** Whether this is an account's password. Slow. */
    public boolean hasPassword(Account account, String password) {
        return recognize(account.name(), password).isPresent()
                || verify(account.name(), password).isPresent();
    }

    /** An id that no account has. */
    public int nextId() {
        return list().getLast().id() + 1;
    }

    /** Keeps an account as it is now; one that is new has no password yet. */
    public void put(Account account) {
        Credential credential = Optional.ofNullable(entries.get(account.name()))
                .map(Entry::credential)
                .orElseGet(Credential::none);
        store.put(account);
        keep(account, credential);
    }

    /** Gives an account another password; whoever is logged in with the old one no longer is. Slow. */
    public void setPassword(Account account, String password) {
        PasswordHash hash = PasswordHash.of(password, random);
        store.put(account, hash);
        keep(account, Credential.of(hash)); // Before anything else can fail: the old one is gone.
        put(account.withPasswordChanged(clock.instant()));
    }

    /** Takes an account's password away: nobody can log in with it, and whoever is no longer is. */
    public void deactivate(Account account) {
        store.removePassword(account);
        keep(account, Credential.none());
    }

    /** Removes an account; whoever is logged in with it no longer is. */
    public void remove(Account account) {
        store.remove(account);
        entries.remove(account.name());
    }
}
