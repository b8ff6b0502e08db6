package io.tierwall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import io.tierwall.sync.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** News that overtake each other. */
final class LiveViewTest {

    private static final ObjectKey GROUP = ObjectKey.group("g");

    private final List<ObjectKey> changed = new ArrayList<>();
    private Runnable told = () -> {};
    private final LiveView view = new LiveView(this::tell, _ -> {});

    private void tell(ObjectKey key) {
        changed.add(key);
        told.run();
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() {
        assertThat(view.put(group("a", "9", "new"))).isTrue();
        assertThat(view.put(group("a", "10", "newer"))).isTrue();
        assertThat(view.put(group("a", "9", "new"))).isFalse();
        assertThat(words()).isEqualTo("newer");
    }

    @Test
    void anAnswerThatComesAfterTheDeletionRevivesNothing() {
        view.put(group("a", "10", "x"));
        view.remove(group("a", "12", "x"));
        assertThat(view.put(group("a", "11", "y"))).isFalse();
        assertThat(view.find(GROUP)).isEmpty();
        assertThat(view.put(group("b", "13", "z"))).isTrue();
        assertThat(words()).isEqualTo("z");
    }

    /** Or the writer's own write would look like news to it: it ends its round for those. */
    @Test
    void whoKnowsThatAnObjectHasChangedKnowsThatTheChangeWasTold() throws InterruptedException {
        Thread other = new Thread(() -> view.put(group("a", "10", "x")));
        AtomicReference<Thread.State> writer = new AtomicReference<>();
        told = () -> {
            other.start();
            while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
                Thread.onSpinWait();
            }
            writer.set(other.getState());
        };
        view.put(group("a", "10", "x"));
        assertThat(writer).hasValue(Thread.State.BLOCKED);
    }

    @Test
    void theDeletionOfAnEarlierObjectOfTheNameLeavesTheLaterOne() {
        view.put(group("b", "13", "z"));
        view.remove(group("a", "12", "x"));
        assertThat(words()).isEqualTo("z");
    }

    @Test
    void whatIsKnownOfAServerThatWentBackIsForgotten() {
        view.put(group("a", "90", "of the time after the backup"));
        view.put(other("91"));
        view.remove(other("92"));
        changed.clear();

        view.startAnew(ObjectKind.CLUSTER_GROUP, List.of(group("a", "20", "old"), other("21")), "30");

        assertThat(words()).isEqualTo("old");
        assertThat(view.find(ObjectKey.group("other"))).isPresent();
        assertThat(view.reached(ObjectKind.CLUSTER_GROUP)).isEqualTo("30");
        assertThat(changed).containsExactly(GROUP, ObjectKey.group("other"));
        assertThat(view.put(group("a", "31", "new"))).isTrue();
    }

    @Test
    void whatAServerThatWentBackDoesNotHaveIsGone() {
        view.put(group("a", "90", "x"));
        view.startAnew(ObjectKind.CLUSTER_GROUP, List.of(), "30");
        assertThat(view.find(GROUP)).isEmpty();
        assertThat(view.moments(GROUP)).isEmpty();
    }

    @Test
    void theLatestVersionOfAKindIsKnownWhoeverSaidIt() {
        assertThat(view.reached(ObjectKind.CLUSTER_GROUP)).isEmpty();
        view.put(group("a", "9", "x"));
        view.reach(ObjectKind.CLUSTER_GROUP, "12");
        view.put(group("a", "10", "y"));
        assertThat(view.reached(ObjectKind.CLUSTER_GROUP)).isEqualTo("12");
        assertThat(view.reached(ObjectKind.TIER)).isEmpty();
    }

    @Test
    void versionsThatAreNoNumbersAreTakenAsTheyCome() {
        view.put(group("a", "x9", "one"));
        view.put(group("a", "x8", "two"));
        assertThat(words()).isEqualTo("two");
        view.remove(group("a", "x8", "two"));
        view.put(group("b", "x7", "three"));
        assertThat(words()).isEqualTo("three");
    }

    @Test
    void onlyWhatAnObjectSaysIsNews() {
        view.put(group("a", "1", "x"));
        LiveObject statusOnly = group("a", "2", "x");
        statusOnly.tree().putObject("status").put("phase", "Realized");
        view.put(statusOnly);
        assertThat(changed).containsExactly(GROUP);
        assertThat(view.find(GROUP).orElseThrow().resourceVersion()).isEqualTo("2");
    }

    @Test
    void aListTakesAwayWhatItDoesNotHoldUnlessThatIsNewer() {
        view.put(group("a", "5", "x"));
        view.replaceAll(ObjectKind.CLUSTER_GROUP, List.of(), "4");
        assertThat(view.find(GROUP)).isPresent();
        view.replaceAll(ObjectKind.TIER, List.of(), "9");
        assertThat(view.find(GROUP)).isPresent();
        view.replaceAll(ObjectKind.CLUSTER_GROUP, List.of(), "9");
        assertThat(view.find(GROUP)).isEmpty();
    }

    private String words() {
        return view.find(GROUP).orElseThrow().spec().path("words").asText();
    }

    private static LiveObject other(String version) {
        ObjectNode object = Samples.foreign(ObjectKey.group("other"));
        object.withObject("/metadata").put("uid", "o").put("resourceVersion", version);
        return Samples.live(ObjectKind.CLUSTER_GROUP, object);
    }

    private static LiveObject group(String uid, String version, String words) {
        ObjectNode object = Samples.foreign(GROUP);
        object.withObject("/metadata").put("uid", uid).put("resourceVersion", version);
        object.withObject("/spec").put("words", words);
        return Samples.live(ObjectKind.CLUSTER_GROUP, object);
    }
}
