package io.tierwall.server.publish;

import io.tierwall.model.Domain;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;

/** What is in a domain needs the domain, and nobody makes domains but Tierwall. Pure. */
final class Domains {

    private Domains() {}

    static void check(Edit edit, Intent current, Problems problems) {
        IntentPath top = edit.path();
        while (!top.parent().equals(IntentPath.INFRA)) {
            top = top.parent();
        }
        if (top.collection().equals("domains")
                && current.find(top, Domain.class).isEmpty()) {
            problems.add(
                    ProblemCode.PARENT_MISSING,
                    edit.path(),
                    "",
                    "There is no domain " + top + ". Use the domain " + IntentPath.DEFAULT_DOMAIN + ".");
        }
    }
}
