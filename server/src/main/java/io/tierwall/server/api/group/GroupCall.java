package io.tierwall.server.api.group;

import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;

/** Which group a call below {@code /policy/api/v1/infra/domains/{domain}/groups/{group}} is about. */
record GroupCall(IntentPath path) {

    private static final int DOMAIN = 5;
    private static final int GROUP = 7;

    static GroupCall of(Call call) {
        return new GroupCall(
                IntentPath.group(call.path(DOMAIN).getFirst(), call.path(GROUP).getFirst()));
    }

    /** The group as it is now. */
    Group in(Intent intent) {
        return intent.find(path, Group.class).orElseThrow(() -> ApiException.notFound(path.value()));
    }
}
