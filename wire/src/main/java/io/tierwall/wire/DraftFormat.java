package io.tierwall.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.SystemFields;
import io.tierwall.model.problem.Problems;

/** Drafts as clients write and see them, and as they are kept, which is the same. */
public final class DraftFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DraftFormat() {}

    /** What a client says about the draft at this path; what is wrong with it is added to the problems. */
    public static PolicyDraft read(IntentPath path, JsonNode body, Problems problems) {
        ObjectReader in = new ObjectReader(body, path.value(), "", problems);
        PolicyDraft draft = new PolicyDraft(
                path,
                CommonFields.naming(in, path),
                SystemFields.UNSTAMPED,
                false,
                in.string("ref_draft_path", ""),
                in.bool("locked", false),
                in.string("lock_comments", ""),
                LockFormat.read(body),
                area(in));
        in.ignore(
                "is_auto_draft",
                "lock_modified_by",
                "lock_modified_time",
                "system_area",
                "user_area_store_id",
                "system_area_store_id",
                "children");
        in.end();
        return draft;
    }

    private static ObjectNode area(ObjectReader in) {
        return in.raw("user_area") instanceof ObjectNode area
                ? area
                : JsonNodeFactory.instance.objectNode().put("resource_type", "Infra");
    }

    /** The draft as clients see it. */
    public static ObjectNode write(PolicyDraft draft) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        CommonFields.write(draft.path(), draft.naming(), draft.system(), "PolicyDraft", out);
        out.put("is_auto_draft", draft.auto());
        if (!draft.reference().isEmpty()) {
            out.put("ref_draft_path", draft.reference());
        }
        out.put("locked", draft.locked());
        out.put("lock_comments", draft.lockComments());
        LockFormat.write(draft.lockChange(), out);
        out.set("user_area", draft.userArea());
        return out;
    }

    /**
     * The draft that was kept.
     *
     * @throws IllegalArgumentException when the document is not one that {@link #write} made
     */
    public static PolicyDraft stored(IntentPath path, String document) {
        try {
            JsonNode body = JSON.readTree(document);
            Problems problems = new Problems();
            PolicyDraft draft = read(path, body, problems);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(path + " cannot be read back: " + problems.list());
            }
            return draft.stamped(CommonFields.system(body), draft.lockChange());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(path + " cannot be read back: " + e.getMessage(), e);
        }
    }
}
