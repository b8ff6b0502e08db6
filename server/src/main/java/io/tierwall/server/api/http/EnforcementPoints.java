package io.tierwall.server.api.http;

import io.tierwall.model.IntentPath;

/** There is one enforcement point; who names another asks about nothing. */
public final class EnforcementPoints {

    private static final String PARAMETER = "enforcement_point_path";

    private EnforcementPoints() {}

    /** @throws ApiException when the call names another one */
    public static void check(Call call) {
        call.query(PARAMETER)
                .filter(path -> !path.isEmpty() && !path.equals(IntentPath.ENFORCEMENT_POINT.value()))
                .ifPresent(path -> {
                    throw ApiException.badParameter(
                            PARAMETER, "there is only " + IntentPath.ENFORCEMENT_POINT + ", not " + path + ".");
                });
    }
}
