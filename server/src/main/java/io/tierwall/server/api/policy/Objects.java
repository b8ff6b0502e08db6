package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.api.http.Page;
import io.tierwall.wire.WireObjects;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads objects and lists of an intent as NSX shows them. */
final class Objects {

    private Objects() {}

    /** One object; a policy with its rules. */
    static ObjectNode item(Intent intent, IntentPath path) {
        Optional<PolicyTree> policy = intent.policy(path);
        return policy.map(WireObjects::write)
                .or(() -> intent.object(path).map(WireObjects::write))
                .orElseThrow(() -> ApiException.notFound(path.value()));
    }

    /** The page of a list that a call asks for; policies without their rules. */
    static ObjectNode list(Intent intent, Address.Listing listing, Call call) {
        IntentPath parent = listing.parent();
        boolean exists = parent.equals(IntentPath.INFRA)
                || parent.equals(IntentPath.ENFORCEMENT_POINT)
                || intent.object(parent).isPresent();
        if (!exists) {
            throw ApiException.notFound(parent.value());
        }
        boolean count = call.flag("include_rule_count", false);
        List<? extends IntentObject> all = listing.kind().list(intent, parent).stream()
                .filter(ListFilter.of(listing.kind(), call))
                .toList();
        Function<IntentObject, ObjectNode> format = object -> listed(intent, object, count);
        return listing.kind() == Kind.SPAN
                ? Page.by("display_name", call, List.copyOf(all), format)
                : Page.of(call, List.copyOf(all), format);
    }

    private static ObjectNode listed(Intent intent, IntentObject object, boolean count) {
        ObjectNode item = WireObjects.write(object);
        if (count && object instanceof SecurityPolicy) {
            int rules = intent.policy(object.path())
                    .map(tree -> tree.rules().size())
                    .orElse(0);
            item.put("rule_count", rules);
        }
        return item;
    }
}
