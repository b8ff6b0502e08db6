package io.tierwall.model.intent;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.service.ServiceEntry;

/** One thing that a request wants done. */
public sealed interface Edit {

    /** To which object. */
    IntentPath path();

    /** Create the object or replace what it says. Its system fields and assigned places are ignored. */
    record Put(IntentObject statement, Expectation expectation) implements Edit {

        @Override
        public IntentPath path() {
            return statement.path();
        }
    }

    /** Delete the object with everything below it. */
    record Delete(IntentPath path, Expectation expectation) implements Edit {}

    /** Give the service at the path this entry, in place of the one with the same id if there is one. */
    record PutEntry(IntentPath path, ServiceEntry entry) implements Edit {}

    /** Take the entry of this id from the service at the path. */
    record DeleteEntry(IntentPath path, String id, Expectation expectation) implements Edit {}

    /** Give a policy or rule another place among its siblings. */
    record Move(IntentPath path, Placement placement) implements Edit {}
}
