package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Locale;

/** Answers what clients ask about themselves: who they are and what they may do. Nothing of it is kept. */
final class Reviews {

    private static final String AUTHORIZATION = "authorization.k8s.io";
    private static final ResourceType ACCESS = type(AUTHORIZATION, "SelfSubjectAccessReview");
    private static final ResourceType RULES = type(AUTHORIZATION, "SelfSubjectRulesReview");
    private static final ResourceType SUBJECT = type("authentication.k8s.io", "SelfSubjectReview");

    /** The kinds that are asked with. */
    static final List<ResourceType> TYPES = List.of(SUBJECT, ACCESS, RULES);

    private Reviews() {}

    private static ResourceType type(String group, String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        return new ResourceType(group, "v1", kind, singular + "s", singular, List.of(), false, false, List.of());
    }

    /** Whether a path is one of theirs. */
    static boolean isOne(ResourcePath path) {
        return TYPES.stream()
                .anyMatch(type -> type.group().equals(path.group())
                        && type.version().equals(path.version())
                        && type.plural().equals(path.plural())
                        && path.name().isEmpty());
    }

    static Answer answer(ResourcePath path, ApiRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiException.notAllowed();
        }
        ObjectNode review = request.body().object(request.mediaType());
        ObjectNode status = review.putObject("status");
        User user = request.user();
        if (path.plural().equals(ACCESS.plural())) {
            boolean allowed = isAllowed(user, review.path("spec"));
            status.put("allowed", allowed);
            if (!allowed) {
                status.put("reason", "no rule grants it to " + user.title());
            }
        } else if (path.plural().equals(RULES.plural())) {
            rules(user, status);
        } else {
            ObjectNode info = status.putObject("userInfo").put("username", user.title());
            info.putArray("groups").add("system:authenticated");
        }
        return Answer.created(review);
    }

    private static boolean isAllowed(User user, JsonNode spec) {
        JsonNode asked = spec.path("resourceAttributes");
        return asked.isMissingNode()
                ? user.mayOutsideOfResources(
                        spec.at("/nonResourceAttributes/verb").asText())
                : user.may(
                        asked.path("verb").asText(),
                        asked.path("group").asText(),
                        asked.path("resource").asText());
    }

    private static void rules(User user, ObjectNode status) {
        ArrayNode rules = status.putArray("resourceRules");
        user.grants().forEach(grant -> {
            ObjectNode rule = rules.addObject();
            Documents.strings(rule, "verbs", grant.verbs());
            Documents.strings(rule, "apiGroups", grant.groups());
            Documents.strings(rule, "resources", grant.resources());
        });
        ObjectNode other = status.putArray("nonResourceRules").addObject();
        Documents.strings(other, "verbs", List.of(user.mayOutsideOfResources("*") ? "*" : "get"));
        Documents.strings(other, "nonResourceURLs", List.of("*"));
        status.put("incomplete", false);
    }
}
