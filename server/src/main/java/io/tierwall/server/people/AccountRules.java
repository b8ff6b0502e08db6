package io.tierwall.server.people;

import io.tierwall.model.SystemFields;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What names, passwords and numbers of accounts have to be. Pure. */
final class AccountRules {

    static final int MIN_PASSWORD = 12;
    static final int MAX_PASSWORD = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][-A-Za-z0-9@_.]{0,31}");
    private static final int MAX_FULL_NAME = 255;
    private static final int MAX_DAYS = 9_999;

    private final String object;
    private final Problems problems;

    /** @param object what problems are about */
    AccountRules(String object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    void check(AccountChange change) {
        change.fullName()
                .filter(name -> name.length() > MAX_FULL_NAME)
                .ifPresent(_ -> report(
                        ProblemCode.LIMIT_EXCEEDED,
                        "full_name",
                        "There may be " + MAX_FULL_NAME + " characters. Shorten it."));
        change.password().ifPresent(this::checkPassword);
        checkDays("password_change_frequency", change.changeFrequency());
        checkDays("password_change_warning", change.changeWarning());
    }

    void checkName(String name) {
        if (name.isEmpty()) {
            report(ProblemCode.FIELD_REQUIRED, "username", "The field is required. Add it.");
        } else if (!NAME.matcher(name).matches()) {
            report(
                    ProblemCode.IDENTIFIER_INVALID,
                    "username",
                    "A name begins with a letter and has at most 32 letters, digits, dots, dashes, underscores and @."
                            + " Choose another.");
        } else if (name.equals(SystemFields.SYSTEM_USER)) {
            report(ProblemCode.SYSTEM_OWNED, "username", "The name stands for Tierwall itself. Choose another.");
        }
    }

    void checkPassword(String password) {
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            report(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    "password",
                    "A password has at least " + MIN_PASSWORD + " and at most " + MAX_PASSWORD
                            + " characters. Choose another.");
        }
    }

    private void checkDays(String field, OptionalInt days) {
        if (days.isPresent() && (days.getAsInt() < 0 || days.getAsInt() > MAX_DAYS)) {
            report(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    field,
                    "The number of days has to be within 0 and " + MAX_DAYS + ". Change it.");
        }
    }

    void report(ProblemCode code, String field, String sentence) {
        problems.add(new Problem(code, object, field, sentence));
    }
}
