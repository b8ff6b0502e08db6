package io.tierwall.model.intent;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.OrderLabel;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.SystemFields;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.LockChange;
import io.tierwall.model.policy.Match;
import io.tierwall.model.policy.PolicySettings;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.policy.RuleDirection;
import io.tierwall.model.policy.RuleSettings;
import java.util.Arrays;
import java.util.List;

/**
 * The policies that every NSX manager brings along and that its clients expect: they stand behind all others, and apply
 * to what no Antrea cluster has. They span no cluster, ever, so no packet meets them here; they are kept, read and
 * edited as far as NSX allows it.
 */
final class DefaultSections {

    private static final int LAST = Integer.MAX_VALUE;

    private DefaultSections() {}

    /** All of them, as nobody has changed them yet. */
    static List<PolicyTree> all() {
        IntentPath layer2 = IntentPath.securityPolicy(IntentPath.DEFAULT_DOMAIN, "default-layer2-section");
        IntentPath layer3 = IntentPath.securityPolicy(IntentPath.DEFAULT_DOMAIN, "default-layer3-section");
        return List.of(
                new PolicyTree(
                        section(layer2, "Default Layer2 Section", Category.ETHERNET),
                        List.of(rule(layer2, "default-layer2-rule", 1, LAST)),
                        List.of()),
                new PolicyTree(
                        section(layer3, "Default Layer3 Section", Category.APPLICATION),
                        List.of(
                                rule(
                                        layer3,
                                        "default_rule_NDP",
                                        3,
                                        25_000,
                                        "IPv6-ICMP_Neighbor_Solicitation",
                                        "IPv6-ICMP_Neighbor_Advertisement"),
                                rule(layer3, "default_rule_DHCP", 4, 50_000, "DHCP-Server", "DHCP-Client"),
                                rule(layer3, "default-layer3-rule", 2, LAST)),
                        List.of()));
    }

    private static SecurityPolicy section(IntentPath path, String name, Category category) {
        return new SecurityPolicy(
                path,
                Naming.of(name),
                SystemFields.builtIn(path.value()),
                category,
                LAST,
                OrderLabel.UNASSIGNED,
                List.of(),
                new PolicySettings(true, false, false, ""),
                LockChange.NONE);
    }

    private static Rule rule(IntentPath section, String id, int number, int sequenceNumber, String... services) {
        IntentPath path = IntentPath.rule(section, id);
        return new Rule(
                path,
                Naming.of(id),
                SystemFields.builtIn(path.value()),
                number,
                sequenceNumber,
                RuleAction.ALLOW,
                new Match(
                        List.of(),
                        List.of(),
                        Arrays.stream(services).map(IntentPath::service).toList(),
                        List.of(),
                        List.of(),
                        RuleDirection.IN_OUT),
                RuleSettings.DEFAULT);
    }

    /**
     * Whether what comes with Tierwall may become this: of a default rule the action and what is logged and noted, of a
     * default section its description, tags, lock and comments; of anything else nothing.
     */
    static boolean mayBecome(IntentObject present, IntentObject next) {
        return next.equals(
                switch (present) {
                    case Rule rule
                    when next instanceof Rule other ->
                        new Rule(
                                rule.path(),
                                described(rule.naming(), other.naming()),
                                rule.system(),
                                rule.ruleId(),
                                rule.sequenceNumber(),
                                other.action(),
                                rule.match(),
                                logged(rule.settings(), other.settings()));
                    case SecurityPolicy section
                    when next instanceof SecurityPolicy other ->
                        new SecurityPolicy(
                                section.path(),
                                described(section.naming(), other.naming()),
                                section.system(),
                                section.category(),
                                section.sequenceNumber(),
                                section.order(),
                                section.scope(),
                                other.settings(),
                                section.lockChange());
                    case IntentObject other -> other;
                });
    }

    private static Naming described(Naming present, Naming next) {
        return new Naming(present.displayName(), next.description(), next.tags());
    }

    private static RuleSettings logged(RuleSettings present, RuleSettings next) {
        return new RuleSettings(present.disabled(), next.logged(), next.logLabel(), next.notes(), present.ipVersion());
    }
}
