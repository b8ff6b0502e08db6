package io.tierwall.sync;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.tierwall.sync.Kubeconfig.Result;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a kubeconfig and refuses what must not or cannot be used, in sentences that repeat no secret. */
final class KubeconfigReader {

    private static final String HOW_TO_EMBED = " (kubectl config view --raw --flatten --minify embeds files)";

    private KubeconfigReader() {}

    /** A problem found on the way. */
    private static final class Problem extends Exception {

        private static final long serialVersionUID = 1;

        Problem(String sentence) {
            super(sentence);
        }
    }

    static Result read(String yaml) {
        try {
            Config config = parse(yaml);
            Context context = currentContext(config);
            Cluster cluster = cluster(config, context);
            AuthInfo user = user(config, context);
            checkCluster(cluster);
            checkUser(user);
            Kubeconfig kubeconfig = new Kubeconfig(cluster, user);
            checkKeys(kubeconfig, cluster.getCertificateAuthorityData());
            return new Result.Valid(kubeconfig);
        } catch (Problem problem) {
            return new Result.Invalid("The kubeconfig cannot be used: " + problem.getMessage() + ".");
        }
    }

    private static Config parse(String yaml) throws Problem {
        try {
            Config config = KubeConfigUtils.parseConfigFromString(yaml);
            if (config != null) {
                return config;
            }
        } catch (RuntimeException unreadable) {
            // The parser's message may quote what it could not read, which may be a key.
            throw new Problem("it is not well-formed YAML with the fields of a kubeconfig");
        }
        throw new Problem("it is empty");
    }

    private static Context currentContext(Config config) throws Problem {
        String name = given(config.getCurrentContext(), "current-context is missing");
        Context context = find(config.getContexts(), name, NamedContext::getName, NamedContext::getContext);
        return given(context, "current-context names a context that is not there");
    }

    private static Cluster cluster(Config config, Context context) throws Problem {
        String name = given(context.getCluster(), "the current context names no cluster");
        Cluster cluster = find(config.getClusters(), name, NamedCluster::getName, NamedCluster::getCluster);
        return given(cluster, "the current context names a cluster that is not there");
    }

    private static AuthInfo user(Config config, Context context) throws Problem {
        String name = given(context.getUser(), "the current context names no user");
        AuthInfo user = find(config.getUsers(), name, NamedAuthInfo::getName, NamedAuthInfo::getUser);
        return given(user, "the current context names a user that is not there");
    }

    private static <N, T> @Nullable T find(
            @Nullable List<N> all, String name, Function<N, String> nameOf, Function<N, T> valueOf) {
        return all == null
                ? null
                : all.stream()
                        .filter(one -> name.equals(nameOf.apply(one)))
                        .map(valueOf)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static void checkCluster(Cluster cluster) throws Problem {
        String server = given(cluster.getServer(), "the cluster has no server");
        if (!isHttps(server)) {
            throw new Problem("server has to be an https address");
        }
        refuse(
                cluster.getCertificateAuthority(),
                "certificate-authority names a file; use certificate-authority-data" + HOW_TO_EMBED);
        refuse(cluster.getProxyUrl(), "proxy-url is not supported");
        refuse(cluster.getTlsServerName(), "tls-server-name is not supported");
    }

    private static boolean isHttps(String server) {
        try {
            URI uri = new URI(server);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkUser(AuthInfo user) throws Problem {
        refuse(user.getExec(), "exec would run a command where the manager runs; use a token or a client certificate");
        refuse(
                user.getAuthProvider(),
                "auth-provider would let another server decide; use a token or a client certificate");
        refuse(
                user.getClientCertificate(),
                "client-certificate names a file; use client-certificate-data" + HOW_TO_EMBED);
        refuse(user.getClientKey(), "client-key names a file; use client-key-data" + HOW_TO_EMBED);
        refuse(user.getTokenFile(), "tokenFile names a file; use token");
        refuse(user.getAs(), "impersonation (as) is not supported");
        refuse(user.getAsUid(), "impersonation (as-uid) is not supported");
        boolean certificate = isGiven(user.getClientCertificateData()) || isGiven(user.getClientKeyData());
        if (certificate && !(isGiven(user.getClientCertificateData()) && isGiven(user.getClientKeyData()))) {
            throw new Problem("client-certificate-data and client-key-data belong together, and one is missing");
        }
        if (!certificate && !isGiven(user.getToken()) && !isGiven(user.getUsername())) {
            throw new Problem("the user has neither a token nor a client certificate nor a password");
        }
    }

    /** Finds out here, and not at the first request, whether certificates and key can be read. */
    private static void checkKeys(Kubeconfig kubeconfig, @Nullable String authority) throws Problem {
        try {
            if (authority != null
                    && !authority.isEmpty()
                    && certificates(authority).isEmpty()) {
                throw new CertificateException("no certificate");
            }
            SSLUtils.sslContext(kubeconfig.clientConfig(SyncSettings.DEFAULT));
        } catch (Exception unreadable) {
            throw new Problem("certificate-authority-data, client-certificate-data or client-key-data cannot be read;"
                    + " each has to be PEM in base64");
        }
    }

    private static Collection<? extends Certificate> certificates(String base64) throws CertificateException {
        byte[] pem = Base64.getMimeDecoder().decode(base64);
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    }

    private static <T> T given(@Nullable T value, String otherwise) throws Problem {
        if (value == null || value.toString().isEmpty()) {
            throw new Problem(otherwise);
        }
        return value;
    }

    private static void refuse(@Nullable Object value, String because) throws Problem {
        if (value != null && !value.toString().isEmpty()) {
            throw new Problem(because);
        }
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
