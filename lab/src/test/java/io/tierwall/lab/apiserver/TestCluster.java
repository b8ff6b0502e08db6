package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An API server with nothing behind it: all writes are agreed to, and statistics are made up. */
record TestCluster(ObjectStore objects, ApiServer server) implements AutoCloseable {

    /** How far back its watches reach. */
    static final int HISTORY = 50;

    /** Agrees to everything but what is labelled {@code refuse}. */
    private static final class AgreeableAdmission implements Admission {

        @Override
        public void admitWrite(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
            if (after.at("/metadata/labels/refuse").isTextual()) {
                throw ApiException.denied("test.tierwall.io", "it says so itself");
            }
        }

        @Override
        public List<String> warnings(ResourceType type, ObjectNode after) {
            return List.of();
        }

        @Override
        public void admitDelete(ResourceType type, ObjectNode object) {
            if (object.at("/metadata/annotations/keep").isTextual()) {
                throw ApiException.denied("test.tierwall.io", "it is to be kept");
            }
        }
    }

    /** Statistics of one policy. */
    private static final class MadeUpStatistics implements ReadOnlyResource {

        @Override
        public ResourceType type() {
            return new ResourceType(
                    "stats.antrea.io",
                    "v1alpha1",
                    "AntreaClusterNetworkPolicyStats",
                    "antreaclusternetworkpolicystats",
                    "antreaclusternetworkpolicystats",
                    List.of(),
                    false,
                    false,
                    List.of());
        }

        @Override
        public boolean listable() {
            return true;
        }

        @Override
        public List<ObjectNode> list() {
            ObjectNode statistics = Documents.empty();
            statistics.putObject("metadata").put("name", "web");
            statistics.putObject("trafficStats").put("sessions", 3);
            return List.of(statistics);
        }

        @Override
        public Optional<ObjectNode> find(ObjectKey key, Map<String, String> parameters) {
            return list().stream()
                    .filter(object -> object.at("/metadata/name").asText().equals(key.name()))
                    .findFirst();
        }
    }

    /** Says what it was asked, or fails. */
    private static final class Echo implements Extension {

        @Override
        public String prefix() {
            return "/lab/v1/";
        }

        @Override
        public JsonNode handle(String method, String path, JsonNode body) {
            if (path.endsWith("/fault")) {
                throw new IllegalStateException("a fault");
            }
            if (!method.equals("POST")) {
                throw ApiException.notAllowed();
            }
            ObjectNode echo = Documents.empty().put("path", path);
            echo.set("body", body);
            return echo;
        }
    }

    static TestCluster start() {
        ObjectStore objects = new ObjectStore(Clock.systemUTC(), UUID::randomUUID, HISTORY);
        ObjectNode namespace = Documents.empty();
        namespace.putObject("metadata").put("name", "default");
        objects.create(ResourceTypes.NAMESPACES, namespace);
        ApiServer server = ApiServer.start(
                new ApiServer.Parts(
                        "test",
                        objects,
                        new AgreeableAdmission(),
                        List.of(new MadeUpStatistics()),
                        List.of(new Echo()),
                        Clock.systemUTC(),
                        new SecureRandom()),
                0);
        return new TestCluster(objects, server);
    }

    @Override
    public void close() {
        server.close();
    }
}
