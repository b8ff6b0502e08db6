package io.tierwall.model.group;

import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.Expression.Conjunction;
import io.tierwall.model.group.Expression.NestedExpression;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions that hold together: the pods of a criterion satisfy all of them. A group unites its criteria.
 *
 * @param conditions at least one, in the order in which they were written
 */
public record Criterion(List<Condition> conditions) {

    public Criterion {
        conditions = List.copyOf(conditions);
    }

    /**
     * The criteria of an expression list, in order. Criteria that are joined by {@code AND} (only single conditions
     * about the same member type can be) are one criterion; everything that is not about pods is left out.
     */
    public static List<Criterion> of(List<Expression> expression) {
        List<Criterion> criteria = new ArrayList<>();
        boolean joined = false;
        for (Expression element : expression) {
            switch (element) {
                case Conjunction conjunction -> joined = conjunction == Conjunction.AND;
                case Condition condition -> add(criteria, List.of(condition), joined);
                case NestedExpression nested -> add(criteria, nested.conditions(), joined);
                case Expression.IpAddressExpression _,
                        Expression.PathExpression _,
                        Expression.MacAddressExpression _,
                        Expression.ExternalIdExpression _ -> {}
            }
        }
        return List.copyOf(criteria);
    }

    private static void add(List<Criterion> criteria, List<Condition> conditions, boolean joined) {
        if (joined && !criteria.isEmpty()) {
            List<Condition> together = new ArrayList<>(criteria.removeLast().conditions());
            together.addAll(conditions);
            criteria.add(new Criterion(together));
        } else {
            criteria.add(new Criterion(conditions));
        }
    }

    /** Those about this kind of member. */
    public List<Condition> about(MemberType memberType) {
        return conditions.stream()
                .filter(condition -> condition.memberType() == memberType)
                .toList();
    }
}
