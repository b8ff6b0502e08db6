package io.tierwall.server.clusters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A cluster's address and a token for it, as {@code tierwall clusters bootstrap} makes one. A secret.
 *
 * @param authority what signs the API server's certificate, in PEM; without it the public authorities are trusted
 */
public record TokenAccess(String url, String token, Optional<String> authority) {

    private static final String NAME = "tierwall";

    /** The same as a kubeconfig, so that there is one way to keep and to use an access. JSON is YAML. */
    public String kubeconfig() {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
        ObjectNode cluster =
                out.putArray("clusters").addObject().put("name", NAME).putObject("cluster");
        cluster.put("server", url);
        authority.ifPresent(pem -> cluster.put(
                "certificate-authority-data",
                Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8))));
        out.putArray("users").addObject().put("name", NAME).putObject("user").put("token", token);
        ObjectNode context =
                out.putArray("contexts").addObject().put("name", NAME).putObject("context");
        context.put("cluster", NAME).put("user", NAME);
        return out.toString();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenAccess[url=" + url + "]";
    }
}
