package io.tierwall.lab.apiserver;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

/**
 * By what clients know a server, and it them: a certificate and a token. A secret; a server that starts again keeps it.
 */
public final class Identity {

    private final String name;
    private final ServerCertificate certificate;
    private final BearerToken token;

    private Identity(String name, ServerCertificate certificate, BearerToken token) {
        this.name = name;
        this.certificate = certificate;
        this.token = token;
    }

    /** @param name of the cluster, or whatever the server serves */
    public static Identity create(String name, Clock clock, SecureRandom random) {
        return new Identity(name, ServerCertificate.create(name, clock.instant(), random), BearerToken.random(random));
    }

    String name() {
        return name;
    }

    ServerCertificate serverCertificate() {
        return certificate;
    }

    BearerToken bearerToken() {
        return token;
    }

    /** What clients have to trust, in PEM. */
    public String certificate() {
        return certificate.pem();
    }

    /** What clients have to say. */
    public String token() {
        return token.text();
    }

    String kubeconfig(URI address) {
        return kubeconfig(address, token);
    }

    /** For one who may look at everything and change nothing. */
    String readOnlyKubeconfig(URI address) {
        return kubeconfig(address, token.forReading());
    }

    private String kubeconfig(URI address, BearerToken said) {
        String authority = Base64.getEncoder().encodeToString(certificate.pem().getBytes(StandardCharsets.UTF_8));
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: "%1$s"
                  cluster:
                    server: %2$s
                    certificate-authority-data: %3$s
                users:
                - name: "%1$s"
                  user:
                    token: %4$s
                contexts:
                - name: "%1$s"
                  context:
                    cluster: "%1$s"
                    user: "%1$s"
                current-context: "%1$s"
                """.formatted(name, address, authority, said.text());
    }

    @Override
    public String toString() {
        return "(the identity of " + name + ")";
    }
}
