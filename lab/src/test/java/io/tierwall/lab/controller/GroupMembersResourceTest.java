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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void pagesAreCutFromTheSortedMembers() {
        ObjectNode second = find("pods", Map.of("limit", "1", "page", "2"));
        ObjectNode beyond = find("pods", Map.of("limit", "1", "page", "3"));

        assertThat(second.at("/effectiveMembers/0/pod/name").asText()).isEqualTo("two");
        assertThat(second.path("effectiveMembers")).hasSize(1);
        assertThat(numbers(second)).isEqualTo("2 members, page 2 of 2");
        assertThat(beyond.path("effectiveMembers")).isEmpty();
        assertThat(numbers(beyond)).isEqualTo("2 members, page 3 of 2");
    }

    @Test
    void withoutALimitOrAPageEverybodyIsThere() {
        assertThat(numbers(find("pods", Map.of("page", "2")))).isEqualTo("2 members, page 1 of 1");
        assertThat(find("pods", Map.of("limit", "1")).path("effectiveMembers")).hasSize(2);
        assertThat(numbers(find("pods", Map.of("limit", "1")))).isEqualTo("2 members, page 0 of 2");
        assertThat(numbers(find("blocks"))).isEqualTo("0 members, page 0 of 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many"})
    void aPageThatIsNoNumberIsRefused(String number) {
        for (String parameter : new String[] {"page", "limit"}) {
            assertThatThrownBy(() -> find("pods", Map.of(parameter, number)))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(400));
        }
    }

    private static String numbers(ObjectNode found) {
        return found.path("totalMembers").asLong() + " members, page "
                + found.path("currentPage").asLong() + " of "
                + found.path("totalPages").asLong();
    }

    @Test
    void nodesAreMembersOfGroupsThatSelectThemAndOfTheirParents() {
        ObjectNode node = Yaml.object("{metadata: {name: node-1, labels: {zone: z1}},"
                + " status: {addresses: [{type: InternalIP, address: 198.19.240.17}]}}");
        store.create(ResourceTypes.NODES, node);
        store.create(ResourceTypes.NODES, Yaml.object("metadata: {name: node-2}"));
        group("nodes", "nodeSelector: {matchLabels: {zone: z1}}");
        group("together", "childGroups: [pods, nodes]");

        ObjectNode together = find("together");

        assertThat(together.at("/effectiveMembers/2/node/name").asText()).isEqualTo("node-1");
        assertThat(Yaml.reread(together).at("/effectiveMembers/2/ips/0").asText())
                .isEqualTo("xhPwEQ==");
        assertThat(together.path("totalMembers").asInt()).isEqualTo(3);
        assertThat(together.path("effectiveIPBlocks")).isEmpty();
    }

    @Test
    void groupsOfNamespacesHaveMembersOfTheirOwnNamespace() {
        GroupMembersResource ofNamespaces = GroupMembersResource.ofNamespaces(store);
        store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: b}"));
        ObjectNode other = Yaml.named("b", "three", "nodeName: node-1");
        other.set("status", Yaml.object("{phase: Running, podIPs: [{ip: 198.18.0.3}]}"));
        store.create(ResourceTypes.PODS, other);
        store.create(ResourceTypes.GROUPS, Yaml.named("b", "pods", "podSelector: {}"));

        ObjectNode found =
                ofNamespaces.find(new ObjectKey("b", "pods"), Map.of()).orElseThrow();

        assertThat(found.path("metadata")).isEqualTo(Yaml.object("{name: pods, namespace: b}"));
        assertThat(found.path("effectiveMembers")).hasSize(1);
        assertThat(found.at("/effectiveMembers/0/pod/name").asText()).isEqualTo("three");
        assertThatThrownBy(() -> ofNamespaces.find(new ObjectKey("a", "pods"), Map.of()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(500));
    }
}
