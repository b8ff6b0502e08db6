package io.tierwall.model.validity;

import io.tierwall.model.Group;
import io.tierwall.model.address.IpRange;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.Expression.Conjunction;
import io.tierwall.model.group.Expression.IpAddressExpression;
import io.tierwall.model.group.Expression.NestedExpression;
import io.tierwall.model.group.GroupType;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;

/**
 * A group's expression alternates operands and conjunctions, within the limits. An Antrea group unites criteria about
 * namespaces, pods and services with IP addresses, and nothing else.
 */
final class GroupValidity {

    private static final int MAX_CRITERIA = 5;
    private static final int MAX_ADDRESSES = 4_000;
    private static final int MAX_CONDITIONS = 35;

    private final Group group;
    private final Problems problems;

    GroupValidity(Group group, Problems problems) {
        this.group = group;
        this.problems = problems;
    }

    void check(Intent before) {
        before.find(group.path(), Group.class)
                .filter(earlier -> earlier.type() != group.type())
                .ifPresent(earlier -> add(
                        ProblemCode.IMMUTABLE,
                        "group_type",
                        "A group keeps its type. Create another group of the type that you want."));
        List<Expression> expression = group.expression();
        if (checkShape(expression)) {
            for (int i = 0; i < expression.size(); i++) {
                checkElement(i, expression.get(i));
            }
        }
        checkLimits();
    }

    private boolean checkShape(List<Expression> expression) {
        boolean alternates = expression.isEmpty() || expression.size() % 2 == 1;
        for (int i = 0; i < expression.size(); i++) {
            alternates &= expression.get(i) instanceof Conjunction == (i % 2 == 1);
        }
        if (!alternates) {
            add(
                    ProblemCode.EXPRESSION_SHAPE,
                    "expression",
                    "The list has to alternate: an operand, a ConjunctionOperator, an operand, and so on, ending with an"
                            + " operand.");
        }
        return alternates;
    }

    private void checkElement(int index, Expression element) {
        String field = "expression[" + index + "]";
        switch (element) {
            case Conjunction conjunction -> checkConjunction(index, conjunction);
            case Condition condition -> checkCriterion(field, List.of(condition), false);
            case NestedExpression nested -> checkNested(field, nested);
            case IpAddressExpression addresses -> checkAddresses(field, addresses);
            case Expression.PathExpression _, Expression.MacAddressExpression _, Expression.ExternalIdExpression _ ->
                checkStaticMembers(field);
        }
    }

    private void checkNested(String field, NestedExpression nested) {
        boolean conditionsJoinedByAnd = nested.expressions().size() % 2 == 1;
        for (int i = 0; i < nested.expressions().size(); i++) {
            Expression inner = nested.expressions().get(i);
            conditionsJoinedByAnd &= i % 2 == 0 ? inner instanceof Condition : inner == Conjunction.AND;
        }
        if (conditionsJoinedByAnd) {
            checkCriterion(field, nested.conditions(), true);
        } else {
            add(
                    ProblemCode.EXPRESSION_SHAPE,
                    field + ".expressions",
                    "A NestedExpression holds conditions that are joined by AND, and nothing else. Put what OR joins into"
                            + " operands of their own.");
        }
    }

    private void checkCriterion(String field, List<Condition> conditions, boolean nested) {
        if (group.type() == GroupType.ANTREA) {
            new CriterionValidity(group.path(), field, problems).check(conditions, nested);
        }
    }

    private void checkStaticMembers(String field) {
        if (group.type() == GroupType.ANTREA) {
            add(
                    ProblemCode.EXPRESSION_UNSUPPORTED,
                    field,
                    "An Antrea group has no static members other than IP addresses. Use conditions on namespaces, pods or"
                            + " services, or an IPAddressExpression.");
        }
    }

    private void checkConjunction(int index, Conjunction conjunction) {
        if (conjunction == Conjunction.OR) {
            return;
        }
        boolean singleOfOneKind = group.expression().get(index - 1) instanceof Condition left
                && group.expression().get(index + 1) instanceof Condition right
                && left.memberType() == right.memberType();
        if (!singleOfOneKind) {
            add(
                    ProblemCode.CONJUNCTION_UNSUPPORTED,
                    "expression[" + index + "]",
                    "AND can join two criteria only if each is a single condition about the same member type. Use OR, or"
                            + " put the conditions into one NestedExpression.");
        }
    }

    private void checkAddresses(String field, IpAddressExpression expression) {
        for (int i = 0; i < expression.addresses().size(); i++) {
            if (IpRange.parse(expression.addresses().get(i)).isEmpty()) {
                add(
                        ProblemCode.ADDRESS_INVALID,
                        field + ".ip_addresses[" + i + "]",
                        "\"" + expression.addresses().get(i)
                                + "\" is no IP address, CIDR block or range. Write 192.168.100.5, 192.168.100.0/24 or"
                                + " 192.168.100.5-192.168.100.9.");
            }
        }
    }

    private void checkLimits() {
        int criteria = group.criteria().size();
        int conditions = group.criteria().stream()
                .mapToInt(criterion -> criterion.conditions().size())
                .sum();
        atMost(criteria, MAX_CRITERIA, "criteria");
        atMost(conditions, MAX_CONDITIONS, "conditions");
        atMost(group.addresses().size(), MAX_ADDRESSES, "IP addresses");
    }

    private void atMost(int actual, int most, String unit) {
        if (actual > most) {
            add(
                    ProblemCode.LIMIT_EXCEEDED,
                    "expression",
                    "There are " + actual + " " + unit + "; at most " + most + " are possible. Divide the group.");
        }
    }

    private void add(ProblemCode code, String field, String sentence) {
        problems.add(code, group.path(), field, sentence);
    }
}
