package io.tierwall.model.group;

import io.tierwall.model.IntentPath;
import java.util.List;

/** One element of a group's expression list, as a client writes it. */
public sealed interface Expression {

    /** What joins the operands to its left and right. */
    enum Conjunction implements Expression {
        AND,
        OR
    }

    /**
     * A property that members have.
     *
     * @param value for tags {@code scope|tag}, otherwise the name
     * @param scopeOperator how the tag's scope compares
     */
    record Condition(
            MemberType memberType,
            ConditionKey key,
            ConditionOperator operator,
            String value,
            ConditionOperator scopeOperator)
            implements Expression {}

    /**
     * Conditions that hold together.
     *
     * @param expressions conditions at even places, {@link Conjunction#AND} at odd ones
     */
    record NestedExpression(List<Expression> expressions) implements Expression {

        public NestedExpression {
            expressions = List.copyOf(expressions);
        }

        /** The conditions, without what joins them. */
        public List<Condition> conditions() {
            return expressions.stream()
                    .filter(Condition.class::isInstance)
                    .map(Condition.class::cast)
                    .toList();
        }
    }

    /**
     * Addresses, CIDR blocks and ranges {@code a-b}.
     *
     * @param addresses as written
     */
    record IpAddressExpression(List<String> addresses) implements Expression {

        public IpAddressExpression {
            addresses = List.copyOf(addresses);
        }
    }

    /** Members by path. Not for Antrea groups. */
    record PathExpression(List<IntentPath> paths) implements Expression {

        public PathExpression {
            paths = List.copyOf(paths);
        }
    }

    /** Members by MAC address. Not for Antrea groups. */
    record MacAddressExpression(List<String> macAddresses) implements Expression {

        public MacAddressExpression {
            macAddresses = List.copyOf(macAddresses);
        }
    }

    /** Members by a foreign identifier. Not for Antrea groups. */
    record ExternalIdExpression(MemberType memberType, List<String> externalIds) implements Expression {

        public ExternalIdExpression {
            externalIds = List.copyOf(externalIds);
        }
    }
}
