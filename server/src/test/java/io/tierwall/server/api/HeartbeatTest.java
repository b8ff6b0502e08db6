package io.tierwall.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often clusters should be heard, and what follows when they are not. */
@QuarkusTest
final class HeartbeatTest extends ServerTest {

    private static final String CLUSTERS = "/policy/api/v1" + CLUSTER_PATHS;
    private static final String POINT = INFRA + "/sites/default/enforcement-points/default";

    private static String config(String cluster) {
        return CLUSTERS + cluster + "/heartbeat-config";
    }

    @Test
    void theIntervalIsAMinuteUntilSomebodySetsAnother() {
        String path = config(registered());

        JsonNode before = client().get(path).json();
        assertThat(before.path("report_interval").asInt()).isEqualTo(60);
        assertThat(before.path("resource_type").asText()).isEqualTo("AntreaHeartbeatConfig");
        assertThat(before.path("_revision").asInt(-1)).isZero();

        Answer put = client().put(path, "{\"report_interval\":120,\"_revision\":0}");
        succeed(put);
        assertThat(put.json().path("_revision").asInt()).isEqualTo(1);
        assertThat(put.json().path("_last_modified_user").asText()).isEqualTo("admin");

        Answer patch = client().patch(path, "{\"report_interval\":600,\"_revision\":1}");
        succeed(patch);
        assertThat(patch.text()).isEmpty();
        assertThat(client().get(path).json().path("report_interval").asInt()).isEqualTo(600);
    }

    @Test
    void whatIsReadCanBeWrittenAndThenChangesNothing() {
        String path = config(registered());
        succeed(client().patch(path, "{\"report_interval\":90}"));
        JsonNode read = client().get(path).json();

        succeed(client().patch(path, read.toString()));

        assertThat(client().get(path).json()).isEqualTo(read);
    }

    @Test
    void whoHasReadAnEarlierRevisionIsRefused() {
        String path = config(registered());
        succeed(client().patch(path, "{\"report_interval\":90}"));

        assertThat(client().put(path, "{\"report_interval\":100,\"_revision\":0}")
                        .status())
                .isEqualTo(412);
        assertThat(client().patch(path, "{\"report_interval\":100,\"_revision\":0}")
                        .errorCode())
                .isEqualTo(604);
        assertThat(client().put(path, "{\"report_interval\":100}").errorCode()).isEqualTo(500127);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"report_interval\":59}",
                "{\"report_interval\":601}",
                "{\"report_interval\":\"60\"}",
                "{\"report_interval\":60.5}",
                "{\"report_interval\":99999999999}",
                "{\"report_interval\":60,\"more\":1}",
                "[]",
            })
    void otherIntervalsAreRefused(String body) {
        String path = config(registered());

        assertThat(client().patch(path, body).status()).isEqualTo(400);
        assertThat(client().get(path).json().path("_revision").asInt(-1)).isZero();
    }

    @Test
    void clustersThatAreNotRegisteredHaveNone() {
        String path = config(unique("nowhere"));

        assertThat(client().get(path).status()).isEqualTo(404);
        assertThat(client().patch(path, "{\"report_interval\":60}").status()).isEqualTo(404);
    }

    @Test
    void aClusterThatIsDeregisteredIsForgotten() {
        String name = registered();
        succeed(client().patch(config(name), "{\"report_interval\":90}"));
        succeed(client().delete(CLUSTERS + name));
        succeed(client().put("/tierwall/api/v1/clusters/" + name, "{\"kubeconfig\":\"good\"}"));

        assertThat(client().get(config(name)).json().path("report_interval").asInt())
                .isEqualTo(60);
    }

    @Test
    void threeMissingReportsMakeAControllerUnknown() {
        String name = registered();
        Facts.Condition heard =
                new Facts.Condition("ControllerHealthy", true, Instant.now().minusSeconds(400));
        cluster(name)
                .holds(HeldInventory.of(HeldInventory.item(
                        InventoryKind.CONTROLLER_INFOS,
                        "",
                        "antrea-controller",
                        false,
                        new Facts.Health("v2.3.0", 3, List.of(heard)))));
        assertThat(status(name)).isEqualTo("UNKNOWN");

        succeed(client().patch(config(name), "{\"report_interval\":300}"));

        assertThat(status(name)).isEqualTo("HEALTHY");
    }

    private String status(String cluster) {
        return client().get(CLUSTERS + cluster + "/status")
                .json()
                .at("/controller_status/status")
                .asText();
    }

    @Test
    void allClustersAreListedWithTheirStatusAndInterval() {
        String name = registered();

        assertThat(results(POINT + "/cluster-control-planes-status").findValuesAsText("path"))
                .contains(CLUSTER_PATHS + name + "/status");
        assertThat(results(POINT + "/cluster-control-planes-heartbeat-config").findValuesAsText("path"))
                .contains(CLUSTER_PATHS + name + "/heartbeat-config");
        assertThat(results(POINT + "/container-cluster-ncpstatus")).isEmpty();
    }

    private JsonNode results(String path) {
        JsonNode list = client().get(path).json();
        assertThat(list.path("result_count").isInt()).isTrue();
        return list.path("results");
    }

    @Test
    void theEnforcementPointIsSynchronizedOnDemand() {
        String name = registered();
        int told = cluster(name).told();

        succeed(client().post(POINT + "?action=full-sync", ""));
        succeed(client().post(POINT + "?action=reload", ""));

        assertThat(cluster(name).told()).isEqualTo(told + 2);
        assertThat(client().post(POINT + "?action=explode", "").status()).isEqualTo(400);
        assertThat(client().post(POINT, "").status()).isEqualTo(400);
    }
}
