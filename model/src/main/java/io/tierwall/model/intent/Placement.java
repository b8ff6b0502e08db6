package io.tierwall.model.intent;

import io.tierwall.model.IntentPath;

/** Where among its siblings a policy or rule goes. */
public sealed interface Placement {

    /** Before all others. */
    record Top() implements Placement {}

    /** After all others. */
    record Bottom() implements Placement {}

    /** Right before a sibling. */
    record Before(IntentPath anchor) implements Placement {}

    /** Right after a sibling. */
    record After(IntentPath anchor) implements Placement {}
}
