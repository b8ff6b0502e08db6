package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.policy.LockChange;

/**
 * Edits that somebody keeps and has not published.
 *
 * @param path {@code /infra/drafts/{id}}
 * @param system as of an object of the intent
 * @param auto whether it is not somebody's edits but what an earlier revision said
 * @param reference the path of another draft that it was made from; may be empty
 * @param locked whether others are kept from changing and publishing it
 * @param lockComments why
 * @param lockChange who turned its lock last
 * @param userArea the edits, as a tree of the hierarchical API; nobody changes it
 */
public record PolicyDraft(
        IntentPath path,
        Naming naming,
        SystemFields system,
        boolean auto,
        String reference,
        boolean locked,
        String lockComments,
        LockChange lockChange,
        ObjectNode userArea) {

    /** The same draft with other words of Tierwall's. */
    public PolicyDraft stamped(SystemFields otherSystem, LockChange otherLockChange) {
        return new PolicyDraft(
                path, naming, otherSystem, auto, reference, locked, lockComments, otherLockChange, userArea);
    }
}
