package io.tierwall.model.validity;

import io.tierwall.model.IntentObject;
import io.tierwall.model.Naming;
import io.tierwall.model.Tag;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;

/** Lengths and numbers of what people call things. */
final class NamingValidity {

    private static final int MAX_ID = 255;
    private static final int MAX_DISPLAY_NAME = 255;
    private static final int MAX_DESCRIPTION = 1_024;
    private static final int MAX_TAGS = 30;
    private static final int MAX_TAG_SCOPE = 128;
    private static final int MAX_TAG = 256;

    private NamingValidity() {}

    static void check(IntentObject object, Problems problems) {
        Naming naming = object.naming();
        atMost(object, "id", object.path().id().length(), MAX_ID, "characters", problems);
        atMost(object, "display_name", naming.displayName().length(), MAX_DISPLAY_NAME, "characters", problems);
        atMost(object, "description", naming.description().length(), MAX_DESCRIPTION, "characters", problems);
        atMost(object, "tags", naming.tags().size(), MAX_TAGS, "tags", problems);
        for (int i = 0; i < naming.tags().size(); i++) {
            Tag tag = naming.tags().get(i);
            String field = "tags[" + i + "]";
            atMost(object, field + ".scope", tag.scope().length(), MAX_TAG_SCOPE, "characters", problems);
            atMost(object, field + ".tag", tag.tag().length(), MAX_TAG, "characters", problems);
        }
    }

    private static void atMost(
            IntentObject object, String field, int actual, int most, String unit, Problems problems) {
        if (actual > most) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    object.path(),
                    field,
                    "There are " + actual + " " + unit + "; at most " + most + " are possible. Shorten it.");
        }
    }
}
