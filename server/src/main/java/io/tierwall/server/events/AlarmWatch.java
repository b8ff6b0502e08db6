package io.tierwall.server.events;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then whether time has ended an alarm. */
public final class AlarmWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final ClusterNews news;
    private final Thread thread = Thread.ofVirtual().name("alarms").unstarted(this::run);

    private AlarmWatch(ClusterNews news) {
        this.news = news;
    }

    public static AlarmWatch start(ClusterNews news) {
        AlarmWatch watch = new AlarmWatch(news);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(INTERVAL);
                news.settle();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException mistake) {
                LOG.error("alarms could not be looked at", mistake);
            }
        }
    }

    /** Returns when it has ended. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
