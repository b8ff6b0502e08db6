package io.tierwall.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads who had a packet sent. */
final class ProofTextTest {

    private static List<String> lines(String json) throws IOException {
        return ProofText.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void ourRuleIsNamedAsPeopleNameIt() throws IOException {
        assertThat(lines("""
                {'outcome': 'DROPPED', 'reason': '', 'node': 'n2',
                 'decided_by': {'object': 'AntreaClusterNetworkPolicy:web', 'rule_in_cluster': '1001',
                   'policy_name': 'web', 'rule_name': 'drop'},
                 'agreement': {'state': 'AGREES', 'sentence': 'Both.'}}""")).containsExactly("", "proof  DROPPED  by web / drop  at n2", "   AGREES: Both.");
    }

    @Test
    void othersAreNamedAsTheClusterDoes() throws IOException {
        assertThat(lines("""
                {'outcome': 'REJECTED', 'reason': '', 'node': 'n2',
                 'decided_by': {'object': 'AntreaClusterNetworkPolicy:theirs', 'rule_in_cluster': 'no'},
                 'agreement': {'state': 'CONTRADICTS', 'sentence': 'Not so.'}}"""))
                .containsExactly(
                        "",
                        "proof  REJECTED  by AntreaClusterNetworkPolicy:theirs / no  at n2",
                        "   CONTRADICTS: Not so.");
        assertThat(lines("{'outcome': 'DROPPED', 'node': 'n2', 'decided_by': {}, 'agreement': {}}"))
                .contains("proof  DROPPED  by isolation by NetworkPolicies  at n2");
    }

    @Test
    void whatIsUnknownSaysWhy() throws IOException {
        assertThat(lines("""
                {'outcome': 'UNKNOWN', 'reason': 'timeout', 'node': '',
                 'agreement': {'state': 'NOT_COMPARED', 'sentence': 'It is not known.'}}"""))
                .containsExactly(
                        "", "proof  UNKNOWN", "   NOT_COMPARED: It is not known.", "   the cluster says: timeout");
    }
}
