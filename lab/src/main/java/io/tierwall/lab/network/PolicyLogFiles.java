package io.tierwall.lab.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of records for each node, {@code DIRECTORY/NODE/np.log}. A thread of its own writes; who has a record never
 * waits, so that some are lost when they come faster than the disk takes them, and it is said how many. A file that is
 * full becomes {@code np.log.1}, in the place of the one that had this name. Thread-safe.
 */
public final class PolicyLogFiles implements PolicyLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyLogFiles.class);
    private static final int MOST_WAITING = 8_192;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path directory;
    private final ZoneId zone;
    private final Limits limits;
    private final BlockingQueue<PolicyLogRecord> waiting;
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * How much there may be.
     *
     * @param fileBytes of one file; a node has two at most
     * @param waiting records that are not written yet
     */
    public record Limits(long fileBytes, int waiting) {

        /** 10 MB for a file. */
        public static final Limits USUAL = new Limits(10_000_000, MOST_WAITING);
    }

    /**
     * Begins; what is in the directory is added to.
     *
     * @param thread the name of the thread that writes
     * @param zone of the times in the files
     */
    public PolicyLogFiles(String thread, Path directory, ZoneId zone, Limits limits) {
        this.directory = directory;
        this.zone = zone;
        this.limits = limits;
        this.waiting = new ArrayBlockingQueue<>(limits.waiting());
        this.thread = Thread.ofPlatform().name(thread).daemon().start(this::run);
    }

    @Override
    public void write(PolicyLogRecord logged) {
        if (closed || !waiting.offer(logged)) {
            lost.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (!closed) {
                Optional.ofNullable(waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(this::writeWithOthers);
                tellLost();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeAll(drain());
        tellLost();
    }

    private void writeWithOthers(PolicyLogRecord first) {
        List<PolicyLogRecord> together = new ArrayList<>(List.of(first));
        together.addAll(drain());
        writeAll(together);
    }

    private List<PolicyLogRecord> drain() {
        List<PolicyLogRecord> drained = new ArrayList<>();
        waiting.drainTo(drained);
        return drained;
    }

    private void writeAll(List<PolicyLogRecord> records) {
        Map<String, List<PolicyLogRecord>> byNode = records.stream()
                .collect(Collectors.groupingBy(PolicyLogRecord::node, TreeMap::new, Collectors.toList()));
        byNode.forEach((node, some) -> {
            try {
                append(directory.resolve(node), some);
            } catch (IOException | UncheckedIOException e) {
                lost.addAndGet(some.size());
                LOG.warn("np.log of node {} cannot be written: {}", node, e.toString());
            }
        });
    }

    private void append(Path ofNode, List<PolicyLogRecord> records) throws IOException {
        Files.createDirectories(ofNode);
        Path file = ofNode.resolve("np.log");
        if (Files.exists(file) && Files.size(file) >= limits.fileBytes()) {
            Files.move(file, ofNode.resolve("np.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Writer out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (PolicyLogRecord one : records) {
                out.write(one.line(zone));
                out.write('\n');
            }
        }
    }

    private void tellLost() {
        long number = lost.getAndSet(0);
        if (number > 0) {
            LOG.warn("{} records of np.log were lost", number);
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
