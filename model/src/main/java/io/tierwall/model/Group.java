package io.tierwall.model;

import io.tierwall.model.group.Criterion;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.Expression.IpAddressExpression;
import io.tierwall.model.group.GroupType;
import java.util.List;

/**
 * A named set of workloads or addresses. Its members are computed in each cluster for itself.
 *
 * @param path {@code /infra/domains/{domain}/groups/{id}}
 * @param type fixed at creation
 * @param expression operands at even places, conjunctions at odd ones, as the client wrote them
 */
public record Group(IntentPath path, Naming naming, SystemFields system, GroupType type, List<Expression> expression)
        implements IntentObject {

    public Group {
        expression = List.copyOf(expression);
    }

    /** The criteria, one for each set of pods that are united. Only meaningful for a valid Antrea group. */
    public List<Criterion> criteria() {
        return Criterion.of(expression);
    }

    /** The addresses that the group lists, as written. */
    public List<String> addresses() {
        return expression.stream()
                .filter(IpAddressExpression.class::isInstance)
                .map(IpAddressExpression.class::cast)
                .flatMap(addresses -> addresses.addresses().stream())
                .toList();
    }

    @Override
    public Group withSystem(SystemFields other) {
        return new Group(path, naming, other, type, expression);
    }
}
