package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static io.tierwall.lab.objects.ResourceTypes.PODS;
import static io.tierwall.lab.objects.ResourceTypes.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.testing.ApiClient.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists: selected, in pages, as tables. */
final class ListContractTest extends ContractTest {

    ListContractTest(ContractCluster cluster) {
        super(cluster);
    }

    private List<String> names(String query) {
        int prefix = workspace.name("").length();
        return client.get(workspace.collection(CONFIG_MAPS) + "?" + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.at("/metadata/name").asText().substring(prefix))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "app%3Dweb; web",
                "app%3D%3Dweb; web",
                "app!%3Dweb; db|none",
                "app in (web,db); db|web",
                "app notin (web); db|none",
                "app; db|web",
                "!app; none",
                "app,app!%3Ddb; web",
            })
    void labelsSelect(String selector, String expected) {
        workspace.create(CONFIG_MAPS, "web", "metadata: {labels: {app: web}}");
        workspace.create(CONFIG_MAPS, "db", "metadata: {labels: {app: db}}");
        workspace.create(CONFIG_MAPS, "none", "{}");

        assertThat(names(workspace.selector() + "," + selector.replace(" ", "%20")))
                .containsExactly(expected.split("\\|"));
    }

    @Test
    void fieldsSelectByName() {
        workspace.create(CONFIG_MAPS, "a", "{}");
        workspace.create(CONFIG_MAPS, "b", "{}");

        assertThat(names("fieldSelector=metadata.name%3D" + workspace.name("b")))
                .containsExactly("b");
    }

    @Test
    void pagesAreAllOfOneVersion() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            workspace.create(CONFIG_MAPS, name, "{}");
        }
        String list = workspace.collection(CONFIG_MAPS) + "?limit=2&" + workspace.selector();

        Reply first = client.get(list);
        client.delete(workspace.path(CONFIG_MAPS, "c"));
        workspace.create(CONFIG_MAPS, "f", "{}");
        Reply second = client.get(list + "&continue=" + first.text("/metadata/continue"));
        Reply third = client.get(list + "&continue=" + second.text("/metadata/continue"));

        assertThat(first.text("/kind")).isEqualTo("ConfigMapList");
        assertThat(second.text("/items/0/metadata/name")).isEqualTo(workspace.name("c"));
        assertThat(third.body().path("items")).hasSize(1);
        assertThat(third.text("/metadata/continue")).isEmpty();
        assertThat(third.text("/metadata/resourceVersion")).isEqualTo(first.text("/metadata/resourceVersion"));
    }

    private List<String> columns(ResourceType type, int priority) {
        return client.table(workspace.collection(type) + "?" + workspace.selector())
                .body()
                .path("columnDefinitions")
                .valueStream()
                .filter(column -> column.path("priority").asInt() <= priority)
                .map(column -> column.path("name").asText())
                .toList();
    }

    @Test
    void aTableHasTheColumnsOfTheKind() {
        workspace.create(
                CLUSTER_NETWORK_POLICIES, "p", "spec: {tier: application, priority: 5, appliedTo: [{group: none}]}");
        String list = workspace.collection(CLUSTER_NETWORK_POLICIES) + "?" + workspace.selector();

        Reply table = client.table(list);

        assertThat(table.text("/kind")).isEqualTo("Table");
        assertThat(columns(CLUSTER_NETWORK_POLICIES, 0))
                .containsExactly("Name", "Tier", "Priority", "Desired Nodes", "Current Nodes", "Age");
        assertThat(table.text("/rows/0/cells/0")).isEqualTo(workspace.name("p"));
        assertThat(table.text("/rows/0/cells/1")).isEqualTo("application");
        assertThat(table.text("/rows/0/object/kind")).isEqualTo("PartialObjectMetadata");
        assertThat(client.table(list + "&includeObject=None")
                        .body()
                        .at("/rows/0")
                        .has("object"))
                .isFalse();
    }

    @Test
    void tablesOfPodsAndServicesShowWhatPeopleLookFor() {
        workspace.create(PODS, "web", "spec: {containers: [{name: a, image: pause}, {name: b, image: pause}]}");
        workspace.create(
                SERVICES, "web", "spec: {selector: {app: web}, ports: [{name: a, port: 80}, {name: b, port: 443}]}");

        assertThat(columns(PODS, 0)).containsExactly("Name", "Ready", "Status", "Restarts", "Age");
        assertThat(columns(PODS, 1)).contains("IP", "Node");
        assertThat(columns(SERVICES, 0)).containsExactly("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age");
        assertThat(client.table(workspace.path(PODS, "web")).text("/rows/0/cells/1"))
                .endsWith("/2");
        assertThat(client.table(workspace.path(SERVICES, "web")).text("/rows/0/cells/4"))
                .isEqualTo("80/TCP,443/TCP");
    }
}
