package io.tierwall.server.api.policy;

import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.server.api.group.MemberTypes;
import io.tierwall.server.api.http.Call;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which objects of a list a call wants, by the parameters that only this kind of list has. */
final class ListFilter {

    private ListFilter() {}

    static Predicate<IntentObject> of(Kind kind, Call call) {
        return switch (kind) {
            case GROUP ->
                call.query("member_types")
                        .filter(list -> !list.isBlank())
                        .map(ListFilter::withMembersAmong)
                        .orElse(_ -> true);
            case SERVICE -> byOrigin(call);
            case DOMAIN, SECURITY_POLICY, RULE, SPAN, CLUSTER -> _ -> true;
        };
    }

    private static Predicate<IntentObject> withMembersAmong(String list) {
        Set<String> types =
                Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        return object -> object instanceof Group group && types.containsAll(MemberTypes.of(group));
    }

    private static Predicate<IntentObject> byOrigin(Call call) {
        if (call.query("default_service").filter(text -> !text.isEmpty()).isEmpty()) {
            return _ -> true;
        }
        boolean predefined = call.flag("default_service", false);
        return object -> object.system().systemOwned() == predefined;
    }
}
