package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a change would do, for a terminal. Pure. */
final class PlanText {

    private static final int MOST = 4;

    private PlanText() {}

    /** Whether traffic would be gained or lost, a guardrail broken, or something open on the way. */
    static boolean matters(JsonNode answer) {
        return answer.path("changes_reach").asBoolean()
                || answer.path("breaks_guardrails").asBoolean()
                || answer.path("opens_on_the_way").asBoolean();
    }

    /** @param answer as the manager gives it */
    static List<String> of(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (JsonNode plan : answer.path("clusters")) {
            lines.add(plan.path("cluster").asText() + ": "
                    + plan.path("gained_count").asText() + " gained, "
                    + plan.path("lost_count").asText() + " lost, "
                    + plan.path("workload_count").asText() + " pods touched");
            plan.path("gained").forEach(change -> lines.add(change("+", change)));
            plan.path("lost").forEach(change -> lines.add(change("-", change)));
            plan.path("lost_hits")
                    .forEach(hit -> lines.add("  ! " + hit.path("rule").asText() + " let pass "
                            + hit.path("sessions").asText() + " connections, the last at "
                            + hit.path("last_hit").asText("an unknown time")));
            plan.path("guardrails").forEach(change -> lines.addAll(guardrail(change)));
            findings("brings", plan.path("findings"), "brought", lines);
            findings("ends", plan.path("findings"), "ended", lines);
            order(plan.path("order"), lines);
            plan.path("unknown")
                    .forEach(gap -> lines.add("  not known: " + gap.path("kind").asText() + ", because "
                            + gap.path("reason").asText()));
            plan.path("problems").forEach(problem -> lines.add("  note: " + problem.asText()));
        }
        if (!answer.path("changes_reach").asBoolean()) {
            lines.add("All traffic fares as before.");
        }
        if (isSafe(answer.path("clusters"))) {
            lines.add("Nothing opens on the way.");
        }
        return lines;
    }

    private static boolean isSafe(JsonNode clusters) {
        return !clusters.isEmpty()
                && clusters.valueStream()
                        .allMatch(plan -> plan.at("/order/state").asText().equals("SAFE"));
    }

    private static void findings(String verb, JsonNode findings, String which, List<String> lines) {
        findings.path(which)
                .forEach(finding -> lines.add("  " + verb + " finding "
                        + finding.path("kind").asText() + " ("
                        + finding.path("severity").asText() + ")"
                        + about(finding.path("rules")) + ": "
                        + finding.path("sentence").asText()));
        more(findings.path(which + "_count").asInt() - findings.path(which).size(), "findings that it " + verb, lines);
    }

    private static String about(JsonNode rules) {
        List<String> names = rules.valueStream()
                .map(rule -> rule.path("policy_name").asText() + " / "
                        + rule.path("rule_name").asText())
                .toList();
        return names.isEmpty() ? "" : " about " + shortened(names);
    }

    private static void order(JsonNode order, List<String> lines) {
        order.path("openings")
                .forEach(opening -> lines.add("  ! may open on the way: "
                        + opening.path("object").asText() + " ("
                        + shortened(opening.path("policies").findValuesAsText("policy_name")) + "). "
                        + opening.path("reason").asText()));
        more(order.path("opening_count").asInt() - order.path("openings").size(), "openings", lines);
        if (order.path("state").asText().equals("UNKNOWN")) {
            lines.add("  not known: what may open on the way, because the cluster does not answer");
        }
    }

    private static void more(int count, String what, List<String> lines) {
        if (count > 0) {
            lines.add("  " + count + " more " + what);
        }
    }

    private static String change(String sign, JsonNode change) {
        String rule = change.at("/denied_by/policy_name").asText() + " / "
                + change.at("/denied_by/rule_name").asText();
        return "  " + sign + " " + set(change.path("sources")) + " -> " + set(change.path("destinations")) + "  "
                + change.path("traffic").asText() + "  (denied by " + rule + ")";
    }

    private static List<String> guardrail(JsonNode change) {
        String sentence = change.path("sentence").asText();
        List<String> lines = new ArrayList<>();
        lines.add((change.path("breaks").asBoolean() ? "  ! breaks guardrail " : "  guardrail ")
                + change.path("guardrail").asText() + " ("
                + change.path("severity").asText() + "): " + sentence
                + "; it is " + state(change.path("before")) + ", and would be " + state(change.path("after")));
        for (String side : List.of("before", "after")) {
            JsonNode witness = change.path(side).path("witness");
            if (witness.isObject()) {
                String rule = witness.path("decided_by").asText();
                lines.add("      for example " + witness.path("from").asText() + " -> "
                        + witness.path("to").asText() + "  "
                        + witness.path("traffic").asText()
                        + (rule.isEmpty() ? "" : "  (by " + rule + ")"));
            }
        }
        return lines;
    }

    private static String state(JsonNode standing) {
        String reason = standing.path("reason").asText();
        return standing.path("state").asText() + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private static String set(JsonNode parts) {
        return shortened(parts.valueStream().map(JsonNode::asText).toList());
    }

    private static String shortened(List<String> parts) {
        return parts.size() <= MOST
                ? String.join(", ", parts)
                : String.join(", ", parts.subList(0, MOST)) + " and " + (parts.size() - MOST) + " more";
    }
}
