package io.tierwall.server.clusters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.access.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the latest check of each cluster has found, with its time; kept as settings. Thread-safe. */
public final class AccessReports {

    private static final Logger LOG = LoggerFactory.getLogger(AccessReports.class);
    private static final String SETTINGS = "clusters/access/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettingStore settings;
    private final Map<String, AccessReport> reports = new ConcurrentHashMap<>();

    private AccessReports(SettingStore settings) {
        this.settings = settings;
    }

    /**
     * Reads the reports that are kept.
     *
     * @throws StoreException.Unavailable when the store cannot be read
     * @throws IllegalArgumentException when a report cannot
     */
    public static AccessReports open(SettingStore settings) {
        AccessReports all = new AccessReports(settings);
        settings.list(SETTINGS)
                .forEach((path, written) -> all.reports.put(path.substring(SETTINGS.length()), read(written)));
        return all;
    }

    Optional<AccessReport> find(IntentPath cluster) {
        return Optional.ofNullable(reports.get(cluster.id()));
    }

    /** Keeps a report; where that is not possible, until the manager ends. */
    synchronized void put(IntentPath cluster, AccessReport report) {
        reports.put(cluster.id(), report);
        try {
            settings.put(SETTINGS + cluster.id(), write(report));
        } catch (StoreException.Unavailable e) {
            LOG.warn("what the check of {} has found cannot be kept: {}", cluster.id(), e.getMessage());
        }
    }

    /** @throws StoreException.Unavailable when it is kept all the same */
    synchronized void remove(IntentPath cluster) {
        reports.remove(cluster.id());
        settings.remove(SETTINGS + cluster.id());
    }

    private static String write(AccessReport report) {
        ObjectNode out = JsonNodeFactory.instance
                .objectNode()
                .put("checked", report.checked().toString())
                .put("kubernetes_version", report.kubernetesVersion())
                .put("antrea_version", report.antreaVersion());
        report.findings()
                .forEach(finding -> out.withArray("findings")
                        .addObject()
                        .put("kind", finding.kind().name())
                        .put("sentence", finding.sentence())
                        .put("remedy", finding.remedy()));
        return out.toString();
    }

    private static AccessReport read(String written) {
        try {
            JsonNode report = JSON.readTree(written);
            return new AccessReport(
                    Instant.parse(report.path("checked").asText()),
                    report.path("kubernetes_version").asText(),
                    report.path("antrea_version").asText(),
                    findings(report));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what a check of a cluster has found cannot be read", e);
        }
    }

    private static List<Finding> findings(JsonNode report) {
        return report.path("findings")
                .valueStream()
                .map(finding -> new Finding(
                        Finding.Kind.valueOf(finding.path("kind").asText()),
                        finding.path("sentence").asText(),
                        finding.path("remedy").asText()))
                .toList();
    }
}
