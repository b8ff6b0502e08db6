package io.tierwall.server.clusters;

import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.sync.DesiredStates;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one cluster should hold, rendered once for each revision that somebody asks about. Thread-safe. */
final class RenderedStates implements DesiredStates {

    private final Supplier<Intent> intents;
    private final IntentPath cluster;
    private volatile @Nullable DesiredState rendered;

    RenderedStates(Supplier<Intent> intents, IntentPath cluster) {
        this.intents = intents;
        this.cluster = cluster;
    }

    @Override
    public DesiredState current() {
        DesiredState known = rendered;
        return known != null && known.revision() == intents.get().revision() ? known : render();
    }

    private synchronized DesiredState render() {
        Intent intent = intents.get();
        DesiredState known = rendered;
        if (known != null && known.revision() == intent.revision()) {
            return known;
        }
        DesiredState fresh = Renderer.render(intent, cluster);
        rendered = fresh;
        return fresh;
    }
}
