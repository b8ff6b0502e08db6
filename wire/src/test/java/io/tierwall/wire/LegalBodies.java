package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Bodies that a client may send, in every legal shape, from a seed. */
final class LegalBodies {

    private static final List<String> GROUPS = List.of("g0", "g1", "g2");
    private static final String GROUP_PATH = "/infra/domains/default/groups/";

    private final Random random;

    LegalBodies(long seed) {
        this.random = new Random(seed);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void naming(ObjectNode body) {
        if (maybe()) {
            body.put("display_name", "name " + random.nextInt(100) + " ä/ü \"quoted\"");
        }
        if (maybe()) {
            body.put("description", "line one\nline two");
        }
        if (maybe()) {
            ArrayNode tags = body.putArray("tags");
            IntStream.rangeClosed(0, random.nextInt(3))
                    .forEach(i -> tags.addObject().put("scope", "s" + i).put("tag", oneOf(List.of("", "t", "T t"))));
        }
    }

    /** A group without addresses if it is to be used in Applied To. */
    ObjectNode group(boolean withAddresses) {
        ObjectNode body = object();
        naming(body);
        body.putArray("group_type").add("ANTREA");
        ArrayNode expression = body.putArray("expression");
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (!expression.isEmpty()) {
                expression
                        .addObject()
                        .put("resource_type", "ConjunctionOperator")
                        .put("conjunction_operator", "OR");
            }
            criterion(expression.addObject());
        }
        if (withAddresses) {
            expression.addObject().put("resource_type", "ConjunctionOperator").put("conjunction_operator", "OR");
            ObjectNode addresses = expression.addObject().put("resource_type", "IPAddressExpression");
            addresses
                    .putArray("ip_addresses")
                    .add("10.1.2.3")
                    .add("192.168.100.0/24")
                    .add("10.9.0.1-10.9.0.77");
        }
        return body;
    }

    private void criterion(ObjectNode into) {
        switch (random.nextInt(4)) {
            case 0 -> condition(into, "Namespace", "Name", "EQUALS", "Shop");
            case 1 -> condition(into, "Pod", "Tag", oneOf(List.of("EQUALS", "NOTEQUALS")), "dis:k8s:app|web");
            case 2 -> condition(into, "Namespace", "Tag", oneOf(List.of("EQUALS", "NOTEQUALS")), "env|prod");
            default -> {
                into.put("resource_type", "NestedExpression");
                ArrayNode inner = into.putArray("expressions");
                condition(inner.addObject(), "Namespace", "Name", "EQUALS", "shop");
                inner.addObject().put("resource_type", "ConjunctionOperator").put("conjunction_operator", "AND");
                if (maybe()) {
                    condition(inner.addObject(), "Service", "Name", "EQUALS", "front");
                } else {
                    condition(inner.addObject(), "Pod", "Tag", "EQUALS", "app|db");
                }
            }
        }
    }

    private void condition(ObjectNode into, String member, String key, String operator, String value) {
        into.put("resource_type", "Condition")
                .put("member_type", member)
                .put("key", key)
                .put("operator", operator)
                .put("value", value);
        if (key.equals("Tag") && maybe()) {
            into.put("scope_operator", "EQUALS");
        }
    }

    ObjectNode service() {
        ObjectNode body = object();
        naming(body);
        ArrayNode entries = body.putArray("service_entries");
        for (int i = random.nextInt(3); i >= 0; i--) {
            entry(entries.addObject().put("id", "entry-" + i));
        }
        return body;
    }

    private void entry(ObjectNode into) {
        into.put("resource_type", "L4PortSetServiceEntry").put("l4_protocol", oneOf(List.of("TCP", "UDP")));
        ArrayNode ports = into.putArray("destination_ports");
        ports.add(Integer.toString(1 + random.nextInt(1000)));
        if (maybe()) {
            ports.add("2000-" + (2000 + random.nextInt(1000)));
        }
    }

    /** A policy with rules over the groups {@code g0} to {@code g2} and the service {@code s0}. */
    ObjectNode policy() {
        ObjectNode body = object();
        naming(body);
        body.put("category", oneOf(List.of("Emergency", "Infrastructure", "Environment", "Application")));
        if (maybe()) {
            body.put("sequence_number", random.nextInt(1_000_000));
        }
        if (maybe()) {
            body.put("stateful", maybe()).put("tcp_strict", maybe());
        }
        if (maybe()) {
            body.put("locked", maybe()).put("comments", "why");
        }
        groups(body, "scope");
        ArrayNode rules = body.putArray("rules");
        int number = 0;
        for (int i = random.nextInt(5); i >= 0; i--) {
            number += 1 + random.nextInt(10);
            rule(rules.addObject().put("id", "rule-" + i).put("sequence_number", number));
        }
        return body;
    }

    private void rule(ObjectNode into) {
        naming(into);
        into.put("action", oneOf(List.of("ALLOW", "DROP", "REJECT")));
        switch (random.nextInt(3)) {
            case 0 -> {
                groups(into, "source_groups");
                into.put("direction", oneOf(List.of("IN", "IN_OUT")));
            }
            case 1 -> {
                groups(into, "destination_groups");
                into.put("direction", oneOf(List.of("OUT", "IN_OUT")));
            }
            default -> into.put("direction", oneOf(List.of("IN", "OUT", "IN_OUT")));
        }
        groups(into, "scope");
        into.putArray("services").add(maybe() ? "ANY" : "/infra/services/s0");
        if (maybe()) {
            entry(into.putArray("service_entries").addObject().put("id", "raw"));
        }
        if (maybe()) {
            into.put("logged", maybe())
                    .put("tag", "label-1")
                    .put("notes", "note")
                    .put("disabled", maybe());
        }
        if (maybe()) {
            into.put("ip_protocol", oneOf(List.of("IPV4", "IPV6", "IPV4_IPV6")));
            into.putArray("profiles").add("ANY");
        }
    }

    private void groups(ObjectNode into, String field) {
        ArrayNode groups = into.putArray(field);
        if (maybe()) {
            groups.add("ANY");
        } else {
            GROUPS.stream().filter(_ -> maybe()).forEach(id -> groups.add(GROUP_PATH + id));
        }
        if (groups.isEmpty()) {
            groups.add("ANY");
        }
    }
}
