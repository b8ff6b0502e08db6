package io.tierwall.server.realization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierwall.sync.Realization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a cluster is with a policy or rule, as JSON says it. Fields that do not fit the state are left out.
 *
 * @param cluster the cluster's id
 * @param status the same in NSX's words
 * @param message all of it in a sentence
 * @param nodes how far it is, while it is in progress or stuck; of a success both numbers are the same
 * @param generation of the ClusterNetworkPolicy that was read back
 * @param seen when it was read back
 * @param since since when it is stuck or unknown
 * @param error what is wrong
 * @param remedy what a person can do about it
 * @param silentNodes nodes of the cluster whose agents are silent
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StateView(
        String cluster,
        State state,
        ConsolidatedStatus status,
        String message,
        Optional<Nodes> nodes,
        Optional<Long> generation,
        Optional<String> seen,
        Optional<String> since,
        Optional<String> error,
        Optional<String> remedy,
        @JsonProperty("silent_nodes") Optional<List<String>> silentNodes) {

    /** All that can be said. */
    public enum State {
        PENDING,
        IN_PROGRESS,
        SUCCESS,
        NO_WORKLOAD,
        FAILED,
        STUCK,
        UNKNOWN
    }

    /** Nodes that have realized it, of those that should. */
    public record Nodes(int current, int desired) {

        private static Optional<Nodes> of(Optional<Realization.NodeCount> count) {
            return count.map(known -> new Nodes(known.current(), known.desired()));
        }
    }

    /** What a status says. */
    public static StateView of(ClusterStatus status) {
        Builder view = new Builder(status);
        return switch (status.realization()) {
            case Realization.Pending _ -> view.build(State.PENDING);
            case Realization.InProgress progress -> {
                view.nodes = Nodes.of(progress.nodes());
                yield view.build(State.IN_PROGRESS);
            }
            case Realization.Success success -> {
                view.nodes = Optional.of(new Nodes(success.nodes(), success.nodes()));
                yield view.readBack(success.generation(), success.seen()).build(State.SUCCESS);
            }
            case Realization.NoWorkload none -> {
                view.nodes = Optional.of(new Nodes(0, 0));
                yield view.readBack(none.generation(), none.seen()).build(State.NO_WORKLOAD);
            }
            case Realization.Failed failed -> {
                view.error = Optional.of(failed.error());
                view.remedy = Optional.of(failed.remedy());
                yield view.build(State.FAILED);
            }
            case Realization.Stuck stuck -> {
                view.nodes = Nodes.of(stuck.nodes());
                view.since = Optional.of(stuck.since().toString());
                view.silentNodes = Optional.of(stuck.silentNodes());
                yield view.build(State.STUCK);
            }
            case Realization.Unknown unknown -> {
                view.since = Optional.of(unknown.since().toString());
                yield view.build(State.UNKNOWN);
            }
        };
    }

    private static final class Builder {

        private final ClusterStatus status;
        private Optional<Nodes> nodes = Optional.empty();
        private Optional<Long> generation = Optional.empty();
        private Optional<String> seen = Optional.empty();
        private Optional<String> since = Optional.empty();
        private Optional<String> error = Optional.empty();
        private Optional<String> remedy = Optional.empty();
        private Optional<List<String>> silentNodes = Optional.empty();

        Builder(ClusterStatus status) {
            this.status = status;
        }

        Builder readBack(long ofGeneration, Instant at) {
            generation = Optional.of(ofGeneration);
            seen = Optional.of(at.toString());
            return this;
        }

        StateView build(State state) {
            return new StateView(
                    status.cluster().id(),
                    state,
                    status.status(),
                    status.message(),
                    nodes,
                    generation,
                    seen,
                    since,
                    error,
                    remedy,
                    silentNodes);
        }
    }
}
