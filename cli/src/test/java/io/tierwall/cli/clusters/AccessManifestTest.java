package io.tierwall.cli.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.cli.TierwallCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the command prints and what lies in the repository are one. */
final class AccessManifestTest {

    private static String bootstrap(String... options) {
        StringWriter out = new StringWriter();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "clusters";
        arguments[1] = "bootstrap";
        System.arraycopy(options, 0, arguments, 2, options.length);
        assertThat(TierwallCommand.commandLine().setOut(new PrintWriter(out)).execute(arguments))
                .isZero();
        return out.toString();
    }

    @Test
    void theManifestInTheRepositoryIsWhatIsPrinted() throws IOException {
        assertThat(bootstrap()).isEqualTo(Files.readString(Path.of("..", "deploy", "cluster-access.yaml")));
    }

    @Test
    void namesAreThoseThatWereAskedFor() {
        assertThat(bootstrap("--namespace", "security", "--name", "firewall"))
                .contains("namespace: security", "service-account.name: firewall", "get secret firewall")
                .doesNotContain("tierwall-system", "name: tierwall");
    }
}
