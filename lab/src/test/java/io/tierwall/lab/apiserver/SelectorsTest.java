package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectorsTest {

    private final ObjectNode web = labelled("app", "web");

    private static ObjectNode labelled(String key, String value) {
        ObjectNode object = Documents.empty();
        object.putObject("metadata")
                .put("name", "p")
                .putObject("labels")
                .put(key, value)
                .put("example.com/tier", "1");
        object.putObject("spec").put("nodeName", "n1");
        return object;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app=web",
                "app == web",
                "app!=db",
                "other!=x",
                "app",
                "!other",
                "app in (db, web)",
                "app notin (db)",
                "other notin (x)",
                "app in (web),example.com/tier=1,!other"
            })
    void aLabelSelectorSelects(String selector) {
        assertThat(Selectors.byLabels(selector).test(web)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app=db", "app!=web", "!app", "other", "other=", "other in (x, )", "app in (db)", "app,other"})
    void aLabelSelectorSelectsNot(String selector) {
        assertThat(Selectors.byLabels(selector).test(web)).isFalse();
    }

    @Test
    void aFieldSelectorComparesFields() {
        assertThat(Selectors.byFields("metadata.name=p,spec.nodeName!=n2").test(web))
                .isTrue();
        assertThat(Selectors.byFields("spec.nodeName=").test(web)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app in web", "a=b=c", "(", "app in (web"})
    void aSelectorThatCannotBeReadIsRefused(String selector) {
        assertThatThrownBy(() -> Selectors.byLabels(selector))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.code()).isEqualTo(400));
    }
}
