package io.tierwall.cli.console;

import io.tierwall.cli.guide.RunningLab;
import io.tierwall.cli.guide.RunningTierwall;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A manager with two lab clusters and a browser at its console, and what others publish meanwhile. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConsoleFixture {

    /** Of accounts that only this test's manager knows. */
    static final String WORD = "correct-horse-battery";

    final RunningTierwall tierwall;
    final RunningLab lab;
    final Browser browser;

    ConsoleFixture(Path directory) throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        lab = new RunningLab(tierwall);
        browser = Browser.of(tierwall);
    }

    @AfterEach
    void everythingIsAllowedAgain() throws Exception {
        browser.closeWindows();
        for (String policy : List.of("test-policy", "allow-from-b", "allow-to-a", "locked", "broken")) {
            tierwall.send("DELETE", "/infra/domains/default/security-policies/" + policy, "");
        }
        for (String group : List.of("test-namespaces", "test-ip-addresses", "namespace-a", "namespace-b")) {
            tierwall.send("DELETE", "/infra/domains/default/groups/" + group, "");
        }
    }

    @AfterAll
    void stop() {
        browser.close();
        tierwall.close();
    }

    final void group(String id, String namespace) throws Exception {
        tierwall.publish("PATCH", "/infra/domains/default/groups/" + id, """
                {"group_type": ["ANTREA"], "expression": [{"resource_type": "Condition", "member_type": "Namespace",
                 "key": "Name", "operator": "EQUALS", "value": "%s"}]}""".formatted(namespace));
    }

    final void policy(String id, String action, boolean logged) throws Exception {
        group("namespace-a", "a");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/" + id, """
                {"category": "Application", "rules": [{"id": "rule", "action": "%s", "logged": %s, "direction": "IN",
                 "scope": ["/infra/domains/default/groups/namespace-a"]}]}""".formatted(action, logged));
    }

    /** A policy of rules in this order. */
    final void rules(String... ids) throws Exception {
        String rules = IntStream.range(0, ids.length)
                .mapToObj(index -> """
                        {"id": "%s", "sequence_number": %d, "action": "ALLOW"}""".formatted(ids[index], 10 * (index + 1)))
                .collect(Collectors.joining(","));
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/allow-from-b", """
                {"category": "Application", "rules": [%s]}""".formatted(rules));
    }

    final void account(String name, String role) throws Exception {
        tierwall.ask("POST", "/api/v1/node/users?action=create_user", """
                {"username": "%s", "full_name": "%s", "password": "%s"}""".formatted(name, name, WORD));
        for (var binding : tierwall.get("/aaa/role-bindings").path("results")) {
            if (binding.path("name").asText().equals(name)) {
                tierwall.publish(
                        "PUT", "/aaa/role-bindings/" + binding.path("id").asText(), """
                        {"name": "%s", "type": "local_user", "roles": [{"role": "%s"}]}""".formatted(name, role));
            }
        }
    }

    final void span(String policy, String cluster) throws Exception {
        tierwall.publish(
                "PATCH",
                "/infra/domains/default/security-policies/" + policy + "/container-cluster-span/" + cluster,
                """
                {"container_cluster_path":
                 "/infra/sites/default/enforcement-points/default/cluster-control-planes/%s"}""".formatted(cluster));
    }
}
