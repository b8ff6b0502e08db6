package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GroupMembersResourceTest {

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);
    private final GroupMembersResource members = GroupMembersResource.ofCluster(store);

    @BeforeEach
    void podsAndGroups() {
        store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: a}"));
        for (String name : new String[] {"two", "one"}) {
            ObjectNode pod = Yaml.named("a", name, "nodeName: node-1");
            pod.set("status", Yaml.object("{phase: Running, podIPs: [{ip: 198.18.0.2}]}"));
            store.create(ResourceTypes.PODS, pod);
        }
        group("pods", "podSelector: {}");
        group("blocks", "ipBlocks: [{cidr: 192.168.100.0/24, except: [192.168.100.0/30]}]");
        group("all", "childGroups: [pods, blocks]");
        group("over", "childGroups: [all]");
    }

    private void group(String name, String spec) {
        store.create(ResourceTypes.CLUSTER_GROUPS, Yaml.named(name, spec));
    }

    private ObjectNode find(String name) {
        return find(name, Map.of());
    }

    private ObjectNode find(String name, Map<String, String> parameters) {
        return members.find(new ObjectKey("", name), parameters).orElseThrow();
    }

    @Test
    void membersAreSortedAndTheirAddressesAreBytes() {
        ObjectNode found = find("all");

        assertThat(found.at("/effectiveMembers/0/pod")).isEqualTo(Yaml.object("{name: one, namespace: a}"));
        assertThat(Yaml.reread(found).at("/effectiveMembers/0/ips/0").asText()).isEqualTo("xhIAAg==");
        assertThat(found.at("/totalMembers").asInt()).isEqualTo(2);
        assertThat(found.at("/totalPages").asInt()).isEqualTo(1);
    }

    @Test
    void blocksComeWithoutWhatTheyExcept() {
        ObjectNode found = Yaml.reread(find("all"));

        assertThat(found.at("/effectiveIPBlocks"))
                .isEqualTo(Yaml.object("l: [{ip: wKhkAA==, prefixLength: 24}]").path("l"));
    }

    @Test
    void anUnknownGroupIsAnErrorOfTheServerAndAnOverNestedOneOfTheClient() {
        assertThatThrownBy(() -> find("nobody"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(500));
        assertThatThrownBy(() -> find("over"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(400));
    }
}
