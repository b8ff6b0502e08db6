package io.tierwall.server.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.store.SecretStore;
import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps accounts: what people may know of them as settings, the hashes of their passwords as secrets. */
final class AccountStore {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);
    private static final String SETTINGS = "aaa/accounts/";
    private static final String SECRETS = "account/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettingStore settings;
    private final SecretStore secrets;

    AccountStore(SettingStore settings, SecretStore secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * All accounts.
     *
     * @throws IllegalArgumentException when one of them cannot be read
     */
    List<Account> accounts() {
        return settings.list(SETTINGS).values().stream().map(AccountStore::read).toList();
    }

    /** What an account's password is compared with; nothing fits when that cannot be read. */
    Credential credential(Account account) {
        try {
            Optional<PasswordHash> hash = secrets.find(SECRETS + account.name()).map(PasswordHash::read);
            return hash.map(Credential::of).orElseGet(Credential::none);
        } catch (StoreException.Unavailable | IllegalArgumentException e) {
            LOG.warn("the password of the account {} cannot be read, reset it: {}", account.name(), e.getMessage());
            return Credential.none();
        }
    }

    void put(Account account) {
        settings.put(SETTINGS + account.name(), write(account));
    }

    void put(Account account, PasswordHash hash) {
        secrets.put(SECRETS + account.name(), hash.written());
    }

    void removePassword(Account account) {
        secrets.remove(SECRETS + account.name());
    }

    /** The account first: a hash without one lets nobody in. */
    void remove(Account account) {
        settings.remove(SETTINGS + account.name());
        removePassword(account);
    }

    private static String write(Account account) {
        return JSON.createObjectNode()
                .put("userid", account.id())
                .put("username", account.name())
                .put("full_name", account.fullName())
                .put("password_change_frequency", account.changeFrequency())
                .put("password_change_warning", account.changeWarning())
                .put("password_changed", account.passwordChanged().toString())
                .toString();
    }

    private static Account read(String written) {
        try {
            JsonNode in = JSON.readTree(written);
            return new Account(
                    in.path("userid").asInt(),
                    in.path("username").asText(),
                    in.path("full_name").asText(),
                    in.path("password_change_frequency").asInt(),
                    in.path("password_change_warning").asInt(),
                    Instant.parse(in.path("password_changed").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an account cannot be read", e);
        }
    }
}
