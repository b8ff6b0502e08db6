package io.tierwall.sync.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.sync.Pauses;
import io.tierwall.sync.SyncSettings.Backoff;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ResourceApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one kind current: lists it page by page, watches it, and begins anew after growing pauses when that ends. */
final class KindFollower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(KindFollower.class);
    private static final Duration WATCH = Duration.ofMinutes(5);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(64));
    private static final int PAGE = 500;

    /** More than the largest clusters have; what is beyond would be the memory of the manager. */
    private static final int MOST = 200_000;

    private final InventoryKind kind;
    private final Source source;
    private Map<String, InventoryItem> items = new TreeMap<>();
    /** The items in order, once somebody has asked since they changed. */
    private Optional<List<InventoryItem>> sorted = Optional.empty();

    private Coverage coverage;
    private String version = "";

    /**
     * Where it reads, and with what.
     *
     * @param cluster its name, for logs
     */
    record Source(String cluster, ResourceApi api, ItemReader reader, Pauses pauses, Clock clock) {}

    KindFollower(InventoryKind kind, Source source) {
        this.kind = kind;
        this.source = source;
        this.coverage = Coverage.none(source.clock().instant(), "it has not been read yet");
    }

    synchronized List<InventoryItem> items() {
        List<InventoryItem> all =
                sorted.orElseGet(() -> items.values().stream().sorted().toList());
        sorted = Optional.of(all);
        return all;
    }

    synchronized Coverage coverage() {
        return coverage;
    }

    @Override
    public void run() {
        int failures = 0;
        boolean triedAgain = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                failures = coverage().known() ? 0 : failures;
                Instant began = source.clock().instant();
                ClusterException end = session();
                boolean lasted = source.clock().instant().isAfter(began.plus(BACKOFF.first()));
                if (end.kind() == ClusterException.Kind.UNAVAILABLE
                        && coverage().known()
                        && (lasted || !triedAgain)) {
                    triedAgain = true;
                    continue; // A kept connection that the server has let go of is no loss.
                }
                triedAgain = false;
                if (end.kind() == ClusterException.Kind.EXPIRED) {
                    Thread.sleep(source.pauses().spread(BACKOFF.first()));
                    continue; // What was missed is listed again.
                }
                lost(end);
                failures++;
                Thread.sleep(source.pauses().before(end, BACKOFF.after(failures)));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ClusterException session() throws InterruptedException {
        try {
            list();
            while (true) {
                watch();
                // A server that ends each watch at once is not asked in a loop.
                Thread.sleep(source.pauses().jittered(BACKOFF.first()));
            }
        } catch (ClusterException e) {
            return e;
        } catch (RuntimeException mistake) {
            LOG.error("cluster={} the inventory of {} cannot be read", source.cluster(), kind.plural(), mistake);
            return new ClusterException(ClusterException.Kind.UNAVAILABLE, "what it sent could not be read");
        }
    }

    private void list() throws ClusterException, InterruptedException {
        Map<String, InventoryItem> listed = new TreeMap<>();
        String next = "";
        JsonNode page;
        do {
            page = source.api()
                    .get(kind.path() + "?limit=" + PAGE
                            + (next.isEmpty() ? "" : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
            page.path("items").forEach(object -> put(listed, source.reader().read(kind, object)));
            refuseTooMany(listed.size());
            next = page.at("/metadata/continue").asText("");
        } while (!next.isEmpty());
        version = page.at("/metadata/resourceVersion").asText();
        known(listed);
    }

    private static void put(Map<String, InventoryItem> items, InventoryItem item) {
        items.put(item.namespace() + "/" + item.name(), item);
    }

    private static void refuseTooMany(int size) throws ClusterException {
        if (size > MOST) {
            throw new ClusterException(ClusterException.Kind.REFUSED, "there are more than " + MOST + " of them");
        }
    }

    private synchronized void known(Map<String, InventoryItem> listed) {
        items = listed;
        sorted = Optional.empty();
        if (!coverage.known()) {
            coverage = Coverage.full(source.clock().instant());
        }
    }

    private void watch() throws ClusterException, InterruptedException {
        String path = kind.path() + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + version
                + "&timeoutSeconds=" + WATCH.toSeconds();
        source.api().watch(path, WATCH, () -> {}, this::take);
        refuseTooMany(size());
    }

    private synchronized int size() {
        return items.size();
    }

    private void take(JsonNode event) {
        JsonNode object = event.path("object");
        version = object.at("/metadata/resourceVersion").asText(version);
        switch (event.path("type").asText()) {
            case "ADDED", "MODIFIED" -> changed(source.reader().read(kind, object));
            case "DELETED" -> gone(source.reader().read(kind, object));
            default -> {} // A bookmark tells the version only.
        }
    }

    private synchronized void changed(InventoryItem item) {
        put(items, item);
        sorted = Optional.empty();
    }

    private synchronized void gone(InventoryItem item) {
        items.remove(item.namespace() + "/" + item.name());
        sorted = Optional.empty();
    }

    private synchronized void lost(ClusterException end) {
        if (coverage.known() || !coverage.reason().equals(end.message())) {
            LOG.info("cluster={} the inventory of {} is not known: {}", source.cluster(), kind.plural(), end.message());
            coverage = coverage.lost(source.clock().instant(), end.message());
        }
    }
}
