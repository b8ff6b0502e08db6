package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the answer is NSX's error object. */
@QuarkusTest
final class ErrorsTest extends ServerTest {

    private static void isError(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).contains("application/json");
        assertThat(answer.json().isObject()).isTrue();
        assertThat(answer.json().path("error_code").isInt()).isTrue();
        assertThat(answer.json().path("httpStatus").asText()).matches("[A-Z_]+");
        assertThat(answer.json().path("module_name").asText()).isNotEmpty();
        assertThat(answer.message()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/no/such,404",
        "GET,/policy/api/v1/infra/no-such,404",
        "GET,/policy/api/v1/infra/domains/default/groups/no-such,404",
        "GET,/policy/api/v1/infra/domains/default/security-policies/p/rules/r/s,404",
        "GET,/policy/api/v1/orgs/default/projects/p/infra/domains,404",
        "GET,/api/v1/infra/domainsnowhere/groups,404",
        "PUT,/policy/api/v1/infra,405",
        "PUT,/policy/api/v1/infra/domains/default,405",
        "PATCH,/policy/api/v1/infra/domains/default/groups,405",
        "DELETE,/policy/api/v1/infra/services,405",
        "DELETE,/api/v1/node,405",
        "POST,/tierwall/api/v1/clusters,405",
        "BREW,/policy/api/v1/infra,405",
        "GET,/policy/api/v1/infra/domains/default/groups/a%2Fb,400",
        "GET,/policy/api/v1/infra/domains/default/groups/a%00b,400",
        "GET,/policy/api/v1/infra/domains/default/groups/%ff,400",
        "GET,/policy/api/v1/infra/domains//groups,400",
        "GET,/policy/api/v1/infra/domains/%2e%2e/groups,400",
    })
    void pathsAndMethodsThatAreNotThere(String method, String path, int status) {
        isError(client().send(method, path, ""), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "\"text\"",
                "{} {}",
                "{\"a\":1,\"a\":1}",
                "{\"display_name\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"display_name\":1e400}",
                "{\"sequence_number\":1e400}",
                "{\"display_name\":{}}",
                "{\"tags\":{}}",
                "{\"tags\":[null]}",
                "{\"expression\":[[]]}",
                "<a/>",
            })
    void bodiesThatSayNothing(String body) {
        isError(client().put(DOMAIN + "/groups/" + unique("g"), body), 400);
    }

    @Test
    void bodiesThatAreTooDeepOrNotText() {
        String path = DOMAIN + "/groups/" + unique("g");

        isError(client().patch(path, "[".repeat(100_000)), 400);
        isError(client().patch(path, "{\"a\":".repeat(500) + "1" + "}".repeat(500)), 400);
        isError(client().send("PATCH", path, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}), 400);
        isError(client().send("PATCH", path, new byte[] {0, 0, 0, 0, 0}), 400);
    }

    @Test
    void bodiesThatAreTooLarge() {
        byte[] large = new byte[33 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        isError(client().send("PATCH", DOMAIN + "/groups/" + unique("g"), large), 413);
        assertThat(client().get(INFRA).status()).isEqualTo(200);
    }

    @Test
    void bodiesOfAnotherTypeAreRefused() {
        isError(client().with("Content-Type", "text/xml").patch(DOMAIN + "/groups/" + unique("g"), "{}"), 415);
        isError(
                client().with("Content-Type", "application/x-www-form-urlencoded")
                        .patch(INFRA, "a=b"),
                415);
        assertThat(client().with("Content-Type", "application/json;charset=UTF-8")
                        .patch(DOMAIN + "/groups/" + unique("g"), "{\"group_type\":[\"ANTREA\"]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void textOfEveryScriptReadsBack() {
        String path = DOMAIN + "/groups/" + unique("g");
        String name = "ä \uD83D\uDE00 \u0000 \u2028 </script>";
        String body = "{\"group_type\":[\"ANTREA\"],\"display_name\":\"ä \uD83D\uDE00 \\u0000 \u2028 </script>\"}";

        succeed(client().send("PATCH", path, body.getBytes(StandardCharsets.UTF_8)));

        assertThat(client().get(path).json().path("display_name").asText()).isEqualTo(name);
    }

    @Test
    void answersDoNotDependOnWhatIsAccepted() {
        assertThat(client().with("Accept", "text/html").get(INFRA).status()).isEqualTo(200);
        isError(client().with("Accept", "text/html").get(INFRA + "/nothing"), 404);
    }
}
