package io.tierwall.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
