package io.tierwall.server.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Author;
import io.tierwall.server.clusters.NamingChange;
import io.tierwall.server.start.Manager;
import io.tierwall.server.start.Settings;
import io.tierwall.server.testing.FakeClusters;
import io.tierwall.server.testing.TestClock;
import io.tierwall.wire.PolicyDraft;
import io.tierwall.wire.RequestReader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published is offered to go back to, and so is what was there before. */
final class AutoDraftsTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void alsoTheFirstPublishCanBeUndone() {
        Settings settings = new Settings(
                directory,
                "localhost",
                8_443,
                Optional.empty(),
                Settings.DEFAULT_TRAFFIC_INTERVAL,
                Settings.Input.IGNORED);
        try (Manager manager = Manager.open(settings, new FakeClusters(), new TestClock())) {
            AutoDrafts drafts = new AutoDrafts(manager.publisher());
            manager.registration().register(Author.of("admin"), "alpha", "good", NamingChange.of("Alpha"), false);
            assertThat(drafts.list()).isEmpty();

            publishGroup(manager, "web");
            publishGroup(manager, "db");

            assertThat(drafts.list())
                    .extracting(PolicyDraft::path)
                    .containsExactly(
                            IntentPath.draft("auto-3"), IntentPath.draft("auto-2"), IntentPath.draft("auto-1"));
            assertThat(drafts.find(IntentPath.draft("auto-1"))).isPresent();
            assertThat(drafts.find(IntentPath.draft("auto-4"))).isEmpty();
        }
    }

    private static void publishGroup(Manager manager, String id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("group_type").add("ANTREA");
        manager.publisher()
                .publish(
                        Author.of("admin"),
                        (current, problems) ->
                                new RequestReader(current, problems).patch(IntentPath.group("default", id), body));
    }
}
