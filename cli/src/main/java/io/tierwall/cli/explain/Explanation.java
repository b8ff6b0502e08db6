package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a packet, for a terminal: first where it leaves, then where it arrives, lane by lane. Pure. */
final class Explanation {

    private final List<String> lines = new ArrayList<>();
    private String lane = "";

    private Explanation() {}

    /** @param answer as the manager gives it */
    static List<String> of(JsonNode answer) {
        Explanation explanation = new Explanation();
        explanation.write(answer);
        return explanation.lines;
    }

    private void write(JsonNode answer) {
        lines.add(answer.path("verdict").asText() + "  " + answer.path("from").asText() + " -> "
                + answer.path("to").asText() + "  " + traffic(answer) + "  in "
                + answer.path("cluster").asText() + ", revision "
                + answer.path("revision").asText());
        JsonNode service = answer.path("service");
        if (service.isObject()) {
            lines.add("service " + service.path("service").asText() + ": "
                    + service.path("endpoints").asText() + " endpoints. "
                    + service.path("note").asText());
        }
        if (answer.path("endpoints").isEmpty()) {
            side("egress", answer.path("egress"));
            side("ingress", answer.path("ingress"));
        }
        for (JsonNode endpoint : answer.path("endpoints")) {
            lines.add("");
            lines.add(endpoint.path("verdict").asText() + "  -> "
                    + endpoint.path("to").asText() + " port "
                    + endpoint.path("port").asText());
            side("egress", endpoint.path("egress"));
            side("ingress", endpoint.path("ingress"));
        }
        answer.path("unknown")
                .forEach(gap -> lines.add("not known: " + gap.path("kind").asText() + " since "
                        + gap.path("since").asText() + ", because "
                        + gap.path("reason").asText()));
        answer.path("problems").forEach(problem -> lines.add("note: " + problem.asText()));
    }

    private static String traffic(JsonNode answer) {
        String protocol = answer.path("protocol").asText();
        return answer.has("port")
                ? protocol + " " + answer.path("port").asText()
                : protocol + " type " + answer.path("icmp_type").asText() + " code "
                        + answer.path("icmp_code").asText();
    }

    private void side(String title, JsonNode side) {
        lane = "";
        lines.add("");
        lines.add(title + (side.has("verdict") ? "  " + side.path("verdict").asText() : ""));
        side.path("passed_over").forEach(passed -> {
            if (!isLater(passed)) {
                passed(passed);
            }
        });
        int folded = side.path("folded").asInt();
        if (folded > 0) {
            lines.add("      … and " + folded + " rules more (--rules shows more of them)");
        }
        JsonNode decided = side.path("decided_by");
        if (decided.isObject()) {
            enter(decided);
            lines.add("   => " + name(decided) + "  " + decided.path("action").asText());
        }
        side.path("passed_over").forEach(passed -> {
            if (isLater(passed)) {
                passed(passed);
            }
        });
        String note = side.path("note").asText();
        if (!note.isEmpty()) {
            lines.add("   " + note);
        }
    }

    private static boolean isLater(JsonNode passed) {
        return passed.path("reason").asText().equals("LATER");
    }

    private void passed(JsonNode passed) {
        enter(passed.path("rule"));
        lines.add("      " + name(passed.path("rule")) + "  "
                + passed.at("/rule/action").asText() + ": "
                + passed.path("detail").asText());
    }

    /** Begins a lane when the rule is in another one than the rule before it. */
    private void enter(JsonNode rule) {
        String next = rule.has("category")
                ? rule.path("category").asText()
                : rule.path("tier").asText();
        if (!next.equals(lane)) {
            lane = next;
            lines.add("  [" + lane + "]");
        }
    }

    private static String name(JsonNode rule) {
        String policy = rule.path("policy_name").asText();
        String name = rule.path("rule_name").asText();
        return name.isEmpty() ? policy : policy + " / " + name;
    }
}
