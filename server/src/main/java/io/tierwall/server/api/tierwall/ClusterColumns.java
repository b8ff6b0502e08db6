package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.realization.PublishTimes;
import io.tierwall.server.realization.PublishTimes.PublishTime;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the matrix says of clusters: whether they answer, and how fast they are. */
@Singleton
public final class ClusterColumns {

    private final Clusters clusters;
    private final PublishTimes times;

    public ClusterColumns(Clusters clusters, PublishTimes times) {
        this.clusters = clusters;
        this.times = times;
    }

    /**
     * One cluster.
     *
     * @param connection {@code CONNECTING}, {@code CONNECTED} or {@code UNREACHABLE}
     * @param since since when it is so
     * @param lastPublish the latest one that concerned the cluster
     * @param publishes the latest 20 of these, the latest first
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Column(
            String id,
            String path,
            String connection,
            String since,
            String reason,
            @JsonProperty("last_publish") Optional<Publish> lastPublish,
            List<Publish> publishes) {}

    /**
     * One publish in one cluster.
     *
     * @param acceptedAt when the manager had it on disk
     * @param realizedAt when all that the cluster should hold was realized; left out until then
     * @param durationMillis between the two
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Publish(
            long revision,
            @JsonProperty("accepted_at") String acceptedAt,
            @JsonProperty("realized_at") Optional<String> realizedAt,
            @JsonProperty("duration_ms") Optional<Long> durationMillis) {

        static Publish of(PublishTime time) {
            return new Publish(
                    time.revision(),
                    time.accepted().toString(),
                    time.realized().map(Object::toString),
                    time.realized()
                            .map(at -> Duration.between(time.accepted(), at).toMillis()));
        }
    }

    List<Column> of(Intent intent) {
        return intent.clusters().stream().map(this::column).toList();
    }

    private Column column(ClusterControlPlane cluster) {
        ClusterView view = ClusterView.of(
                cluster, clusters.sync(cluster.path()), clusters.report(cluster.path()), Optional.empty());
        List<Publish> publishes =
                times.of(cluster.path()).stream().map(Publish::of).toList();
        return new Column(
                view.id(),
                view.path(),
                view.connection(),
                view.since(),
                view.reason(),
                publishes.stream().findFirst(),
                publishes);
    }
}
