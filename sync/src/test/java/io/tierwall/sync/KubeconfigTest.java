package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kubeconfigs are taken, and what is said of the others. */
final class KubeconfigTest {

    private static final String SECRET = "s3cr3t-t0ken";

    private static final String GOOD = """
            apiVersion: v1
            kind: Config
            current-context: here
            contexts:
            - name: elsewhere
              context: {cluster: other, user: other}
            - name: here
              context: {cluster: alpha, user: tierwall}
            clusters:
            - name: alpha
              cluster:
                server: https://alpha.example:6443
            users:
            - name: tierwall
              user:
                token: s3cr3t-t0ken
            """;

    @Test
    void theCurrentContextIsTaken() {
        Kubeconfig kubeconfig = valid(GOOD);
        assertThat(kubeconfig.server()).isEqualTo("https://alpha.example:6443");
        Config config = kubeconfig.clientConfig(SyncSettings.DEFAULT);
        assertThat(config.getOauthToken()).isEqualTo(SECRET);
        assertThat(config.getUserAgent()).isEqualTo("tierwall");
        assertThat(config.getAutoConfigure()).isFalse();
        assertThat(config.isTrustCerts()).isFalse();
        assertThat(config.getRequestRetryBackoffLimit()).isZero();
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(valid(GOOD)).hasToString("kubeconfig for https://alpha.example:6443");
        assertThat(Kubeconfig.parse(GOOD).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            token: s3cr3t-t0ken        | exec: {command: /bin/sh, apiVersion: v1}  | exec would run a command
            token: s3cr3t-t0ken        | auth-provider: {name: oidc}               | auth-provider would let another
            token: s3cr3t-t0ken        | tokenFile: /etc/passwd                    | tokenFile names a file
            token: s3cr3t-t0ken        | {token: x, client-key: /etc/key}          | client-key names a file
            token: s3cr3t-t0ken        | {token: x, client-certificate: /etc/c}    | client-certificate names a file
            token: s3cr3t-t0ken        | {token: x, as: admin}                     | impersonation
            token: s3cr3t-t0ken        | {client-key-data: eA==}                   | belong together
            token: s3cr3t-t0ken        | {client-key-data: eA==, client-certificate-data: eA==} | cannot be read
            token: s3cr3t-t0ken        | {}                                        | neither a token nor
            "server: https://alpha.example:6443" | "server: http://alpha.example"  | has to be an https address
            "server: https://alpha.example:6443" | "server: https://a:b@alpha"     | has to be an https address
            "server: https://alpha.example:6443" | "server: 'https://a b'"         | has to be an https address
            "server: https://alpha.example:6443" | "{server: 'https://a', certificate-authority: /etc/ca}" | certificate-authority names a file
            "server: https://alpha.example:6443" | "{server: 'https://a', certificate-authority-data: eA==}" | cannot be read
            "server: https://alpha.example:6443" | "{server: 'https://a', proxy-url: 'http://p'}" | proxy-url is not supported
            "server: https://alpha.example:6443" | "{server: 'https://a', tls-server-name: p}" | tls-server-name is not
            current-context: here      | current-context: nowhere                  | names a context that is not there
            current-context: here      | current-context: elsewhere                | names a cluster that is not there
            current-context: here      | "x: y"                                    | current-context is missing
            """)
    void whatMustNotOrCannotBeUsedIsRefusedWithASentence(String replaced, String by, String sentence) {
        String yaml = GOOD.replace(replaced, by);
        assertThat(yaml).isNotEqualTo(GOOD);
        assertThat(invalid(yaml)).startsWith("The kubeconfig cannot be used: ").contains(sentence);
    }

    @Test
    void anExecPluginIsRefusedEvenBesideAToken() {
        assertThat(invalid(GOOD + "    exec: {command: /bin/sh}\n")).contains("exec would run a command");
    }

    @ParameterizedTest
    @CsvSource({"''", "hello", "[1, 2]", "'{'", "'clusters: s3cr3t-t0ken'", "'users: [{name: x, user: s3cr3t-t0ken}]'"})
    void whatIsNoKubeconfigIsSaidToBeNoneWithoutRepeatingIt(String text) {
        assertThat(invalid(text)).doesNotContain(SECRET);
    }

    private static Kubeconfig valid(String yaml) {
        assertThat(Kubeconfig.parse(yaml)).isInstanceOf(Kubeconfig.Result.Valid.class);
        return ((Kubeconfig.Result.Valid) Kubeconfig.parse(yaml)).kubeconfig();
    }

    private static String invalid(String yaml) {
        assertThat(Kubeconfig.parse(yaml)).isInstanceOf(Kubeconfig.Result.Invalid.class);
        return ((Kubeconfig.Result.Invalid) Kubeconfig.parse(yaml)).problem();
    }
}
