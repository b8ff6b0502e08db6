package io.tierwall.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads who asks what is odd about the rules of a cluster. */
final class FindingsTextTest {

    private static List<String> lines(String findings, String page) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return FindingsText.of(
                "alpha", mapper.readTree(findings.replace('\'', '"')), mapper.readTree(page.replace('\'', '"')));
    }

    @Test
    void aFindingIsALineWithAnExampleAndWhatOtherClustersShow() throws IOException {
        assertThat(lines("""
                [{'severity': 'LOW', 'kind': 'WIDER_THAN_OBSERVED', 'sentence': 'Never here.',
                  'witness': {'from': 'a/web', 'to': 'b/db', 'traffic': 'TCP 80'},
                  'observations': [{'cluster': 'alpha', 'seen': false, 'since': '2026-01-01T00:00:00Z'},
                                   {'cluster': 'beta', 'seen': true, 'since': '2026-01-02T00:00:00Z'}]},
                 {'severity': 'MEDIUM', 'kind': 'GROUP_WITHOUT_WORKLOAD', 'sentence': 'Nobody here.', 'group': 'web',
                  'observations': [{'cluster': 'alpha', 'seen': false}, {'cluster': 'beta', 'seen': true}]}]""", "{'statistics_as_of': '2026-01-03T00:00:00Z'}"))
                .containsExactly(
                        "LOW  WIDER_THAN_OBSERVED  Never here.",
                        "    for example a/web -> b/db, TCP 80",
                        "    alpha: not hit since 2026-01-01T00:00:00Z",
                        "    beta: hit since 2026-01-02T00:00:00Z",
                        "MEDIUM  GROUP_WITHOUT_WORKLOAD  Nobody here.",
                        "    alpha: no workload",
                        "    beta: workload",
                        "2 findings in alpha");
    }

    @Test
    void whatIsNotKnownIsSaid() throws IOException {
        assertThat(lines("[]", "{'statistics_unknown': ['beta', 'gamma'], 'workloads_unknown': ['gamma']}"))
                .containsExactly(
                        "0 findings in alpha",
                        "not known: the statistics of alpha, so no rule is said never to have been hit",
                        "not known: the statistics of beta, gamma",
                        "not known: the workloads of gamma");
    }
}
