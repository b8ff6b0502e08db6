package io.tierwall.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.render.Renderer;
import io.tierwall.model.IntentPath;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The objects of the guide's examples, as trees. */
final class DesiredObjectsTest {

    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final Publisher publisher = new Publisher();
    private DesiredState state = new DesiredState(0, List.of());

    @BeforeEach
    void publish() {
        publisher.publish(GuideExamples.example1(RuleAction.REJECT));
        publisher.publish(GuideExamples.example2());
        publisher.publish(GuideExamples.example3());
        state = Renderer.render(publisher.intent(), IntentPath.cluster("alpha"));
    }

    @Test
    void anObjectReadBackByTheClientSaysTheSame() {
        assertThat(state.objects()).isNotEmpty().allSatisfy(object -> {
            AntreaObject<?> read = serialization.unmarshal(serialization.asJson(object), object.getClass());
            assertThat(read.getSpec()).isEqualTo(object.getSpec());
            assertThat(read.getKind()).isEqualTo(object.getKind());
            assertThat(read.getMetadata()).isEqualTo(object.getMetadata());
        });
    }

    @Test
    void eachNamesOnlyWhatComesBeforeIt() {
        DesiredObjects desired = DesiredObjects.of(state);
        Set<ObjectKey> before = new HashSet<>();
        for (DesiredObject object : desired.all()) {
            assertThat(before).containsAll(object.references());
            before.add(object.key());
        }
        assertThat(desired.revision()).isEqualTo(state.revision());
    }

    @Test
    void policiesAreFoundByPath() {
        DesiredObjects desired = DesiredObjects.of(state);
        assertThat(desired.all())
                .filteredOn(object -> object.key().kind() == ObjectKind.CLUSTER_NETWORK_POLICY)
                .isNotEmpty()
                .allSatisfy(policy ->
                        assertThat(desired.policy(policy.path().orElseThrow())).contains(policy));
    }
}
