package io.tierwall.lab.apiserver.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.lab.objects.ApiException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FieldOwnershipTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (JsonProcessingException mistake) {
            throw new AssertionError(mistake);
        }
    }

    private static Writer applier(String manager) {
        return new Writer(manager, true, "crd.antrea.io/v1beta1", "", THEN);
    }

    private static Writer updater(String manager) {
        return new Writer(manager, false, "crd.antrea.io/v1beta1", "", THEN);
    }

    private static ObjectNode apply(ObjectNode live, String configuration, String manager) {
        return FieldOwnership.applied(Optional.of(live), yaml(configuration), applier(manager), false);
    }

    private static ObjectNode create(String configuration, String manager) {
        return FieldOwnership.applied(Optional.empty(), yaml(configuration), applier(manager), false);
    }

    private static ObjectNode bare(ObjectNode object) {
        ObjectNode bare = object.deepCopy();
        bare.withObjectProperty("metadata").remove("managedFields");
        return bare;
    }

    @Test
    void anApplyOwnsTheLeavesOfItsConfiguration() {
        ObjectNode created = create(
                "{metadata: {name: p, labels: {a: b}}, spec: {priority: 5, podSelector: {}, list: [{x: 1}]}}", "one");

        assertThat(created.at("/metadata/managedFields")).hasSize(1);
        assertThat(created.at("/metadata/managedFields/0")).isEqualTo(yaml("""
                manager: one
                operation: Apply
                apiVersion: crd.antrea.io/v1beta1
                time: "2026-01-01T00:00:00Z"
                fieldsType: FieldsV1
                fieldsV1:
                  f:metadata: {f:labels: {f:a: {}}}
                  f:spec: {f:priority: {}, f:podSelector: {}, f:list: {}}
                """));
    }

    @Test
    void whatAnApplierDropsIsRemovedTogetherWithMapsThatHeldNothingElse() {
        ObjectNode live = create("{metadata: {name: p, labels: {a: b}}, spec: {x: 1, y: 2}}", "one");

        assertThat(bare(apply(live, "{metadata: {name: p}, spec: {x: 1}}", "one")))
                .isEqualTo(yaml("{metadata: {name: p}, spec: {x: 1}}"));
    }

    @Test
    void whatAnApplierDropsStaysWhenAnotherOwnsItToo() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1, y: 2}}", "one");
        live = apply(live, "{metadata: {name: p}, spec: {y: 2}}", "two");

        assertThat(bare(apply(live, "{metadata: {name: p}, spec: {x: 1}}", "one")))
                .isEqualTo(yaml("{metadata: {name: p}, spec: {x: 1, y: 2}}"));
    }

    @Test
    void anotherValueForAFieldOfSomebodyElseIsAConflict() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1, y: 2}}", "one");

        assertThatThrownBy(() -> apply(live, "{metadata: {name: p}, spec: {x: 3}}", "two"))
                .isInstanceOfSatisfying(ApiException.class, conflict -> {
                    assertThat(conflict.code()).isEqualTo(409);
                    assertThat(conflict.message())
                            .isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .spec.x");
                    assertThat(conflict.details().orElseThrow().causes())
                            .containsExactly(
                                    new ApiException.Cause("FieldManagerConflict", "conflict with \"one\"", ".spec.x"));
                });
    }

    @Test
    void severalConflictsAreListedByManager() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1, y: 2}}", "one");
        live = FieldOwnership.updated(
                Optional.of(live), yaml("{metadata: {name: p}, spec: {x: 1, y: 2, z: 3}}"), updater("edit"));
        ObjectNode edited = live;

        assertThatThrownBy(() -> apply(edited, "{metadata: {name: p}, spec: {x: 0, y: 0, z: 0}}", "two"))
                .hasMessage("""
                        Apply failed with 3 conflicts: conflicts with "one":
                        - .spec.x
                        - .spec.y
                        conflicts with "edit" using crd.antrea.io/v1beta1 at 2026-01-01T00:00:00Z:
                        - .spec.z""");
    }

    @Test
    void forceTakesTheFieldFromItsOwner() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1}}", "one");

        ObjectNode taken = FieldOwnership.applied(
                Optional.of(live), yaml("{metadata: {name: p}, spec: {x: 3}}"), applier("two"), true);

        assertThat(taken.at("/spec/x").asInt()).isEqualTo(3);
        assertThat(taken.at("/metadata/managedFields")).hasSize(1);
        assertThat(taken.at("/metadata/managedFields/0/manager").asText()).isEqualTo("two");
    }

    @Test
    void aMapInThePlaceOfAValueIsAConflictToo() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1}}", "one");

        assertThatThrownBy(() -> apply(live, "{metadata: {name: p}, spec: {x: {y: 1}}}", "two"))
                .hasMessageContaining(".spec.x");
    }

    @Test
    void anUpdateTakesWhatItChangesFromAppliers() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1, y: 2}}", "one");

        ObjectNode updated =
                FieldOwnership.updated(Optional.of(live), yaml("{metadata: {name: p}, spec: {x: 9}}"), updater("edit"));

        assertThat(Owners.of(updated).of(applier("one"))).isEqualTo(FieldSet.EMPTY);
        assertThat(Owners.of(updated).of(updater("edit")).paths()).containsExactly(FieldPath.of("spec", "x"));
    }

    @Test
    void whatWasThereBeforeTheFirstApplyHasAnOwner() {
        assertThatThrownBy(() -> apply(
                        yaml("{metadata: {name: p}, spec: {x: 1}}"), "{metadata: {name: p}, spec: {x: 2}}", "one"))
                .hasMessageContaining("before-first-apply");
    }

    @Test
    void anUpdateThatChangesNothingLeavesTheTimes() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1}}", "one");
        Writer later = new Writer("one", true, "crd.antrea.io/v1beta1", "", LATER);

        assertThat(FieldOwnership.applied(Optional.of(live), bare(live), later, false))
                .isEqualTo(live);
    }

    @Test
    void oneEmptyEntryResetsTheOwners() {
        ObjectNode live = create("{metadata: {name: p}, spec: {x: 1}}", "one");

        ObjectNode reset = FieldOwnership.updated(
                Optional.of(live), yaml("{metadata: {name: p, managedFields: [{}]}, spec: {x: 1}}"), updater("edit"));

        assertThat(reset.path("metadata").has("managedFields")).isFalse();
    }

    @Test
    void whatTheServerSaysHasNoOwner() {
        assertThat(FieldSet.of(yaml("{metadata: {name: p, uid: u, resourceVersion: '1', managedFields: []}}"))
                        .isEmpty())
                .isTrue();
    }

    @Property
    void fieldsV1ReadsBackAsItWasWritten(@ForAll("objects") ObjectNode object) {
        FieldSet fields = FieldSet.of(object);

        assertThat(FieldSet.parse(fields.toJson())).isEqualTo(fields);
    }

    @Property
    void applyingTwiceIsApplyingOnce(@ForAll("objects") ObjectNode live, @ForAll("objects") ObjectNode configuration) {
        ObjectNode once = FieldOwnership.applied(Optional.of(live), configuration, applier("one"), true);
        Writer later = new Writer("one", true, "crd.antrea.io/v1beta1", "", LATER);

        assertThat(FieldOwnership.applied(Optional.of(once), configuration, later, false))
                .isEqualTo(once);
    }

    @Property
    void fieldsOfTwoManagersThatShareNoneAreAllKept(
            @ForAll("objects") ObjectNode one, @ForAll("objects") ObjectNode two) {
        ObjectNode first = yaml("{metadata: {name: p}}");
        first.set("one", one.path("spec"));
        ObjectNode second = yaml("{metadata: {name: p}}");
        second.set("two", two.path("spec"));

        ObjectNode both = FieldOwnership.applied(Optional.empty(), first, applier("one"), false);
        both = FieldOwnership.applied(Optional.of(both), second, applier("two"), false);

        assertThat(both.path("one")).isEqualTo(one.path("spec"));
        assertThat(both.path("two")).isEqualTo(two.path("spec"));
        assertThat(Owners.of(both).of(applier("one"))).isEqualTo(FieldSet.of(first));
        assertThat(Owners.of(both).of(applier("two"))).isEqualTo(FieldSet.of(second));
    }

    @Property
    void afterAForcedApplyTheObjectSaysWhatTheConfigurationSays(
            @ForAll("objects") ObjectNode live, @ForAll("objects") ObjectNode configuration) {
        ObjectNode applied = FieldOwnership.applied(Optional.of(live), configuration, applier("one"), true);

        FieldSet.of(configuration).paths().stream()
                .filter(path -> !path.in(configuration).isObject())
                .forEach(path -> assertThat(path.in(applied)).isEqualTo(path.in(configuration)));
    }

    /** Small objects with few names, so that two of them have much in common. */
    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c.d/e");
        Arbitrary<Object> leaves = Arbitraries.of(1, 2, "x", java.util.List.of(1, 2), Map.of());
        Arbitrary<Object> maps = Arbitraries.lazyOf(
                () -> leaves, () -> Arbitraries.maps(names, leaves).ofMaxSize(3).map(map -> (Object) map));
        Arbitrary<Object> deep =
                Arbitraries.maps(names, maps).ofMinSize(1).ofMaxSize(3).map(map -> (Object) map);
        return deep.map(spec -> {
            ObjectNode object = yaml("{metadata: {name: p}}");
            object.set("spec", new YAMLMapper().valueToTree(spec));
            return object;
        });
    }
}
