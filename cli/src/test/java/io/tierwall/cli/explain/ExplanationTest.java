package io.tierwall.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads who asks what becomes of a packet. */
final class ExplanationTest {

    private static List<String> lines(String json) throws IOException {
        return Explanation.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void lanesFollowEachOtherAndTheRuleThatDecidesIsMarked() throws IOException {
        assertThat(lines("""
                {'verdict': 'DROP', 'from': 'b/client', 'to': 'a/web', 'protocol': 'TCP', 'port': 80,
                 'cluster': 'alpha', 'revision': 7,
                 'egress': {'evaluated': true, 'verdict': 'ALLOW', 'folded': 0, 'note': 'No rule matched.'},
                 'ingress': {'evaluated': true, 'verdict': 'DROP', 'folded': 2, 'note': '',
                   'passed_over': [
                     {'rule': {'policy_name': 'quarantine', 'rule_name': 'all', 'category': 'Emergency', 'action': 'DROP'},
                      'reason': 'APPLIED_TO', 'detail': 'It is not applied to a/web.'},
                     {'rule': {'policy_name': 'theirs', 'rule_name': '', 'tier': 'Kubernetes', 'action': 'ALLOW'},
                      'reason': 'LATER', 'detail': 'Too late.'}],
                   'decided_by': {'policy_name': 'web', 'rule_name': 'drop', 'category': 'Application', 'action': 'DROP'}}}
                """))
                .containsExactly(
                        "DROP  b/client -> a/web  TCP 80  in alpha, revision 7",
                        "",
                        "egress  ALLOW",
                        "   No rule matched.",
                        "",
                        "ingress  DROP",
                        "  [Emergency]",
                        "      quarantine / all  DROP: It is not applied to a/web.",
                        "      … and 2 rules more (--rules shows more of them)",
                        "  [Application]",
                        "   => web / drop  DROP",
                        "  [Kubernetes]",
                        "      theirs  ALLOW: Too late.");
    }

    @Test
    void eachEndpointOfAServiceIsShownAndSoIsWhatIsNotKnown() throws IOException {
        assertThat(lines("""
                {'verdict': 'ALLOW', 'from': 'b/client', 'to': 'a/front', 'protocol': 'TCP', 'port': 8080,
                 'cluster': 'alpha', 'revision': 7,
                 'service': {'service': 'a/front', 'endpoints': 1, 'note': 'Rules see the endpoint.'},
                 'endpoints': [{'to': 'a/web', 'port': 80, 'verdict': 'ALLOW',
                   'egress': {'note': 'first'}, 'ingress': {'note': 'second'}}],
                 'unknown': [{'kind': 'Node', 'since': '2026-01-01T00:00:00Z', 'reason': 'it is forbidden'}]}
                """))
                .contains(
                        "service a/front: 1 endpoints. Rules see the endpoint.",
                        "ALLOW  -> a/web port 80",
                        "   first",
                        "   second",
                        "not known: Node since 2026-01-01T00:00:00Z, because it is forbidden");
    }
}
