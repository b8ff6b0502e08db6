package io.tierwall.model.validity;

import io.tierwall.model.IntentPath;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.ConditionOperator;
import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.LabelRequirement;
import io.tierwall.model.group.MemberType;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.model.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One criterion of an Antrea group: namespaces by name or tag, pods by tag, services by name within a namespace. */
final class CriterionValidity {

    private static final int MAX_OF_ONE_TYPE = 5;
    private static final int MAX_MIXED = 15;
    private static final Pattern KUBERNETES_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final IntentPath group;
    private final String field;
    private final Problems problems;

    CriterionValidity(IntentPath group, String field, Problems problems) {
        this.group = group;
        this.field = field;
        this.problems = problems;
    }

    /**
     * Checks the conditions of one operand.
     *
     * @param nested whether they are the operands of a NestedExpression, which the named fields then point into
     */
    void check(List<Condition> conditions, boolean nested) {
        for (int i = 0; i < conditions.size(); i++) {
            checkCondition(nested ? field + ".expressions[" + 2 * i + "]" : field, conditions.get(i));
        }
        checkServices(conditions);
        checkNumber(conditions);
    }

    private void checkCondition(String at, Condition condition) {
        switch (condition.memberType()) {
            case Namespace -> {
                switch (condition.key()) {
                    case Name -> checkName(at, condition);
                    case Tag -> checkTag(at, condition);
                    default -> keyUnsupported(at, "A namespace is selected by Name or Tag.");
                }
            }
            case Pod -> {
                if (condition.key() == ConditionKey.Tag) {
                    checkTag(at, condition);
                } else {
                    keyUnsupported(at, "A pod is selected by Tag.");
                }
            }
            case Service -> {
                if (condition.key() == ConditionKey.Name) {
                    checkName(at, condition);
                } else {
                    keyUnsupported(at, "A service is selected by Name.");
                }
            }
            default ->
                problems.add(
                        ProblemCode.MEMBER_UNSUPPORTED,
                        group,
                        at + ".member_type",
                        "An Antrea group cannot select by " + condition.memberType()
                                + ". Use Namespace, Pod or Service.");
        }
    }

    private void keyUnsupported(String at, String sentence) {
        problems.add(ProblemCode.MEMBER_UNSUPPORTED, group, at + ".key", sentence + " Change the key.");
    }

    private void checkName(String at, Condition condition) {
        if (condition.operator() != ConditionOperator.EQUALS) {
            operatorUnsupported(at, "EQUALS");
        }
        if (!KUBERNETES_NAME.matcher(condition.value().toLowerCase(Locale.ROOT)).matches()) {
            problems.add(
                    ProblemCode.NAME_IMPOSSIBLE,
                    group,
                    at + ".value",
                    "No namespace or service can be called \"" + condition.value()
                            + "\": a name has at most 63 letters, digits and dashes. Correct the name.");
        }
    }

    private void checkTag(String at, Condition condition) {
        if (condition.operator() != ConditionOperator.EQUALS && condition.operator() != ConditionOperator.NOTEQUALS) {
            operatorUnsupported(at, "EQUALS or NOTEQUALS");
        }
        if (condition.scopeOperator() != ConditionOperator.EQUALS) {
            problems.add(
                    ProblemCode.OPERATOR_UNSUPPORTED,
                    group,
                    at + ".scope_operator",
                    "The scope of a tag can only be compared by EQUALS. Change the operator.");
        }
        if (LabelRequirement.of(condition).isEmpty()) {
            problems.add(
                    ProblemCode.TAG_NOT_A_LABEL,
                    group,
                    at + ".value",
                    "\"" + condition.value() + "\" is no Kubernetes label. Write the label's key and value as"
                            + " \"key|value\", for example \"app|web\".");
        }
    }

    private void operatorUnsupported(String at, String possible) {
        problems.add(
                ProblemCode.OPERATOR_UNSUPPORTED,
                group,
                at + ".operator",
                "Only " + possible + " is possible here. Change the operator.");
    }

    /** A cluster refers to a service by its own name and its namespace's, and can add no further condition to that. */
    private void checkServices(List<Condition> conditions) {
        long services = about(conditions, MemberType.Service);
        if (services == 0) {
            return;
        }
        boolean pair = services == 1
                && conditions.size() == 2
                && conditions.stream()
                        .anyMatch(condition ->
                                condition.memberType() == MemberType.Namespace && condition.key() == ConditionKey.Name);
        if (!pair) {
            problems.add(
                    ProblemCode.SERVICE_NEEDS_NAMESPACE,
                    group,
                    field,
                    "A service name needs the name of its namespace in the same criterion, and nothing else there."
                            + " Write one NestedExpression with Service Name AND Namespace Name for each service.");
        }
    }

    private void checkNumber(List<Condition> conditions) {
        Map<MemberType, Long> byType =
                conditions.stream().collect(Collectors.groupingBy(Condition::memberType, Collectors.counting()));
        boolean tooManyOfOne = byType.values().stream().anyMatch(count -> count > MAX_OF_ONE_TYPE);
        if (tooManyOfOne || conditions.size() > MAX_MIXED) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    group,
                    field,
                    "A criterion has at most " + MAX_OF_ONE_TYPE + " conditions about one member type and " + MAX_MIXED
                            + " in all. Divide it.");
        }
    }

    private static long about(List<Condition> conditions, MemberType memberType) {
        return conditions.stream()
                .filter(condition -> condition.memberType() == memberType)
                .count();
    }
}
