package io.tierwall.sync;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.foreignPolicy;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.DriftReport.Field;
import io.tierwall.sync.DriftReport.Kind;
import io.tierwall.sync.DriftReport.Sighting;
import io.tierwall.sync.DriftReport.Writer;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import io.tierwall.sync.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is somebody's doing, and what is only not yet written. */
final class DriftSurveyTest {

    private static final ObjectKey P = ObjectKey.policy("p");
    private static final Instant WRITTEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final DesiredObjects FIRST =
            desired(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 1, "g"));
    private static final DesiredObjects SECOND =
            desired(2, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 2, "g"));
    private static final DesiredObjects THIRD =
            desired(3, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 3, "g"));

    private final Map<ObjectKey, LiveObject> live = new TreeMap<>();
    private DriftMemory memory = new DriftMemory();
    private Instant changed = WRITTEN;

    DriftSurveyTest() {
        FIRST.all().forEach(object -> {
            live.put(object.key(), LiveObject.of(object.key().kind(), object.body(1), WRITTEN));
        });
        pass(FIRST);
    }

    /** The cluster is looked at, and what is planned is not carried out. */
    private void pass(DesiredObjects desired) {
        LiveObjects objects = LiveObjects.of(live.values());
        memory.remember(desired, objects, Plan.of(desired, objects));
    }

    private void write(DesiredObjects desired) {
        live.clear();
        desired.all()
                .forEach(object ->
                        live.put(object.key(), LiveObject.of(object.key().kind(), object.body(2), WRITTEN)));
    }

    private List<Sighting> survey(DesiredObjects desired) {
        LiveObjects objects = LiveObjects.of(live.values());
        return new DriftSurvey(desired, objects, memory, _ -> "7", _ -> changed).of(Plan.of(desired, objects));
    }

    private void edit(Consumer<ObjectNode> change) {
        live.computeIfPresent(P, (_, object) -> {
            ObjectNode tree = object.tree().deepCopy();
            change.accept(tree);
            return LiveObject.of(P.kind(), tree, WRITTEN);
        });
    }

    private static void write(ObjectNode object, String manager, Instant at, String... fields) {
        ObjectNode entry =
                object.withObject("/metadata").withArray("managedFields").addObject();
        entry.put("manager", manager).put("operation", "Update").put("time", at.toString());
        ObjectNode node = entry.putObject("fieldsV1");
        for (String field : fields) {
            node = node.putObject("f:" + field);
        }
    }

    @Test
    void whatIsAsItShouldBeIsNoDrift() {
        assertThat(survey(FIRST)).isEmpty();
    }

    @Test
    void whatWasOnlyPublishedIsNoDrift() {
        assertThat(survey(SECOND)).isEmpty();
        assertThat(survey(desired(3))).isEmpty();
        live.clear();
        restart();
        assertThat(survey(FIRST)).isEmpty();
    }

    private void restart() {
        memory = new DriftMemory();
    }

    @Test
    void publishesThatFollowEachOtherQuicklyAreNoDrift() {
        pass(SECOND);
        write(SECOND);
        assertThat(survey(THIRD)).isEmpty();
        pass(THIRD);
        assertThat(survey(FIRST)).isEmpty();

        DesiredObjects none = desired(4);
        pass(none);
        live.clear();
        assertThat(survey(FIRST)).isEmpty();
    }

    @Test
    void anEditAmongQuickPublishesIsMeasuredAgainstTheNearest() {
        pass(SECOND);
        write(SECOND);
        edit(object -> object.withObject("/spec").put("mine", "x"));
        assertThat(survey(THIRD))
                .singleElement()
                .satisfies(sighting -> assertThat(sighting.fields())
                        .containsExactly(new Field("spec.mine", Optional.empty(), Optional.of("x"))));
    }

    @Test
    void anEditIsMeasuredAgainstWhatWasThereWhateverIsPublishedMeanwhile() {
        edit(object -> {
            object.withObject("/spec").put("priority", 77).put("mine", "x");
            write(object, "kubectl-edit", WRITTEN, "spec", "priority");
        });
        List<Field> fields = List.of(
                new Field("spec.mine", Optional.empty(), Optional.of("x")),
                new Field("spec.priority", Optional.of("1.0"), Optional.of("77")));
        for (DesiredObjects desired : List.of(FIRST, SECOND)) {
            assertThat(survey(desired)).singleElement().satisfies(sighting -> {
                assertThat(sighting.kind()).isEqualTo(Kind.CHANGED);
                assertThat(sighting.fields()).isEqualTo(fields);
                assertThat(sighting.writer()).contains(new Writer("kubectl-edit", WRITTEN));
            });
        }
    }

    @Test
    void whoOwnsAFieldThatDiffersWroteItWhoeverWroteLater() {
        edit(object -> {
            object.withObject("/spec/ingress/0").put("action", "Allow");
            write(object, "kubectl-edit", WRITTEN, "spec", "ingress");
            write(object, "kubectl-label", WRITTEN.plusSeconds(9), "metadata", "labels", "team");
            write(object, "tierwall", WRITTEN.plusSeconds(10), "spec", "ingress");
        });
        assertThat(survey(FIRST).getFirst().writer()).contains(new Writer("kubectl-edit", WRITTEN));
    }

    @Test
    void aRemovedFieldWasRemovedByWhoeverWroteJustThenOrByNobodyKnown() {
        edit(object -> {
            object.withObject("/spec").remove("ingress");
            write(object, "kubectl-replace", WRITTEN.minusSeconds(5), "spec", "appliedTo");
        });
        assertThat(survey(FIRST).getFirst().writer()).contains(new Writer("kubectl-replace", WRITTEN.minusSeconds(5)));
        changed = WRITTEN.plusSeconds(3_600);
        assertThat(survey(FIRST).getFirst().writer()).isEmpty();
    }

    @Test
    void aLabelThatWasTakenAwayIsDriftThoughItIsLeftSo() {
        edit(object -> object.withObject("/metadata").remove("labels"));
        assertThat(survey(FIRST)).singleElement().satisfies(sighting -> {
            assertThat(sighting.kind()).isEqualTo(Kind.CHANGED);
            assertThat(sighting.fields())
                    .containsExactly(new Field(
                            "metadata.labels.tierwall.io/managed-by", Optional.of("tierwall"), Optional.empty()));
        });
    }

    @Test
    void aDeletionHasNoWriter() {
        live.remove(P);
        assertThat(survey(FIRST)).singleElement().satisfies(sighting -> {
            assertThat(sighting.kind()).isEqualTo(Kind.DELETED);
            assertThat(sighting.writer()).isEmpty();
        });
    }

    @Test
    void afterARestartOnlyWhatOthersSayThatTheyWroteIsDrift() {
        restart();
        assertThat(survey(SECOND)).isEmpty();
        edit(object -> write(object, "kubectl-label", WRITTEN, "metadata", "labels", "team"));
        assertThat(survey(SECOND)).isEmpty();
        edit(object -> {
            object.withObject("/spec").put("tier", "other");
            write(object, "kubectl-edit", WRITTEN, "spec", "tier");
        });
        assertThat(survey(SECOND))
                .singleElement()
                .satisfies(sighting -> assertThat(sighting.fields())
                        .containsExactly(new Field("spec.tier", Optional.of("t"), Optional.of("other"))));
    }

    @Test
    void whatWeHaveWrittenAndNoLongerWantIsExplainedAlsoAfterARestart() {
        restart();
        assertThat(survey(desired(2))).isEmpty();
        edit(object -> write(object, "kubectl-label", WRITTEN, "metadata", "labels", "team"));
        assertThat(survey(desired(2))).isEmpty();
        edit(object -> write(object, "kubectl-create", WRITTEN, "metadata", "labels", "tierwall.io/managed-by"));
        assertThat(survey(desired(2))).singleElement().satisfies(sighting -> {
            assertThat(sighting.kind()).isEqualTo(Kind.UNEXPLAINED);
            assertThat(sighting.object()).isEqualTo(P);
        });
    }

    @Test
    void aForeignPolicyCountsOnlyInOurTiers() {
        put(foreignPolicy("theirs", "t"));
        put(foreignPolicy("elsewhere", "securityops"));
        assertThat(survey(FIRST)).singleElement().satisfies(sighting -> {
            assertThat(sighting.kind()).isEqualTo(Kind.FOREIGN);
            assertThat(sighting.object()).isEqualTo(ObjectKey.policy("theirs"));
        });
    }

    private void put(ObjectNode policy) {
        LiveObject object = LiveObject.of(ObjectKind.CLUSTER_NETWORK_POLICY, policy, WRITTEN);
        live.put(object.key(), object);
    }

    @Test
    void aLongValueIsCut() {
        edit(object -> object.withObject("/spec").put("tier", "x".repeat(10_000)));
        assertThat(survey(FIRST).getFirst().fields().getFirst().found().orElseThrow())
                .hasSize(501);
    }
}
