package io.tierwall.server.api.group;

import io.tierwall.model.Group;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.Expression.Conjunction;
import io.tierwall.model.group.Expression.IpAddressExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The one list of addresses in a group's expression, and the group without it, with another or with a first one. Pure.
 */
record AddressExpression(Group group) {

    /** How many lists of addresses the group has; with more than one nobody knows which is meant. */
    long count() {
        return group.expression().stream()
                .filter(IpAddressExpression.class::isInstance)
                .count();
    }

    /** The addresses of the first list; nothing when there is none. */
    Optional<List<String>> addresses() {
        return place().stream()
                .mapToObj(place -> ((IpAddressExpression) group.expression().get(place)).addresses())
                .findFirst();
    }

    private OptionalInt place() {
        List<Expression> expression = group.expression();
        for (int place = 0; place < expression.size(); place++) {
            if (expression.get(place) instanceof IpAddressExpression) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    /** With addresses that the list has not yet, behind those that it has. */
    Group adding(Collection<String> more) {
        Set<String> together = new LinkedHashSet<>(addresses().orElse(List.of()));
        together.addAll(more);
        return with(List.copyOf(together));
    }

    /** Without these addresses. A list of none would say nothing, so it goes, too. */
    Group removing(Collection<String> fewer) {
        List<String> left = addresses().orElse(List.of()).stream()
                .filter(address -> !fewer.contains(address))
                .toList();
        return left.isEmpty() ? without() : with(left);
    }

    /** With this list in place of the one that it has, or joined by OR to what else the group says. */
    Group with(List<String> addresses) {
        List<Expression> expression = new ArrayList<>(group.expression());
        OptionalInt place = place();
        if (place.isPresent()) {
            expression.set(place.getAsInt(), new IpAddressExpression(addresses));
        } else {
            if (!expression.isEmpty()) {
                expression.add(Conjunction.OR);
            }
            expression.add(new IpAddressExpression(addresses));
        }
        return saying(expression);
    }

    /** Without the list and what joins it to the others. */
    Group without() {
        List<Expression> expression = new ArrayList<>(group.expression());
        place().ifPresent(place -> {
            expression.remove(place);
            if (!expression.isEmpty()) {
                expression.remove(Math.max(place - 1, 0));
            }
        });
        return saying(expression);
    }

    private Group saying(List<Expression> expression) {
        return new Group(group.path(), group.naming(), group.system(), group.type(), expression);
    }
}
