package io.tierwall.server.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stars stand for anything. */
final class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "web,web,true", "web,WEB,true", "web,webs,false", "web*,webs,true", "web*,web,true", "*eb,web,true",
        "w*b,web,true", "w*b,w,false", "*,anything,true", "a*a,a,false", "a*a,aa,true", "*b*b*,abcb,true",
        "*b*b*,abc,false", "\\/infra*,/infra/x,true", "a\\*b,a*b,true", "a\\*b,axb,false", "'','',true",
    })
    void patternsMatchWholeTexts(String pattern, String text, boolean matches) {
        assertThat(Wildcard.parse(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeNoTime() {
        Wildcard stars = Wildcard.parse("a*".repeat(5_000) + "b");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(stars.matches("a".repeat(10_000))).isFalse());
    }
}
