package io.tierwall.server.clusters;

import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.sync.DesiredStates;
import java.util.function.Supplier;

/** What one cluster should hold, rendered when somebody asks for it: with many clusters it is too much to keep. */
record RenderedStates(Supplier<Intent> intents, IntentPath cluster) implements DesiredStates {

    @Override
    public DesiredState current() {
        return Renderer.render(intents.get(), cluster);
    }

    @Override
    public long revision() {
        return intents.get().revision();
    }
}
