package io.tierwall.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.apiserver.ApiServer;
import io.tierwall.lab.apiserver.Extension;
import io.tierwall.lab.network.kernel.KernelNetwork;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.probes.Probes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * An Antrea cluster on this machine: an API server for kubectl, the controller, nodes and pods, and what carries their
 * packets. It lives until it is closed and leaves nothing behind, however the process ends.
 */
public final class LabCluster implements AutoCloseable {

    private final RunningCluster cluster;
    private final ApiServer server;

    private LabCluster(RunningCluster cluster, ApiServer server) {
        this.cluster = cluster;
        this.server = server;
    }

    /**
     * Starts a cluster and waits until its pods run.
     *
     * @throws RuntimeException when the machine refuses; nothing is left then
     */
    public static LabCluster start(LabSettings settings, Clock clock, SecureRandom random) {
        RunningCluster cluster = RunningCluster.start(settings, clock);
        try {
            ApiServer server = ApiServer.start(
                    new ApiServer.Parts(
                            settings.name(),
                            cluster.store(),
                            cluster.admission(),
                            cluster.computed(),
                            List.of(new ProbeExtension(cluster.probes())),
                            clock,
                            random),
                    settings.port());
            return new LabCluster(cluster, server);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Why real packets cannot be had on this machine, for a person; nothing when they can. */
    public static Optional<String> whyNoPackets() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        return availability.available() ? Optional.empty() : Optional.of(availability.reason());
    }

    /** How to reach it, for kubectl and every other client. Whoever has it can do everything in the cluster. */
    public String kubeconfig() {
        return server.kubeconfig();
    }

    @Override
    public void close() {
        server.close();
        cluster.close();
    }

    private record ProbeExtension(Probes probes) implements Extension {

        @Override
        public String prefix() {
            return Probes.PATH;
        }

        @Override
        public JsonNode handle(String method, String path, JsonNode body) {
            if (!path.equals(Probes.PATH)) {
                throw ApiException.noSuchResource();
            }
            if (!method.equals("POST")) {
                throw ApiException.notAllowed();
            }
            return probes.answer(body);
        }
    }
}
