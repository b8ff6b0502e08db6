package io.tierwall.server.publish;

import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.Problems;
import java.util.List;

/** What a request wants, said against the intent that it will meet. */
@FunctionalInterface
public interface Statement {

    /** The edits to make. With any problem reported, none of them is. Called by the one writer, so it must not wait. */
    List<Edit> edits(Intent current, Problems problems);
}
