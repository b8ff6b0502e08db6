package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.path;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static io.tierwall.sync.testing.Samples.union;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** To whom an object matters, while what is desired goes on. */
final class UsesTest {

    private static final ObjectKey TIER = ObjectKey.tier("t");
    private static final ObjectKey CHILD = ObjectKey.group("g.0");
    private static final ObjectKey GROUP = ObjectKey.group("g");
    private static final ObjectKey OTHER_GROUP = ObjectKey.group("h");
    private static final ObjectKey P = ObjectKey.policy("p");

    private final List<DesiredObject> objects = new ArrayList<>(List.of(
            read(tier("t", 5)),
            read(addresses("g.0", "10.0.0.0/8")),
            read(union("g", "g.0")),
            read(addresses("h", "11.0.0.0/8")),
            read(policy("p", "t", 1, "g")),
            read(policy("q", "t", 2, "h"))));
    private final Uses uses = new Uses(DesiredObjects.of(1, objects));

    private static DesiredObject read(AntreaObject<?> object) {
        return DesiredObject.of(object);
    }

    private Set<ObjectKey> follow() {
        return uses.follow(DesiredObjects.of(2, objects));
    }

    @Test
    void anObjectMattersToThePoliciesThatNameItHoweverDeep() {
        assertThat(uses.of(Set.of(CHILD))).containsExactly(path("p"));
        assertThat(uses.of(Set.of(TIER))).containsExactly(path("p"), path("q"));
        assertThat(uses.of(Set.of(P))).containsExactly(path("p"));
        assertThat(uses.of(Set.of(ObjectKey.group("nobodys")))).isEmpty();
    }

    @Test
    void whatStaysTheSameIsNotTold() {
        assertThat(follow()).isEmpty();
    }

    @Test
    void aPolicyThatNamesAnotherGroupMattersToThatOne() {
        objects.set(4, read(policy("p", "t", 1, "h")));
        assertThat(follow()).containsExactly(P);
        assertThat(uses.of(Set.of(GROUP, CHILD))).isEmpty();
        assertThat(uses.of(Set.of(OTHER_GROUP))).containsExactly(path("p"), path("q"));
    }

    @Test
    void aPolicyThatIsGoneMattersToNobody() {
        objects.remove(4);
        assertThat(follow()).containsExactly(P);
        assertThat(uses.of(Set.of(TIER))).containsExactly(path("q"));
    }

    @Test
    void aGroupThatUnitesOthersIsReadAnew() {
        objects.set(2, read(union("g")));
        assertThat(follow()).containsExactly(GROUP);
        assertThat(uses.of(Set.of(CHILD))).isEmpty();
        assertThat(uses.of(Set.of(GROUP))).containsExactly(path("p"));
    }
}
