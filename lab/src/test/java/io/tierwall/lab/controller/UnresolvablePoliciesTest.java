package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.testing.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UnresolvablePoliciesTest {

    private final UnresolvablePolicies policies = new UnresolvablePolicies();
    private final List<ObjectNode> web = List.of(Yaml.object("metadata: {namespace: shop, name: web, uid: u1}"));

    @Test
    void eachReasonIsLoggedOnce() {
        assertThat(policies.log(web, Map.of("u1", "no such block"))).isEqualTo(1);
        assertThat(policies.log(web, Map.of("u1", "no such block"))).isZero();
        assertThat(policies.log(web, Map.of("u1", "no such port"))).isEqualTo(1);
    }

    @Test
    void aPolicyThatWasMendedMeanwhileIsLoggedAgain() {
        policies.log(web, Map.of("u1", "no such block"));
        assertThat(policies.log(web, Map.of())).isZero();

        assertThat(policies.log(web, Map.of("u1", "no such block"))).isEqualTo(1);
    }

    @Test
    void policiesOfOtherKindsHaveStatusesAndNeedNoLine() {
        assertThat(policies.log(web, Map.of("u2", "no such block"))).isZero();
    }
}
