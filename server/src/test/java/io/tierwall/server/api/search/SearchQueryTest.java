package io.tierwall.server.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierwall.server.api.http.ApiException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SearchQueryTest {

    private static final JsonNode OBJECT = object("""
            {"resource_type":"Service","display_name":"NetBios Session Service (TCP)","id":"a/b","path":"/infra/services/x",
             "tags":[{"scope":"env","tag":"prod"},{"scope":"team","tag":"shop"}],"marked_for_delete":false,"n":7}""");

    private static JsonNode object(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void finds(String... queries) {
        for (String query : queries) {
            assertThat(SearchQuery.parse(query)).as(query).accepts(OBJECT);
        }
    }

    private static void findsNothing(String... queries) {
        for (String query : queries) {
            assertThat(SearchQuery.parse(query)).as(query).rejects(OBJECT);
        }
    }

    @Example
    void termsCompareWithoutCaseAndStarsStandForAnything() {
        finds("resource_type:service", "resource_type:Serv*", "resource_type:*ICE", "resource_type:*", "n:7");
        finds("marked_for_delete:false", " resource_type : Service ");
        findsNothing("resource_type:Serv", "no_such_field:*", "tags:env");
    }

    @Example
    void andBindsMoreTightlyThanOr() {
        finds("n:7 OR n:8 AND n:9", "n:9 AND n:8 OR n:7", "n:8 || n:7", "n:7 && n:*");
        findsNothing("(n:7 OR n:8) AND n:9", "n:7 AND (n:8 OR n:9)");
    }

    @Example
    void negationsTurnAroundWhatFollows() {
        finds("NOT n:8", "!n:8", "-n:8", "NOT (n:8 OR n:9)", "n:7 NOT n:8", "n:7 AND !n:8", "NOT NOT n:7", "!!n:7");
        findsNothing("NOT n:7", "!(n:7)", "n:7 AND NOT n:7");
    }

    @Example
    void parenthesesBehindAColonHoldSeveralValues() {
        finds("n:(6 OR 7)", "n:(NOT 8)", "resource_type:(Group OR Service) AND n:7");
        findsNothing("n:(6 OR 8)");
    }

    @Example
    void blanksBelongToValues() {
        finds(
                "display_name:NetBios Session Service* AND n:7",
                "display_name:NetBios Session Service \\(TCP\\) AND n:7",
                "display_name:NetBios Session Service (TCP) AND n:7",
                "(display_name:NetBios Session Service (TCP) AND n:7)",
                "display_name:\"NetBios Session Service (TCP)\"");
        findsNothing("display_name:\"NetBios*\"", "display_name:NetBios Session");
    }

    @Example
    void backslashesTakeSignsAsTheyAre() {
        finds("path:\\/infra*", "id:a\\/b", "id:\"a\\/b\"");
        findsNothing("display_name:NetBios\\*");
    }

    @Example
    void dotsLeadIntoFields() {
        finds("tags.scope:env", "tags.tag:shop AND tags.scope:env");
        findsNothing("tags.scope:prod", "tags.scope.deeper:env");
    }

    @Example
    void whatIsNoQuerySaysWhere() {
        for (String query : List.of(
                "",
                " ",
                "word",
                ":x",
                "a:",
                "a: AND b:c",
                "AND",
                "a:b AND",
                "a:b OR OR c:d",
                "(a:b",
                "a:b)",
                "a:(b",
                "a:\"b",
                "a:()",
                "()",
                "NOT",
                "a:b AND (c:d))",
                "7:x",
                "(".repeat(60) + "a:b" + ")".repeat(60))) {
            assertThatThrownBy(() -> SearchQuery.parse(query))
                    .as(query)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.status()).isEqualTo(400))
                    .hasMessageContaining("at character ");
        }
        assertThatThrownBy(() -> SearchQuery.parse("a:b AND c")).hasMessageContaining("at character 10.");
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a:b",
                "tags.tag:x*",
                " AND ",
                " OR ",
                " NOT ",
                "(",
                ")",
                "!",
                "-",
                "\"",
                "\\",
                "*",
                ":",
                " ",
                "&&",
                "||",
                "AND",
                "é",
                "\uD83D",
                "[",
                "~");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(20).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Property(tries = 1_000)
    void everyTextIsRefusedOrIsAQueryWhateverBlanksAreAroundIt(@ForAll("queries") String query) {
        try {
            boolean found = SearchQuery.parse(query).test(OBJECT);
            assertThat(SearchQuery.parse(" " + query + " ").test(OBJECT)).isEqualTo(found);
        } catch (ApiException refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }
}
