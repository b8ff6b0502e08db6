package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.SystemFields;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.policy.PolicySettings;
import io.tierwall.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Policies, with the rules that stand in them. */
final class SecurityPolicyFormat {

    static final String TYPE = "SecurityPolicy";

    private SecurityPolicyFormat() {}

    /** Reads the policy itself. Its rules are read by {@link #readRules}. */
    static SecurityPolicy read(ObjectReader in, IntentPath path) {
        SecurityPolicy policy = new SecurityPolicy(
                path,
                CommonFields.naming(in, path),
                SystemFields.UNSTAMPED,
                in.oneOf("category", Category.class, Category::title).orElse(Category.APPLICATION),
                in.integer("sequence_number").orElse(0),
                OrderLabel.UNASSIGNED,
                Paths.readAnyOr(
                        in,
                        "scope",
                        ProblemCode.ADDRESS_LITERAL,
                        "is no path of a group. Name Antrea groups here, and clusters by container-cluster-span."),
                settings(in),
                LockChange.NONE);
        refuseUnsupported(in);
        in.ignore(
                "rules",
                "children",
                "internal_sequence_number",
                "lock_modified_by",
                "lock_modified_time",
                "is_default",
                "rule_count",
                "default_rule_id");
        in.end();
        return policy;
    }

    private static PolicySettings settings(ObjectReader in) {
        boolean stateful = in.bool("stateful", true);
        return new PolicySettings(
                stateful, in.bool("tcp_strict", stateful), in.bool("locked", false), in.string("comments", ""));
    }

    private static void refuseUnsupported(ObjectReader in) {
        if (!in.string("scheduler_path", "").isEmpty()) {
            in.report(
                    ProblemCode.SCHEDULER_UNSUPPORTED,
                    "scheduler_path",
                    "Time-based rules are not supported for Antrea clusters. Leave the field out.");
        }
        for (String preference : List.of("connectivity_preference", "connectivity_strategy")) {
            if (!in.string(preference, "NONE").equals("NONE")) {
                unsupportedSetting(in, preference, "Write the rule that it stands for as the last rule of the policy.");
            }
        }
        if (!in.objects("application_connectivity_strategy").isEmpty()) {
            unsupportedSetting(in, "application_connectivity_strategy", "Write the rules that it stands for.");
        }
        if (in.bool("logging_enabled", false)) {
            unsupportedSetting(in, "logging_enabled", "Set logged in each rule that is to be logged.");
        }
    }

    private static void unsupportedSetting(ObjectReader in, String field, String remedy) {
        in.report(
                ProblemCode.SETTING_UNSUPPORTED, field, "The setting is not supported for Antrea clusters. " + remedy);
    }

    /**
     * Reads the rules of a policy's body. A rule without a number comes right behind the one before it in the list.
     *
     * @param in a reader of the same policy as was given to {@link #read}
     */
    static List<Rule> readRules(ObjectReader in, IntentPath policy) {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int previous = 0;
        for (ObjectReader body : in.objects("rules")) {
            Optional<String> id = Identifiers.read(body);
            if (id.isPresent()) {
                if (!ids.add(id.get())) {
                    body.report(
                            ProblemCode.DUPLICATE,
                            "id",
                            "Two rules have the id " + id.get() + ". Give one of them another.");
                }
                Rule rule = RuleFormat.read(body, IntentPath.rule(policy, id.get()), previous + 1);
                previous = rule.sequenceNumber();
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    static void write(SecurityPolicy policy, ObjectNode out) {
        CommonFields.write(policy, TYPE, out);
        PolicySettings settings = policy.settings();
        out.put("category", policy.category().title());
        out.put("sequence_number", policy.sequenceNumber());
        out.put(
                "internal_sequence_number",
                rank(policy.category()) * (SecurityPolicy.MAX_SEQUENCE_NUMBER + 1L) + policy.sequenceNumber());
        Paths.writeAnyOr(policy.scope(), out.putArray("scope"));
        out.put("stateful", settings.stateful());
        out.put("tcp_strict", settings.tcpStrict());
        out.put("locked", settings.locked());
        out.put("comments", settings.comments());
        LockFormat.write(policy.lockChange(), out);
        out.put("is_default", policy.system().systemOwned());
        out.put("connectivity_preference", "NONE");
        out.put("logging_enabled", false);
    }

    static void writeRules(List<Rule> rules, ObjectNode out) {
        out.put("rule_count", rules.size());
        ArrayNode list = out.putArray("rules");
        rules.forEach(rule -> RuleFormat.write(rule, list.addObject()));
    }

    /** The place of a category among all, as NSX counts them: layer 2 first. */
    private static long rank(Category category) {
        return switch (category) {
            case ETHERNET -> 0;
            case EMERGENCY -> 1;
            case INFRASTRUCTURE -> 2;
            case ENVIRONMENT -> 3;
            case APPLICATION -> 4;
        };
    }
}
