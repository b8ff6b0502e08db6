package io.tierwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads who typed something else than was meant. */
final class CommandLineTest {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    @TempDir
    private Path directory;

    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        return TierwallCommand.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private int runWithData(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", directory.toString()));
        return run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "'', tierwall up",
        "upp, upp",
        "lab, probe",
        "up --clusters 0, --clusters is a number from 1 to",
        "up --clusters many, many",
        "up --statistics-interval 0, 1 at least",
        "up --port 70000, --port is a number from 1 to 65535",
        "lab create, CLUSTER",
        "lab create delta --nodes 13, --nodes is a number from 1 to 12",
        "lab apply --cluster alpha, --file",
        "lab node, stop or start",
        "lab node stop --cluster alpha, NODE",
        "lab controller, stop or start",
        "lab apiserver stop, --cluster",
        "lab fault, 'set, list or clear'",
        "lab fault set --cluster alpha, WORD",
        "lab fault set --cluster alpha share=0.3, say one effect: latency=500ms",
        "lab fault set --cluster alpha status=404, 'status is 401, 410, 429, 500 or 503'",
        "lab fault set --cluster alpha half-open verb=read, verb is any of get",
        "explain --cluster alpha --from a/web, --to or --to-service",
        "explain --cluster alpha --to a/web, --from",
        "explain --from a/web --to b/web, --cluster",
        "explain --cluster alpha --from a/web --to b/web --prove --revision 3, --prove knows no --revision",
        "plan, --file",
        "plan --from-revision 1, --to-revision",
        "plan -f x --draft y, mutually exclusive",
        "findings, --cluster",
        "reachability, --cluster",
        "reachability --cluster alpha --json --dot, 'one of --json, --csv and --dot'",
        "lab probe, --cluster",
        "lab probe --cluster alpha, --from and --to",
        "lab probe --cluster alpha --from a/web, --from and --to",
        "lab probe --cluster alpha --all --from a/web --to a/db, or --all",
        "lab probe --cluster alpha --from a/web --to a/db --protocol GRE, GRE",
        "lab probe --cluster alpha --from a/web --to a/db --protocol SCTP, no SCTP",
    })
    void wrongUseIsExplainedAndChangesNothing(String typed, String explanation) throws IOException {
        assertThat(run(typed.isEmpty() ? new String[0] : typed.split(" "))).isEqualTo(WRONG_USE);

        assertThat(errors.toString()).contains(explanation);
    }

    @Test
    void aClusterThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        Files.createDirectories(directory.resolve("lab"));
        Files.writeString(directory.resolve("lab").resolve("alpha.kubeconfig"), "");
        Files.writeString(directory.resolve("lab").resolve("beta.kubeconfig"), "");

        assertThat(runWithData("lab", "probe", "--cluster", "gamma", "--all")).isEqualTo(FAILED);

        assertThat(errors.toString()).contains("no cluster gamma").contains("alpha, beta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab status",
                "lab create delta",
                "lab delete alpha",
                "lab controller stop --cluster alpha",
                "lab fault set --cluster alpha latency=1s",
                "lab fault list --cluster alpha",
            })
    void whatNeedsARunningLabSaysHowToStartOne(String typed) {
        assertThat(runWithData(typed.split(" "))).isEqualTo(FAILED);

        assertThat(errors.toString()).contains("no lab runs in " + directory).contains("tierwall up");
    }

    @Test
    void aLabThatDoesNotRunHasNoClusters() {
        StringWriter out = new StringWriter();
        int status = TierwallCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute("lab", "list", "--json", "--data", directory.toString());

        assertThat(status).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("[]");
        assertThat(errors.toString()).contains("No lab runs in");
    }

    @Test
    void aManifestThatTheLabCannotKeepIsExplained() throws IOException {
        Path file = Files.writeString(
                directory.resolve("shop.yaml"), "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: shop}}");

        assertThat(runWithData("lab", "apply", "--cluster", "alpha", "-f", file.toString()))
                .isEqualTo(FAILED);
        assertThat(errors.toString())
                .contains("the lab keeps no \"apps/v1 StatefulSet\"")
                .contains("Namespace, Node, Pod");

        assertThat(runWithData(
                        "lab",
                        "apply",
                        "--cluster",
                        "alpha",
                        "-f",
                        directory.resolve("none").toString()))
                .isEqualTo(FAILED);
        assertThat(errors.toString()).contains("cannot read " + directory.resolve("none"));
    }

    @Test
    void aLabThatDoesNotRunIsSaidToBeSo() {
        assertThat(runWithData("lab", "probe", "--cluster", "alpha", "--all")).isEqualTo(FAILED);

        assertThat(errors.toString()).contains("is tierwall up running");
    }
}
