package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.render.RuleNames;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.PolicyTraffic.Traffic;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what policies have met, once in an interval. Antrea serves no watch for it, and serves nothing while its
 * controller is away or the feature is off; the last reading then stays, with its time.
 */
final class TrafficReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TrafficReader.class);

    private final SyncContext context;
    private final ConnectionState connection;
    private final Function<ObjectKey, Optional<LiveObject>> live;
    private final Wakeup wakeup = new Wakeup();
    private volatile Map<IntentPath, PolicyTraffic> latest = Map.of();
    private String lastProblem = "";

    TrafficReader(SyncContext context, ConnectionState connection, Function<ObjectKey, Optional<LiveObject>> live) {
        this.context = context;
        this.connection = connection;
        this.live = live;
    }

    Optional<PolicyTraffic> of(IntentPath policy) {
        return Optional.ofNullable(latest.get(policy));
    }

    /** Reads now, and then again after the interval. Returns at once. */
    void readNow() {
        wakeup.call();
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (connection.isConnected()) {
                    read();
                }
                wakeup.await(context.settings().trafficInterval());
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void read() throws InterruptedException {
        try {
            latest = policies(context.api().statistics(), context.clock().instant());
            lastProblem = "";
        } catch (ClusterException e) {
            if (!e.message().equals(lastProblem)) {
                LOG.info("cluster={} gives no statistics: {}", context.cluster(), e.message());
                lastProblem = e.message();
            }
        }
    }

    private Map<IntentPath, PolicyTraffic> policies(JsonNode list, Instant now) {
        Map<IntentPath, PolicyTraffic> read = new HashMap<>();
        for (JsonNode item : list.path("items")) {
            live.apply(ObjectKey.policy(item.at("/metadata/name").asText()))
                    .filter(LiveObject::isOurs)
                    .flatMap(policy -> IntentPath.parse(policy.annotation(Ownership.PATH)))
                    .ifPresent(path -> read.put(path, new PolicyTraffic(rules(item.path("ruleTrafficStats")), now)));
        }
        return Map.copyOf(read);
    }

    private static Map<Integer, Traffic> rules(JsonNode statistics) {
        Map<Integer, Traffic> rules = new HashMap<>();
        for (JsonNode rule : statistics) {
            // Zeros are left out of the JSON.
            JsonNode counters = rule.path("trafficStats");
            Traffic traffic = new Traffic(
                    counters.path("sessions").asLong(),
                    counters.path("packets").asLong(),
                    counters.path("bytes").asLong());
            RuleNames.ruleId(rule.path("name").asText())
                    .ifPresent(number -> rules.merge(number, traffic, Traffic::plus));
        }
        return rules;
    }
}
