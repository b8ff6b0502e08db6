package io.tierwall.sync;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;

/**
 * Where a cluster's API server is and who we are there: one context of a kubeconfig, complete in itself. It holds
 * secrets, so nothing of it but the server is ever printed.
 */
public final class Kubeconfig {

    private static final String USER_AGENT = "tierwall";

    private final Cluster cluster;
    private final AuthInfo user;

    Kubeconfig(Cluster cluster, AuthInfo user) {
        this.cluster = cluster;
        this.user = user;
    }

    /** What reading a kubeconfig comes to. */
    public sealed interface Result {

        /** It can be used. Whether the cluster answers is another matter. */
        record Valid(Kubeconfig kubeconfig) implements Result {}

        /**
         * It cannot be used.
         *
         * @param problem a sentence for the person who wrote it; no secret in it
         */
        record Invalid(String problem) implements Result {}
    }

    /**
     * Reads a kubeconfig. What it says about its current context is taken, the rest is passed over. It has to be
     * complete in itself: one that would run a command, ask another server for a token, or read a file is refused,
     * because it would do so where the manager runs and with the manager's rights.
     */
    public static Result parse(String yaml) {
        return KubeconfigReader.read(yaml);
    }

    /** The API server's address. */
    public String server() {
        return cluster.getServer();
    }

    /** Only what is said here: nothing from the environment, from files, or from a pod's service account. */
    Config clientConfig(SyncSettings settings) {
        int timeout = Math.toIntExact(settings.requestTimeout().toMillis());
        return new ConfigBuilder(Config.empty())
                .withAutoConfigure(false)
                .withMasterUrl(cluster.getServer())
                .withCaCertData(cluster.getCertificateAuthorityData())
                .withTrustCerts(skipsVerification())
                .withDisableHostnameVerification(skipsVerification())
                .withOauthToken(user.getToken())
                .withUsername(user.getUsername())
                .withPassword(user.getPassword())
                .withClientCertData(user.getClientCertificateData())
                .withClientKeyData(user.getClientKeyData())
                .withUserAgent(USER_AGENT)
                .withConnectionTimeout(timeout)
                .withRequestTimeout(timeout)
                // Whoever asks decides whether to ask again.
                .withRequestRetryBackoffLimit(0)
                // A half-open HTTP/2 connection would hold up every request; of HTTP/1.1 it holds up one.
                .withHttp2Disable(true)
                .build();
    }

    private boolean skipsVerification() {
        return Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify());
    }

    /** The server, and no secret. */
    @Override
    public String toString() {
        return "kubeconfig for " + server();
    }
}
