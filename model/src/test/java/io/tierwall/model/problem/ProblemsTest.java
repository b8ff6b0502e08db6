package io.tierwall.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client is told, and what would only repeat it. */
final class ProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "/a, expression[0].key, /a, expression[0].key, false",
        "/a, expression[0].key, /a, expression, false",
        "/a, expression, /a, expression[2], false",
        "/a, expression[0].key, /a, display_name, true",
        "/a, expression[0].key, /b, expression[0].key, true",
    })
    void aConsequenceIsAddedOnlyIfNothingKnownExplainsIt(
            String knownObject, String knownField, String object, String field, boolean added) {
        Problems problems = new Problems();
        problems.add(new Problem(ProblemCode.FIELD_TYPE, knownObject, knownField, "first"));

        problems.addUnlessExplained(new Problem(ProblemCode.EXPRESSION_SHAPE, object, field, "second"));

        assertThat(problems.list()).hasSize(added ? 2 : 1);
    }
}
