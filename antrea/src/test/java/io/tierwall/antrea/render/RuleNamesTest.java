package io.tierwall.antrea.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of rules lead back to their numbers. */
final class RuleNamesTest {

    @Test
    void bothHalvesOfARuleHaveNamesOfTheirOwnAndLeadBackToIt() {
        assertThat(RuleNames.ingressHalf(1041)).isNotEqualTo(RuleNames.egressHalf(1041));
        assertThat(RuleNames.ruleId(RuleNames.whole(1041))).hasValue(1041);
        assertThat(RuleNames.ruleId(RuleNames.ingressHalf(1041))).hasValue(1041);
        assertThat(RuleNames.ruleId(RuleNames.egressHalf(1041))).hasValue(1041);
    }

    @Test
    void whateverFormOfARuleIsThereForAMomentLeadsBackToItToo() {
        assertThat(RuleNames.ruleId(RuleNames.form(RuleNames.whole(1041), 2))).hasValue(1041);
        assertThat(RuleNames.ruleId(RuleNames.form(RuleNames.egressHalf(1041), 13)))
                .hasValue(1041);
        assertThat(RuleNames.form("1041", 2)).isNotEqualTo(RuleNames.form("1041", 3));
    }

    @Test
    void otherNamesAreNotOurs() {
        assertThat(RuleNames.ruleId("ingress-drop-1a2b3c4")).isEmpty();
        assertThat(RuleNames.ruleId("1041-inner")).isEmpty();
        assertThat(RuleNames.ruleId("1041-form-")).isEmpty();
        assertThat(RuleNames.ruleId("99999999999")).isEmpty();
    }
}
