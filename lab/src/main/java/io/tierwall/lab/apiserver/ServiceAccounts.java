package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Service accounts that have a token in a Secret: fills in the token when the Secret is made, knows who says it, and
 * grants what ClusterRoles grant that are bound to the account in the whole cluster.
 */
final class ServiceAccounts implements Authentication, Admission {

    private static final String TYPE = "kubernetes.io/service-account-token";
    private static final String ACCOUNT = "kubernetes.io/service-account.name";
    private static final String SCHEME = "Bearer ";

    private final ObjectStore objects;
    private final Admission next;
    private final String certificate;
    private final SecureRandom random;

    /** @param next has its say first */
    ServiceAccounts(ObjectStore objects, Admission next, String certificate, SecureRandom random) {
        this.objects = objects;
        this.next = next;
        this.certificate = certificate;
        this.random = random;
    }

    @Override
    public void admitWrite(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
        next.admitWrite(type, before, after);
        if (type.equals(ResourceTypes.SECRETS) && after.path("type").asText().equals(TYPE)) {
            JsonNode known = before.<JsonNode>map(secret -> secret.path("data")).orElse(after.path("data"));
            String token = known.path("token").asText("");
            after.withObjectProperty("data")
                    .put(
                            "token",
                            token.isEmpty() ? base64(BearerToken.random(random).text()) : token)
                    .put("ca.crt", base64(certificate))
                    .put("namespace", base64(after.at("/metadata/namespace").asText()));
        }
    }

    @Override
    public List<String> warnings(ResourceType type, ObjectNode after) {
        return next.warnings(type, after);
    }

    @Override
    public void admitDelete(ResourceType type, ObjectNode object) {
        next.admitDelete(type, object);
    }

    @Override
    public Optional<User> user(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] said = base64(authorization.substring(SCHEME.length()).strip()).getBytes(StandardCharsets.US_ASCII);
        return objects.list(ResourceTypes.SECRETS).items().stream()
                .filter(secret -> secret.path("type").asText().equals(TYPE))
                .filter(secret -> MessageDigest.isEqual(
                        said, secret.at("/data/token").asText().getBytes(StandardCharsets.US_ASCII)))
                .findFirst()
                .flatMap(this::account);
    }

    private Optional<User> account(ObjectNode secret) {
        String namespace = secret.at("/metadata/namespace").asText();
        String name = secret.path("metadata").path("annotations").path(ACCOUNT).asText();
        return objects.find(ResourceTypes.SERVICE_ACCOUNTS, new ObjectKey(namespace, name))
                .map(_ -> new User("system:serviceaccount:" + namespace + ":" + name, grants(namespace, name)));
    }

    private List<User.Grant> grants(String namespace, String name) {
        return objects.list(ResourceTypes.CLUSTER_ROLE_BINDINGS).items().stream()
                .filter(binding -> elements(binding.path("subjects"))
                        .anyMatch(subject -> subject.path("kind").asText().equals("ServiceAccount")
                                && subject.path("namespace").asText().equals(namespace)
                                && subject.path("name").asText().equals(name)))
                .flatMap(binding ->
                        objects
                                .find(
                                        ResourceTypes.CLUSTER_ROLES,
                                        new ObjectKey(
                                                "", binding.at("/roleRef/name").asText()))
                                .stream())
                .flatMap(role -> elements(role.path("rules")))
                .map(rule -> new User.Grant(
                        texts(rule.path("verbs")), texts(rule.path("apiGroups")), texts(rule.path("resources"))))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements.stream();
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
