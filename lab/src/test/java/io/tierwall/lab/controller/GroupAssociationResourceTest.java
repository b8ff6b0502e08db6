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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GroupAssociationResourceTest {

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);

    @BeforeEach
    void groups() {
        store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: a}"));
        ObjectNode pod = Yaml.named("a", "web", "nodeName: node-1");
        pod.withObject("/metadata/labels").put("app", "web");
        pod.set("status", Yaml.object("{phase: Running, podIPs: [{ip: 198.18.0.2}]}"));
        store.create(ResourceTypes.PODS, pod);
        group("web", "podSelector: {matchLabels: {app: web}}");
        group("db", "podSelector: {matchLabels: {app: db}}");
        group("blocks", "ipBlocks: [{cidr: 198.18.0.0/24, except: [198.18.0.2/32]}]");
        group("parent", "childGroups: [web, blocks]");
        group("over", "childGroups: [parent, web]");
        store.create(ResourceTypes.GROUPS, Yaml.named("a", "own", "podSelector: {}"));
    }

    private void group(String name, String spec) {
        store.create(ResourceTypes.CLUSTER_GROUPS, Yaml.named(name, spec));
    }

    private static List<String> names(GroupAssociationResource resource, ObjectKey asked) {
        return resource.find(asked, Map.of())
                .orElseThrow()
                .path("associatedGroups")
                .valueStream()
                .map(group -> ObjectKey.of(Yaml.object("metadata: " + group)).toString())
                .toList();
    }

    @Test
    void aPodBelongsToGroupsOfBothKindsThatSelectItAndToTheirParents() {
        GroupAssociationResource ofPods = GroupAssociationResource.ofPods(store);

        assertThat(names(ofPods, new ObjectKey("a", "web"))).containsExactly("parent", "web", "a/own");
        assertThat(names(ofPods, new ObjectKey("a", "nobody"))).isEmpty();
    }

    @Test
    void anAddressBelongsToGroupsWithABlockAroundItWhateverTheyExcept() {
        GroupAssociationResource ofAddresses = GroupAssociationResource.ofAddresses(store);

        assertThat(names(ofAddresses, new ObjectKey("", "198.18.0.2"))).containsExactly("blocks", "parent");
        assertThat(names(ofAddresses, new ObjectKey("", "198.18.1.2"))).isEmpty();
        assertThatThrownBy(() -> names(ofAddresses, new ObjectKey("", "198.18.0")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(400));
    }
}
