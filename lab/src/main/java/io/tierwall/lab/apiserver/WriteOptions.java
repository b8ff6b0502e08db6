package io.tierwall.lab.apiserver;

import io.tierwall.lab.apiserver.fields.Writer;
import io.tierwall.lab.objects.ApiException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * How something is to be written.
 *
 * @param dryRun whether all is done but the writing
 * @param fieldManager empty when the client does not say
 * @param validation what becomes of fields that nobody knows
 * @param force whether an apply takes fields from others
 * @param userAgent who the client says it is
 */
record WriteOptions(boolean dryRun, String fieldManager, FieldValidation validation, boolean force, String userAgent) {

    private static final int LONGEST_MANAGER = 128;

    static WriteOptions of(ApiRequest request) {
        Query query = request.query();
        String dryRun = query.text("dryRun");
        if (!dryRun.isEmpty() && !dryRun.equals("All")) {
            throw ApiException.badRequest("dryRun: Unsupported value: \"" + dryRun + "\": supported values: \"All\"");
        }
        String manager = query.text("fieldManager");
        if (manager.length() > LONGEST_MANAGER) {
            throw ApiException.badRequest("fieldManager: Too long: may not be more than " + LONGEST_MANAGER + " bytes");
        }
        return new WriteOptions(
                !dryRun.isEmpty(), manager, FieldValidation.of(query), query.flag("force"), request.userAgent());
    }

    /** What the client is told besides. */
    Warnings warnings() {
        return validation.warnings();
    }

    /** Who writes: the field manager, or the program up to its version. */
    Writer writer(Target target, boolean applies, Clock clock) {
        int version = userAgent.indexOf('/');
        String program = version < 0 ? userAgent : userAgent.substring(0, version);
        String manager = !fieldManager.isEmpty() ? fieldManager : program.isEmpty() ? "unknown" : program;
        return new Writer(
                manager,
                applies,
                target.type().apiVersion(),
                target.status() ? "status" : "",
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
