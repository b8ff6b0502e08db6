package io.tierwall.model.intent;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;

/** What one revision changed at one path. */
public sealed interface Change {

    /** Where. */
    IntentPath path();

    /** The object is new or says something else. */
    record Stored(IntentObject object) implements Change {

        @Override
        public IntentPath path() {
            return object.path();
        }
    }

    /** The object is gone. */
    record Removed(IntentPath path) implements Change {}
}
