package io.tierwall.server.clusters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Change;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.setting.Setting;
import io.tierwall.server.setting.SettingObjects;
import java.time.Duration;

/** How often the parts of Antrea in a cluster should be heard, and when they count as silent. Thread-safe. */
public final class Heartbeats {

    /** The field that has the interval, in seconds. */
    public static final String INTERVAL = "report_interval";

    /** The shortest interval, in seconds; it is the default, and that in which Antrea reports. */
    public static final int SHORTEST = 60;

    /** The longest interval, in seconds. */
    public static final int LONGEST = 600;

    private static final int MISSED_REPORTS = 3;

    private final SettingObjects settings;

    public Heartbeats(SettingObjects settings) {
        this.settings = settings;
    }

    /** Forgets the interval of a cluster when it is deregistered, from now on. */
    public void follow(Publisher publisher) {
        publisher.listen(this::published);
    }

    private void published(Published published) {
        published.changes().stream()
                .filter(change -> change instanceof Change.Removed(IntentPath path)
                        && path.collection().equals("cluster-control-planes"))
                .forEach(change -> settings.reset(of(change.path())));
    }

    /** The setting of a cluster. */
    public static Setting of(IntentPath cluster) {
        return new Setting(
                new IntentPath(cluster + "/heartbeat-config"),
                "AntreaHeartbeatConfig",
                JsonNodeFactory.instance.objectNode().put(INTERVAL, SHORTEST));
    }

    /** After how long without a report a part of the cluster counts as silent: three intervals. */
    public Duration silence(IntentPath cluster) {
        int interval = settings.read(of(cluster)).path(INTERVAL).asInt(SHORTEST);
        return Duration.ofSeconds(interval).multipliedBy(MISSED_REPORTS);
    }
}
