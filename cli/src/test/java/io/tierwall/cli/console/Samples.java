package io.tierwall.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.guide.Await;
import io.tierwall.cli.guide.RunningLab;
import io.tierwall.cli.guide.RunningTierwall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What there is to see: policies in each category ({@code samples.json}), one of them locked, one that a cluster cannot
 * realize because somebody else's object has its name, and the packets that rules have counted.
 */
final class Samples {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POLICIES = "/infra/domains/default/security-policies/";

    private Samples() {}

    static void show(RunningTierwall tierwall) throws Exception {
        RunningLab lab = new RunningLab(tierwall);
        lab.kubectlApply("alpha", """
                apiVersion: crd.antrea.io/v1beta1
                kind: ClusterNetworkPolicy
                metadata: {name: time}
                spec: {tier: application, priority: 5, appliedTo: [{namespaceSelector: {}}]}
                """);
        tierwall.publish("PATCH", "/infra", tree());
        for (String policy : List.of("quarantine", "databases", "allow-from-b", "web-pages")) {
            tierwall.awaitSuccess(policy);
        }
        for (String cluster : List.of("alpha", "beta")) {
            lab.packets(cluster);
        }
        Await.until(PATIENCE, () -> tierwall.get(POLICIES + "allow-from-b/statistics"), Samples::countsPackets);
    }

    private static boolean countsPackets(JsonNode statistics) {
        return statistics.findValuesAsText("hit_count").stream().anyMatch(count -> !count.equals("0"));
    }

    private static String tree() throws IOException {
        try (InputStream samples = Samples.class.getResourceAsStream("samples.json")) {
            assertThat(samples).isNotNull();
            return new String(samples.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
