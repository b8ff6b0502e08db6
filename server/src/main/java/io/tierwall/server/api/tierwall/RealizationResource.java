package io.tierwall.server.api.tierwall;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.ConsolidatedStatus;
import io.tierwall.server.realization.Realizations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every policy in every cluster that it spans, at a glance. */
@Path("/tierwall/api/v1/realization")
@Produces(MediaType.APPLICATION_JSON)
public final class RealizationResource {

    private final Publisher publisher;
    private final Realizations realizations;

    public RealizationResource(Publisher publisher, Realizations realizations) {
        this.publisher = publisher;
        this.realizations = realizations;
    }

    /**
     * The matrix.
     *
     * @param revision of the intent that is measured against
     * @param clusters ids of the registered clusters
     * @param policies in the order in which packets meet them
     */
    public record Matrix(long revision, List<String> clusters, List<Row> policies) {}

    /** One policy. */
    public record Row(String policy, String category, ConsolidatedStatus status, List<Cell> clusters) {}

    /** One policy in one cluster. */
    public record Cell(String cluster, ConsolidatedStatus status, String message) {}

    @GET
    @Operation(summary = "Shows how far each cluster is with each policy that spans it")
    public Matrix get() {
        Intent intent = publisher.current();
        List<String> clusters = intent.clusters().stream()
                .map(ClusterControlPlane::path)
                .map(path -> path.id())
                .toList();
        List<Row> rows =
                intent.policies().stream().map(tree -> row(intent, tree)).toList();
        return new Matrix(intent.revision(), clusters, rows);
    }

    private Row row(Intent intent, PolicyTree tree) {
        List<ClusterStatus> statuses = realizations.of(tree.policy(), intent);
        return new Row(
                tree.policy().path().value(),
                tree.policy().category().title(),
                ConsolidatedStatus.consolidate(
                        statuses.stream().map(ClusterStatus::status).toList()),
                statuses.stream()
                        .map(status -> new Cell(status.cluster().id(), status.status(), status.message()))
                        .toList());
    }
}
