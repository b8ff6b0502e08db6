package io.tierwall.server.start;

import io.quarkus.runtime.StartupEvent;
import io.tierwall.server.publish.Publisher;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that the manager has started, and with what. */
@Singleton
public final class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final Publisher publisher;
    private final int port;

    public Announcement(Publisher publisher, @ConfigProperty(name = "quarkus.http.ssl-port") int port) {
        this.publisher = publisher;
        this.port = port;
    }

    void announce(@Observes StartupEvent started) {
        LOG.info(
                "Tierwall serves HTTPS on port {}, at revision {}",
                port,
                publisher.current().revision());
    }
}
