package io.tierwall.server.clusters;

import io.tierwall.antrea.render.Rendering;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.sync.DesiredStates;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import java.util.function.Supplier;

/**
 * What one cluster should hold, put together when somebody asks for it.
 *
 * @param rendering of all clusters: what several hold is rendered once
 */
record RenderedStates(Supplier<Intent> intents, Rendering<DesiredObject> rendering, IntentPath cluster)
        implements DesiredStates {

    @Override
    public DesiredObjects current() {
        Intent intent = intents.get();
        return DesiredObjects.of(intent.revision(), rendering.of(intent, cluster));
    }

    @Override
    public long revision() {
        return intents.get().revision();
    }
}
