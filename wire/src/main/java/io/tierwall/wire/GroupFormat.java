package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.SystemFields;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.ConditionOperator;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.Expression.Conjunction;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.group.MemberType;
import io.tierwall.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups, with their expressions exactly as the client arranged them. */
final class GroupFormat {

    static final String TYPE = "Group";

    private GroupFormat() {}

    static Group read(ObjectReader in, IntentPath path) {
        Group group = new Group(
                path, CommonFields.naming(in, path), SystemFields.UNSTAMPED, type(in), expressions(in, "expression"));
        if (!in.objects("extended_expression").isEmpty()) {
            in.report(
                    ProblemCode.EXPRESSION_UNSUPPORTED,
                    "extended_expression",
                    "Identity groups are not supported for Antrea clusters. Leave the field out.");
        }
        in.ignore("state", "reference", "children");
        in.end();
        return group;
    }

    private static GroupType type(ObjectReader in) {
        List<String> types = in.strings("group_type");
        if (types.isEmpty()) {
            return GroupType.GENERIC;
        }
        if (types.size() == 1) {
            for (GroupType type : GroupType.values()) {
                if (word(type).equals(types.getFirst())) {
                    return type;
                }
            }
        }
        in.report(
                ProblemCode.VALUE_UNKNOWN,
                "group_type",
                types + " is not known. Use [\"ANTREA\"] for groups of pods and addresses in Antrea clusters.");
        return GroupType.ANTREA;
    }

    private static String word(GroupType type) {
        return switch (type) {
            case ANTREA -> "ANTREA";
            case GENERIC -> "";
            case IP_ADDRESS -> "IPAddress";
            case BARE_METAL_SERVER -> "BareMetalServer";
        };
    }

    private static List<Expression> expressions(ObjectReader in, String field) {
        List<Expression> expressions = new ArrayList<>();
        for (ObjectReader element : in.objects(field)) {
            expression(element).ifPresent(expressions::add);
        }
        return List.copyOf(expressions);
    }

    private static Optional<Expression> expression(ObjectReader in) {
        Optional<String> type = in.required("resource_type");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<Expression> expression =
                switch (type.get()) {
                    case "Condition" -> condition(in);
                    case "ConjunctionOperator" ->
                        in.oneOf("conjunction_operator", Conjunction.class).map(Expression.class::cast);
                    case "NestedExpression" ->
                        Optional.of(new Expression.NestedExpression(expressions(in, "expressions")));
                    case "IPAddressExpression" ->
                        Optional.of(new Expression.IpAddressExpression(in.strings("ip_addresses")));
                    case "PathExpression" -> Optional.of(new Expression.PathExpression(paths(in)));
                    case "MACAddressExpression" ->
                        Optional.of(new Expression.MacAddressExpression(in.strings("mac_addresses")));
                    case "ExternalIDExpression" ->
                        in.oneOf("member_type", MemberType.class)
                                .map(member -> new Expression.ExternalIdExpression(member, in.strings("external_ids")));
                    case String unknown -> {
                        in.report(
                                ProblemCode.VALUE_UNKNOWN,
                                "resource_type",
                                "\"" + unknown + "\" is no expression. Use Condition, ConjunctionOperator,"
                                        + " NestedExpression or IPAddressExpression.");
                        yield Optional.empty();
                    }
                };
        if (type.get().equals("ConjunctionOperator")) {
            in.required("conjunction_operator");
        }
        in.ignore("id", "display_name", "description", "tags");
        in.end();
        return expression;
    }

    private static Optional<Expression> condition(ObjectReader in) {
        in.required("member_type");
        in.required("key");
        Optional<String> value = in.required("value");
        Optional<MemberType> member = in.oneOf("member_type", MemberType.class);
        Optional<ConditionKey> key = in.oneOf("key", ConditionKey.class);
        ConditionOperator operator =
                in.oneOf("operator", ConditionOperator.class).orElse(ConditionOperator.EQUALS);
        ConditionOperator scopeOperator =
                in.oneOf("scope_operator", ConditionOperator.class).orElse(ConditionOperator.EQUALS);
        return member.isEmpty() || key.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(member.get(), key.get(), operator, value.get(), scopeOperator));
    }

    private static List<IntentPath> paths(ObjectReader in) {
        List<IntentPath> paths = new ArrayList<>();
        List<String> written = in.strings("paths");
        for (int i = 0; i < written.size(); i++) {
            Optional<IntentPath> path = IntentPath.parse(written.get(i));
            if (path.isEmpty()) {
                in.report(ProblemCode.PATH_UNKNOWN, "paths[" + i + "]", "That is no path. Write it from /infra on.");
            }
            path.ifPresent(paths::add);
        }
        return List.copyOf(paths);
    }

    static void write(Group group, ObjectNode out) {
        CommonFields.write(group, TYPE, out);
        write(group.expression(), out.putArray("expression"));
        out.putArray("extended_expression");
        out.put("reference", false);
        ArrayNode types = out.putArray("group_type");
        if (group.type() != GroupType.GENERIC) {
            types.add(word(group.type()));
        }
    }

    private static void write(List<Expression> expressions, ArrayNode out) {
        expressions.forEach(expression -> write(expression, out.addObject()));
    }

    private static void write(Expression expression, ObjectNode out) {
        switch (expression) {
            case Condition condition -> {
                out.put("resource_type", "Condition");
                out.put("member_type", condition.memberType().name());
                out.put("key", condition.key().name());
                out.put("operator", condition.operator().name());
                out.put("scope_operator", condition.scopeOperator().name());
                out.put("value", condition.value());
            }
            case Conjunction conjunction -> {
                out.put("resource_type", "ConjunctionOperator");
                out.put("conjunction_operator", conjunction.name());
            }
            case Expression.NestedExpression nested -> {
                out.put("resource_type", "NestedExpression");
                write(nested.expressions(), out.putArray("expressions"));
            }
            case Expression.IpAddressExpression addresses ->
                writeList(out, "IPAddressExpression", "ip_addresses", addresses.addresses());
            case Expression.PathExpression paths ->
                writeList(
                        out,
                        "PathExpression",
                        "paths",
                        paths.paths().stream().map(IntentPath::value).toList());
            case Expression.MacAddressExpression addresses ->
                writeList(out, "MACAddressExpression", "mac_addresses", addresses.macAddresses());
            case Expression.ExternalIdExpression members -> {
                writeList(out, "ExternalIDExpression", "external_ids", members.externalIds());
                out.put("member_type", members.memberType().name());
            }
        }
    }

    private static void writeList(ObjectNode out, String type, String field, List<String> values) {
        out.put("resource_type", type);
        ArrayNode list = out.putArray(field);
        values.forEach(list::add);
    }
}
