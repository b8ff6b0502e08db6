package io.tierwall.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tierwall.cli.TierwallCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person asks and reads, and what the manager is asked for it. */
final class ReachabilityCommandTest {

    /** Any one will do: the manager of this test is reached without TLS. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBfzCCASWgAwIBAgIUOuZU2KvgkO7K07Zp8YVdqMQN1LswCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjEwNTc1OFoYDzIxMjYxMTAy
            MTA1NzU4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAARvMQERvXuDAT4T9y4MF61L6onYtw3grEolfVSbAApsFagJRgixweJn
            3xzFEcMeUiifbP0sXa766WvCP0Sg9wQ1o1MwUTAdBgNVHQ4EFgQU9NfkoXQ5rOkC
            4LQiRfmJ+ipPQmIwHwYDVR0jBBgwFoAU9NfkoXQ5rOkC4LQiRfmJ+ipPQmIwDwYD
            VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA72Pd7qpDKKb7fmseDAwT
            tIMud6B6a8dcwOSSqzVIrqoCIBW/AmorPmwN7nx6mDxPfr3VcuGqaJJgkBabJyYM
            zqzI
            -----END CERTIFICATE-----
            """;

    @TempDir
    private Path directory;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String type = "";
    private volatile String answer = "";
    private final HttpServer manager = listening();

    private static HttpServer listening() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void aManagerAnswers() throws IOException {
        Files.writeString(directory.resolve("admin-password"), "secret");
        Files.writeString(directory.resolve("certificate.pem"), CERTIFICATE);
        manager.createContext("/", exchange -> {
            asked.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Content-Type", type);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        manager.start();
    }

    @AfterEach
    void itEnds() {
        manager.stop(0);
    }

    private String run(String typed) {
        List<String> arguments = new ArrayList<>(List.of(typed.split(" ")));
        arguments.addAll(List.of(
                "--manager",
                "http://localhost:" + manager.getAddress().getPort(),
                "--manager-certificate",
                directory.resolve("certificate.pem").toString(),
                "--data",
                directory.toString()));
        StringWriter out = new StringWriter();
        int status = TierwallCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return out.toString();
    }

    @Test
    void aTableIsPrintedAsTheManagerDrawsIt() {
        type = "text/plain;charset=UTF-8";
        answer = "from  to\nweb   db\n";

        assertThat(run("reachability --cluster alpha --to-group db,cache --protocol TCP --port 443,8000-8080"))
                .isEqualToNormalizingNewlines(answer);
        assertThat(asked)
                .containsExactly(
                        "cluster=alpha&to_group=db&to_group=cache&port=443&port=8000-8080&format=table&protocol=TCP");
    }

    @Test
    void otherProgramsGetWhatTheyAskFor() {
        type = "text/csv;charset=UTF-8";
        answer = "from,to\n";
        assertThat(run("reachability --cluster alpha --csv --group web --group db"))
                .isEqualToNormalizingNewlines(answer);
        type = "text/vnd.graphviz;charset=UTF-8";
        answer = "digraph reachability {\n}\n";
        assertThat(run("reachability --cluster alpha --dot --to-service shop/front"))
                .isEqualToNormalizingNewlines(answer);
        type = "application/json";
        answer = "{\"cells\":[]}";
        assertThat(run("reachability --cluster alpha --json --from-group web"))
                .isEqualToNormalizingNewlines(answer + "\n");

        assertThat(asked)
                .containsExactly(
                        "cluster=alpha&group=web&group=db&format=csv",
                        "cluster=alpha&to_service=shop/front&format=dot",
                        "cluster=alpha&from_group=web&format=json");
    }
}
