package io.tierwall.server.api.aaa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.problem.Problems;
import io.tierwall.server.auth.Account;
import io.tierwall.server.people.AccountChange;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.wire.ObjectReader;
import java.time.Duration;
import java.time.Instant;

/** Accounts in NSX's JSON. A password goes in and never comes out. Pure. */
final class AccountFormat {

    private AccountFormat() {}

    /**
     * Reads what somebody says of an account.
     *
     * @param account what problems are about; empty while it is not known
     * @throws RejectedException with everything that has the wrong type or is unknown
     */
    static AccountChange read(String account, JsonNode body) {
        Problems problems = new Problems();
        ObjectReader in = new ObjectReader(body, account, "", problems);
        AccountChange change = new AccountChange(
                in.string("username"),
                in.string("full_name").filter(name -> !name.isEmpty()),
                in.string("password").filter(password -> !password.isEmpty()),
                in.string("old_password").filter(password -> !password.isEmpty()),
                in.integer("password_change_frequency"),
                in.integer("password_change_warning"));
        in.ignore("userid", "status", "last_password_change", "password_reset_required");
        in.end();
        if (!problems.isEmpty()) {
            throw new RejectedException(problems.list());
        }
        return change;
    }

    static ObjectNode write(Account account, boolean active, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("userid", account.id())
                .put("username", account.name())
                .put("full_name", account.fullName())
                .put("status", active ? "ACTIVE" : "NOT_ACTIVATED")
                .put("password_change_frequency", account.changeFrequency())
                .put("password_change_warning", account.changeWarning())
                .put("password_reset_required", false)
                .put(
                        "last_password_change",
                        Duration.between(account.passwordChanged(), now).toDays());
    }
}
