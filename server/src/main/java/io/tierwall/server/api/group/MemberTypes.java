package io.tierwall.server.api.group;

import io.tierwall.model.Group;
import io.tierwall.model.Tag;
import io.tierwall.model.group.ConditionKey;
import io.tierwall.model.group.Expression;
import io.tierwall.model.group.Expression.Condition;
import io.tierwall.model.group.MemberType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What kinds of members a group speaks of, and by which tags. Pure. */
public final class MemberTypes {

    private MemberTypes() {}

    /** The kinds of members, in the order of their names. */
    public static NavigableSet<String> of(Group group) {
        NavigableSet<String> types = new TreeSet<>();
        conditions(group.expression())
                .map(condition -> condition.memberType().name())
                .forEach(types::add);
        if (!group.addresses().isEmpty()) {
            types.add(MemberType.IPAddress.name());
        }
        return types;
    }

    /** The tags that conditions ask for, for each kind of member that has any. */
    static Map<MemberType, List<Tag>> tags(Group group) {
        Map<MemberType, List<Tag>> tags = new EnumMap<>(MemberType.class);
        conditions(group.expression())
                .filter(condition -> condition.key() == ConditionKey.Tag)
                .forEach(condition -> tags.computeIfAbsent(condition.memberType(), _ -> new ArrayList<>())
                        .add(tag(condition.value())));
        return tags;
    }

    private static Tag tag(String written) {
        int bar = written.indexOf('|');
        return bar < 0 ? new Tag("", written) : new Tag(written.substring(0, bar), written.substring(bar + 1));
    }

    private static Stream<Condition> conditions(List<Expression> expression) {
        return expression.stream().flatMap(element -> switch (element) {
            case Condition condition -> Stream.of(condition);
            case Expression.NestedExpression nested -> nested.conditions().stream();
            case Expression.Conjunction _,
                    Expression.IpAddressExpression _,
                    Expression.PathExpression _,
                    Expression.MacAddressExpression _,
                    Expression.ExternalIdExpression _ -> Stream.empty();
        });
    }
}
