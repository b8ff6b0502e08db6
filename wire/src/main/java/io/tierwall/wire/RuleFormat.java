package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SystemFields;
import io.tierwall.model.policy.IpVersion;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.policy.RuleSettings;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.service.ServiceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules. */
final class RuleFormat {

    static final String TYPE = "Rule";

    private static final String GROUPS_ONLY =
            "is no path of a group, and a rule names only Antrea groups. Put the addresses into a group and name that.";

    private RuleFormat() {}

    /**
     * Reads a rule.
     *
     * @param sequenceNumber the number of a rule that does not say one
     */
    static Rule read(ObjectReader in, IntentPath path, int sequenceNumber) {
        Rule rule = new Rule(
                path,
                CommonFields.naming(in, path),
                SystemFields.UNSTAMPED,
                0,
                in.integer("sequence_number").orElse(sequenceNumber),
                action(in),
                match(in),
                settings(in));
        refuseUnsupported(in);
        in.ignore("rule_id", "is_default", "children");
        in.end();
        return rule;
    }

    private static RuleAction action(ObjectReader in) {
        Optional<String> written = in.required("action");
        if (written.filter("JUMP_TO_APPLICATION"::equals).isPresent()) {
            in.report(
                    ProblemCode.ACTION_UNSUPPORTED,
                    "action",
                    "JUMP_TO_APPLICATION is not supported for Antrea clusters. Use ALLOW, DROP or REJECT.");
            return RuleAction.ALLOW;
        }
        return in.oneOf("action", RuleAction.class).orElse(RuleAction.ALLOW);
    }

    private static Match match(ObjectReader in) {
        return new Match(
                groups(in, "source_groups"),
                groups(in, "destination_groups"),
                Paths.readAnyOr(
                        in,
                        "services",
                        ProblemCode.PATH_UNKNOWN,
                        "is no path of a service. Write it like /infra/services/HTTPS, or use service_entries."),
                entries(in),
                groups(in, "scope"),
                in.oneOf("direction", RuleDirection.class).orElse(RuleDirection.IN_OUT));
    }

    private static List<IntentPath> groups(ObjectReader in, String field) {
        return Paths.readAnyOr(in, field, ProblemCode.ADDRESS_LITERAL, GROUPS_ONLY);
    }

    private static List<ServiceEntry> entries(ObjectReader in) {
        List<ServiceEntry> entries = new ArrayList<>();
        for (ObjectReader entry : in.objects("service_entries")) {
            ServiceEntryFormat.read(entry).ifPresent(entries::add);
        }
        return List.copyOf(entries);
    }

    private static RuleSettings settings(ObjectReader in) {
        return new RuleSettings(
                in.bool("disabled", false),
                in.bool("logged", false),
                in.string("tag", ""),
                in.string("notes", ""),
                in.oneOf("ip_protocol", IpVersion.class).orElse(IpVersion.IPV4_IPV6));
    }

    private static void refuseUnsupported(ObjectReader in) {
        for (String negation : List.of("sources_excluded", "destinations_excluded")) {
            if (in.bool(negation, false)) {
                in.report(
                        ProblemCode.NEGATION_UNSUPPORTED,
                        negation,
                        "Negated groups are not supported for Antrea clusters. Put a rule with another action before this"
                                + " one instead.");
            }
        }
        boolean profiles = in.strings("profiles").stream().anyMatch(profile -> !"ANY".equalsIgnoreCase(profile));
        if (profiles) {
            in.report(
                    ProblemCode.CONTEXT_PROFILE_UNSUPPORTED,
                    "profiles",
                    "Context profiles are not supported for Antrea clusters. Set profiles to [\"ANY\"] and say ports by"
                            + " services.");
        }
    }

    static void write(Rule rule, ObjectNode out) {
        CommonFields.write(rule, TYPE, out);
        RuleSettings settings = rule.settings();
        out.put("action", rule.action().name());
        write(rule.match(), rule.path(), out);
        out.putArray("profiles").add("ANY");
        out.put("sources_excluded", false);
        out.put("destinations_excluded", false);
        out.put("ip_protocol", settings.ipVersion().name());
        out.put("disabled", settings.disabled());
        out.put("logged", settings.logged());
        out.put("tag", settings.logLabel());
        out.put("notes", settings.notes());
        out.put("sequence_number", rule.sequenceNumber());
        out.put("rule_id", rule.ruleId());
        out.put("is_default", rule.system().systemOwned());
    }

    private static void write(Match match, IntentPath rule, ObjectNode out) {
        Paths.writeAnyOr(match.sources(), out.putArray("source_groups"));
        Paths.writeAnyOr(match.destinations(), out.putArray("destination_groups"));
        Paths.writeAnyOr(match.services(), out.putArray("services"));
        if (!match.serviceEntries().isEmpty()) {
            ArrayNode entries = out.putArray("service_entries");
            match.serviceEntries().forEach(entry -> ServiceEntryFormat.write(entry, rule, entries.addObject()));
        }
        Paths.writeAnyOr(match.scope(), out.putArray("scope"));
        out.put("direction", match.direction().name());
    }
}
