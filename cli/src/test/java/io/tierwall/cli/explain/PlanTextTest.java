package io.tierwall.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who asks what a change would do. */
final class PlanTextTest {

    private static List<String> lines(String json) throws IOException {
        return PlanText.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void whatIsGainedAndLostIsALineEach() throws IOException {
        assertThat(lines("""
                {'changes_reach': true, 'clusters': [{'cluster': 'alpha', 'gained_count': 1, 'lost_count': 1,
                  'workload_count': 6,
                  'gained': [{'sources': ['b/*'], 'destinations': ['a/web'], 'traffic': 'TCP 80',
                              'denied_by': {'policy_name': 'web', 'rule_name': 'drop'}}],
                  'lost': [{'sources': ['1', '2', '3', '4', '5'], 'destinations': ['outside'], 'traffic': 'UDP 53',
                            'denied_by': {'policy_name': 'dns', 'rule_name': 'none'}}],
                  'lost_hits': [{'rule': '/infra/r', 'sessions': 7, 'last_hit': '2026-01-01T00:00:00Z'}]}]}"""))
                .containsExactly(
                        "alpha: 1 gained, 1 lost, 6 pods touched",
                        "  + b/* -> a/web  TCP 80  (denied by web / drop)",
                        "  - 1, 2, 3, 4 and 1 more -> outside  UDP 53  (denied by dns / none)",
                        "  ! /infra/r let pass 7 connections, the last at 2026-01-01T00:00:00Z");
    }

    @Test
    void aChangeWithoutEffectIsSaidToBeSo() throws IOException {
        assertThat(lines("{'changes_reach': false, 'clusters': []}")).containsExactly("All traffic fares as before.");
    }

    @Test
    void aGuardrailThatComesToStandOtherwiseIsShownWithAnExample() throws IOException {
        assertThat(lines("""
                {'changes_reach': true, 'clusters': [{'cluster': 'alpha', 'gained_count': 1, 'lost_count': 0,
                  'workload_count': 2,
                  'guardrails': [
                    {'guardrail': 'no-dev', 'sentence': 'nothing in dev reaches prod', 'severity': 'BLOCK',
                     'breaks': true, 'before': {'state': 'HOLDS'},
                     'after': {'state': 'BROKEN', 'witness': {'from': 'dev/a', 'to': 'prod/b', 'traffic': 'TCP 80',
                               'decided_by': 'AntreaClusterNetworkPolicy:web, rule open'}}},
                    {'guardrail': 'dns', 'sentence': 'dns stays reachable', 'severity': 'WARN', 'breaks': false,
                     'before': {'state': 'BROKEN', 'witness': {'from': 'dev/a', 'to': 'dns/b', 'traffic': 'UDP 53',
                                'decided_by': ''}},
                     'after': {'state': 'UNKNOWN', 'reason': 'A group does not exist.'}}]}]}"""))
                .containsExactly(
                        "alpha: 1 gained, 0 lost, 2 pods touched",
                        "  ! breaks guardrail no-dev (BLOCK): nothing in dev reaches prod; it is HOLDS, and would be"
                                + " BROKEN",
                        "      for example dev/a -> prod/b  TCP 80  (by AntreaClusterNetworkPolicy:web, rule open)",
                        "  guardrail dns (WARN): dns stays reachable; it is BROKEN, and would be UNKNOWN (A group does"
                                + " not exist.)",
                        "      for example dev/a -> dns/b  UDP 53");
    }

    @Test
    void findingsThatBeginAndEndAreALineEachAndTheRestIsCounted() throws IOException {
        assertThat(lines("""
                {'changes_reach': true, 'clusters': [{'cluster': 'alpha', 'gained_count': 0, 'lost_count': 0,
                  'workload_count': 0, 'findings': {
                    'brought': [{'kind': 'SHADOWED', 'severity': 'MEDIUM', 'sentence': 'It takes effect nowhere.',
                                 'rules': [{'policy_name': 'web', 'rule_name': 'open'}]}],
                    'brought_count': 3,
                    'ended': [{'kind': 'UNUSED_GROUP', 'severity': 'LOW', 'sentence': 'Nobody names it.'}],
                    'ended_count': 1}}]}"""))
                .containsExactly(
                        "alpha: 0 gained, 0 lost, 0 pods touched",
                        "  brings finding SHADOWED (MEDIUM) about web / open: It takes effect nowhere.",
                        "  2 more findings that it brings",
                        "  ends finding UNUSED_GROUP (LOW): Nobody names it.");
    }

    @Test
    void whatMayOpenOnTheWayIsNamedWithItsPoliciesAndWhatIsNotKnownIsSaid() throws IOException {
        assertThat(lines("""
                {'changes_reach': true, 'clusters': [
                  {'cluster': 'alpha', 'gained_count': 0, 'lost_count': 0, 'workload_count': 0,
                   'order': {'state': 'OPENS', 'opening_count': 2, 'openings': [{'object': 'ClusterGroup/web',
                     'policies': [{'policy_name': 'shop'}, {'policy_name': 'bank'}], 'policy_count': 2,
                     'reason': 'No order does it.'}]}},
                  {'cluster': 'beta', 'gained_count': 0, 'lost_count': 0, 'workload_count': 0,
                   'order': {'state': 'UNKNOWN', 'opening_count': 0, 'openings': []}}]}"""))
                .containsExactly(
                        "alpha: 0 gained, 0 lost, 0 pods touched",
                        "  ! may open on the way: ClusterGroup/web (shop, bank). No order does it.",
                        "  1 more openings",
                        "beta: 0 gained, 0 lost, 0 pods touched",
                        "  not known: what may open on the way, because the cluster does not answer");
    }

    @Test
    void thatNothingOpensIsSaidWhereItIsKnownOfAllClusters() throws IOException {
        String safe = "{'order': {'state': 'SAFE', 'openings': [], 'opening_count': 0}}";

        assertThat(lines("{'clusters': [%s, %s]}".formatted(safe, safe))).endsWith("Nothing opens on the way.");
        assertThat(lines("{'clusters': [%s, {}]}".formatted(safe))).doesNotContain("Nothing opens on the way.");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false",
        "true, false, false, true",
        "false, true, false, true",
        "false, false, true, true"
    })
    void whatMattersIsTrafficAndWhatWouldBeBrokenOrOpen(boolean reach, boolean breaks, boolean opens, boolean matters)
            throws IOException {
        assertThat(PlanText.matters(new ObjectMapper()
                        .readTree("{\"changes_reach\":%s,\"breaks_guardrails\":%s,\"opens_on_the_way\":%s}"
                                .formatted(reach, breaks, opens))))
                .isEqualTo(matters);
    }
}
