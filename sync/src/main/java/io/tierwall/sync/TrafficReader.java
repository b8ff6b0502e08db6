package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.render.RuleNames;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.TrafficReading.PolicyCounters;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what policies have met, once in an interval. Antrea serves no watch for it, and serves nothing while its
 * controller is away or the feature is off.
 */
final class TrafficReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TrafficReader.class);

    private final SyncContext context;
    private final ConnectionState connection;
    private final Function<ObjectKey, Optional<LiveObject>> live;
    private final Wakeup wakeup = new Wakeup();
    private String lastProblem = "";

    TrafficReader(SyncContext context, ConnectionState connection, Function<ObjectKey, Optional<LiveObject>> live) {
        this.context = context;
        this.connection = connection;
        this.live = live;
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
            TrafficReading reading =
                    reading(context.api().statistics(), context.clock().instant());
            lastProblem = "";
            context.listener().traffic(reading);
        } catch (ClusterException e) {
            if (!e.message().equals(lastProblem)) {
                LOG.info("cluster={} gives no statistics: {}", context.cluster(), e.message());
                lastProblem = e.message();
            }
        } catch (RuntimeException mistake) {
            // One reading that nobody could take must not end all: counters only grow, so the next one tells as much.
            LOG.error("cluster={} the statistics could not be taken", context.cluster(), mistake);
        }
    }

    private TrafficReading reading(JsonNode list, Instant now) {
        List<PolicyCounters> policies = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            live.apply(ObjectKey.policy(item.at("/metadata/name").asText()))
                    .filter(LiveObject::isOurs)
                    .flatMap(policy -> IntentPath.parse(policy.annotation(Ownership.PATH)))
                    .ifPresent(path -> policies.add(new PolicyCounters(path, epoch(item), rules(item))));
        }
        return new TrafficReading(now, policies);
    }

    /** Which policy object it is, and since when the controller counts for it. */
    private static String epoch(JsonNode item) {
        return item.at("/metadata/uid").asText() + " "
                + item.at("/metadata/creationTimestamp").asText();
    }

    private static Map<String, Traffic> rules(JsonNode item) {
        Map<String, Traffic> rules = new HashMap<>();
        for (JsonNode rule : item.path("ruleTrafficStats")) {
            String name = rule.path("name").asText();
            // Zeros are left out of the JSON.
            JsonNode counters = rule.path("trafficStats");
            if (RuleNames.ruleId(name).isPresent()) {
                rules.put(
                        name,
                        new Traffic(
                                counters.path("sessions").asLong(),
                                counters.path("packets").asLong(),
                                counters.path("bytes").asLong()));
            }
        }
        return rules;
    }
}
