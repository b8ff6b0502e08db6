package io.tierwall.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.host.LabException.Kind;
import io.tierwall.lab.objects.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lab and its control endpoint. */
final class LabControlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Manager manager = new Manager();
    private final LabHost lab = new LabHost(
            (name, index, nodes) ->
                    LabSettings.of(name, index, NetworkKind.SIMULATED).withNodes(nodes),
            manager);
    private final LabResource resource = new LabResource(lab);

    @AfterEach
    void close() {
        lab.close();
    }

    /** Welcomes all but the unwanted, and lets none go that is busy. */
    private static final class Manager implements ClusterRegister {

        private final Map<String, String> clusters = new TreeMap<>();

        @Override
        public void add(LabCluster cluster) {
            if (cluster.name().equals("unwanted")) {
                throw new LabException(Kind.IN_THE_WAY, "the manager refuses it");
            }
            clusters.put(cluster.name(), "CONNECTED");
        }

        @Override
        public void remove(String cluster, boolean cascade) {
            if (cluster.equals("busy") && !cascade) {
                throw new LabException(Kind.IN_THE_WAY, "a policy spans it");
            }
            clusters.remove(cluster);
        }

        @Override
        public Map<String, String> known() {
            return Map.copyOf(clusters);
        }
    }

    private JsonNode ask(String method, String path, String body) {
        try {
            return resource.handle(method, LabResource.PATH + path, body.isEmpty() ? NOTHING : JSON.readTree(body));
        } catch (IOException mistake) {
            throw new AssertionError(mistake);
        }
    }

    private void refused(int code, String why, String method, String path, String body) {
        assertThatThrownBy(() -> ask(method, path, body)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.message()).contains(why);
        });
    }

    @Test
    void aClusterIsCreatedRegisteredListedAndDeleted() {
        JsonNode created = ask("POST", "", "{\"name\": \"delta\", \"nodes\": 3}");

        assertThat(created.path("nodes").findValuesAsText("name"))
                .containsExactly("delta-node-1", "delta-node-2", "delta-node-3");
        JsonNode listed = ask("GET", "", "").at("/clusters/0");
        assertThat(listed.path("manager").asText()).isEqualTo("CONNECTED");
        assertThat(listed.path("packets").asText()).isEqualTo("simulated");
        assertThat(listed.path("runningPods").asInt()).isEqualTo(6);
        assertThat(listed.toString()).doesNotContain("token");

        ask("DELETE", "/delta", "");

        assertThat(ask("GET", "", "").path("clusters")).isEmpty();
        assertThat(manager.known()).isEmpty();
        refused(404, "there is no cluster delta", "GET", "/delta", "");
    }

    @Test
    void aNameIsGivenOnceAndAPlaceAsSoonAsItIsFree() {
        int first = lab.create("one", 1).index();
        assertThat(lab.create("two", 1).index()).isEqualTo(first + 1);
        refused(409, "there is a cluster one already", "POST", "", "{\"name\": \"one\"}");

        lab.delete("one", false);

        assertThat(lab.create("three", 1).index()).isEqualTo(first);
        assertThat(lab.clusters()).extracting(LabCluster::name).containsExactly("three", "two");
    }

    @Test
    void aClusterThatNobodyWantsIsNotThere() {
        refused(409, "the manager refuses it", "POST", "", "{\"name\": \"unwanted\"}");

        assertThat(lab.clusters()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lab-unwanted-"));
    }

    @Test
    void aClusterThatSomebodyReliesOnStaysUnlessCascaded() {
        lab.create("busy", 1);
        refused(409, "a policy spans it", "DELETE", "/busy", "");
        assertThat(lab.cluster("busy").status().apiServer()).isTrue();

        ask("DELETE", "/busy/cascade", "");

        assertThat(lab.clusters()).isEmpty();
    }

    @Test
    void partsAreStoppedAndStarted() {
        lab.create("parts", 2);
        for (String part : List.of("controller", "apiserver")) {
            ask("PUT", "/parts/" + part, "{\"running\": false}");
            assertThat(ask("GET", "/parts", "").path(part).asText()).isEqualTo("stopped");
            ask("PUT", "/parts/" + part, "{\"running\": true}");
            assertThat(ask("GET", "/parts", "").path(part).asText()).isEqualTo("running");
        }
        ask("PUT", "/parts/nodes/parts-node-2", "{\"running\": false}");
        assertThat(ask("GET", "/parts", "").path("nodes").findValuesAsText("agent"))
                .containsExactly("running", "stopped");
        refused(400, "there is no node other", "PUT", "/parts/nodes/other", "{\"running\": true}");
        refused(400, "running is true or false", "PUT", "/parts/controller", "{}");
        refused(405, "", "POST", "/parts/controller", "{\"running\": true}");
        refused(404, "", "PUT", "/parts/kubelet", "{\"running\": true}");
    }

    @Test
    void faultsAreSetListedAndCleared() {
        lab.create("faulty", 1);
        List<String> ids = new ArrayList<>();
        for (String fault : List.of("[\"latency=1s\"]", "[\"status=429\", \"share=0.5\"]")) {
            ids.add(ask("POST", "/faulty/faults", "{\"fault\": " + fault + "}")
                    .path("id")
                    .asText());
        }
        assertThat(ask("GET", "/faulty/faults", "").path("faults").findValuesAsText("fault"))
                .containsExactly("latency=1s", "status=429 share=0.5 seed=1");

        assertThat(ask("DELETE", "/faulty/faults/" + ids.getFirst(), "").path("faults"))
                .hasSize(1);
        assertThat(ask("DELETE", "/faulty/faults", "").path("faults")).isEmpty();

        refused(404, "has no fault f9", "DELETE", "/faulty/faults/f9", "");
        refused(400, "say one effect", "POST", "/faulty/faults", "{}");
    }

    @Test
    void whatIsAskedForWronglyIsRefused() {
        refused(400, "name is", "POST", "", "{}");
        refused(400, "nodes is a number", "POST", "", "{\"name\": \"x\", \"nodes\": \"many\"}");
        refused(400, "1 to 12 nodes", "POST", "", "{\"name\": \"x\", \"nodes\": 13}");
        refused(400, "lower-case letters", "POST", "", "{\"name\": \"X\"}");
        refused(405, "", "PUT", "", "{}");
    }

    @Test
    void aLabThatIsClosedHasNoMoreClusters() {
        lab.create("last", 1);

        lab.close();

        assertThat(lab.clusters()).isEmpty();
        assertThatThrownBy(() -> lab.create("later", 1)).hasMessage("the lab is stopping");
    }

    @Test
    void theEndpointIsReachedWithItsTokenOnly() throws Exception {
        try (LabControl control = LabControl.start(lab, Clock.systemUTC(), new SecureRandom());
                HttpClient client = client(control.access().certificate())) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(control.access().address().resolve(LabResource.PATH));
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            request.header("Authorization", "Bearer " + control.access().token());
            assertThat(client.send(request.build(), BodyHandlers.ofString()).body())
                    .isEqualTo("{\"clusters\":[]}");
            assertThat(client.send(
                                    request.uri(control.access().address().resolve("/api/v1/pods"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(control.access().toString())
                    .doesNotContain(control.access().token());
        }
    }

    private static HttpClient client(String certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "control",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
