package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.Client;
import io.tierwall.server.testing.ServerTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a browser gets that opens the console. */
@QuarkusTest
final class ConsoleTest extends ServerTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/console/assets/[^\"]+\\.js)\"");

    private Client anybody() {
        return client().anonymous();
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void whoNamesNoPageIsLedToTheConsole() {
        Answer answer = anybody().get("/");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(header(answer, "location")).isEqualTo("/console/");
    }

    @Test
    void everyScreenIsThePageAndNeedsNoLogin() {
        Answer page = anybody().get("/console/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "cache-control")).contains("no-store");
        assertThat(header(page, "content-security-policy")).startsWith("default-src 'self'");

        assertThat(anybody().get("/console/firewall/emergency?filter=a.b").text())
                .isEqualTo(page.text());
        assertThat(anybody().get("/console/groups/my.group").text()).isEqualTo(page.text());
    }

    @Test
    void whatThePageNamesIsThereForEver() {
        Matcher script = SCRIPT.matcher(anybody().get("/console/").text());
        assertThat(script.find()).isTrue();

        Answer answer = anybody().get(script.group(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "content-type")).contains("javascript");
        assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void anythingElseThereIsNotFoundAndTheRestStillNeedsALogin() {
        assertThat(anybody().get("/console/assets/none.js").status()).isEqualTo(404);
        assertThat(anybody().get("/console/../policy/api/v1/infra").status()).isNotEqualTo(200);
        assertThat(anybody().get("/consoles").status()).isEqualTo(401);
        assertThat(anybody().post("/console/", "{}").status()).isEqualTo(401);
    }
}
