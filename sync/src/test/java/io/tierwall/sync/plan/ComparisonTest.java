package io.tierwall.sync.plan;

import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.render.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as a difference. */
final class ComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatWasWrittenIsNotDifferent() {
        assertThat(differences(policy("p", "t", 5, "web"), _ -> {})).isEmpty();
        assertThat(differences(tier("t", 5), _ -> {})).isEmpty();
        assertThat(differences(addresses("g", "10.0.0.0/8"), _ -> {})).isEmpty();
    }

    @Test
    void numbersAreComparedByValue() {
        assertThat(differences(policy("p", "t", 5), spec -> spec.put("priority", 5)))
                .isEmpty();
        assertThat(differences(policy("p", "t", 5.25), spec -> spec.put("priority", 5.250)))
                .isEmpty();
        assertThat(differences(tier("t", 5), spec -> spec.put("priority", 5.0))).isEmpty();
        assertThat(differences(policy("p", "t", 5), spec -> spec.put("priority", 5.5)))
                .containsExactly("~spec.priority");
    }

    @Test
    void whatSaysNothingMayBeThereOrNot() {
        assertThat(differences(policy("p", "t", 5), spec -> {
                    spec.putArray("egress");
                    spec.putNull("appliedTo");
                    rule(spec).remove("enableLogging");
                    rule(spec).put("logLabel", "").putArray("from");
                }))
                .isEmpty();
        assertThat(differences(policy("p", "t", 5), spec -> podSelector(spec).putObject("matchLabels")))
                .isEmpty();
    }

    @Test
    void anEmptySelectorSaysEverythingAndIsNotNothing() {
        assertThat(differences(policy("p", "t", 5), spec -> appliedTo(spec).remove("podSelector")))
                .containsExactly("-spec.ingress[0].appliedTo[0].podSelector");
        assertThat(differences(policy("p", "t", 5), spec -> appliedTo(spec).putObject("namespaceSelector")))
                .containsExactly("+spec.ingress[0].appliedTo[0].namespaceSelector");
    }

    @Test
    void anEmptyLabelValueSaysSomething() {
        assertThat(differences(
                        policy("p", "t", 5),
                        spec -> podSelector(spec).putObject("matchLabels").put("app", "")))
                .containsExactly("+spec.ingress[0].appliedTo[0].podSelector.matchLabels");
    }

    @Test
    void whatIsChangedMissingOrSurplusIsNamed() {
        assertThat(differences(policy("p", "t", 5, "web"), spec -> {
                    rule(spec).put("action", "Allow").remove("ports");
                    spec.putArray("egress").addObject().put("name", "mine");
                }))
                .containsExactly("+spec.egress", "~spec.ingress[0].action", "-spec.ingress[0].ports");
    }

    @Test
    void theOrderOfRulesAndTheirNumberCount() {
        assertThat(differences(
                        policy("p", "t", 5),
                        spec -> spec.withArray("/ingress").insertObject(0).put("name", "theirs")))
                .contains("~spec.ingress[0].name", "+spec.ingress[1]");
        assertThat(differences(
                        policy("p", "t", 5), spec -> spec.withArray("/ingress").removeAll()))
                .containsExactly("-spec.ingress");
    }

    @Test
    void foreignLabelsStatusAndVersionsAreNotOurs() {
        assertThat(differencesOfWhole(tier("t", 5), object -> {
                    ObjectNode metadata = object.withObject("/metadata");
                    metadata.put("resourceVersion", "77")
                            .put("generation", 3)
                            .putArray("finalizers")
                            .add("theirs");
                    metadata.withObject("/labels").put("team", "blue");
                    metadata.withObject("/annotations").put("note", "hello");
                    object.putObject("status").put("phase", "Realizing");
                }))
                .isEmpty();
    }

    @Test
    void theRevisionIsNeverCompared() {
        assertThat(differencesOfWhole(
                        tier("t", 5),
                        object -> object.withObject("/metadata/annotations").put(Ownership.REVISION, "1")))
                .isEmpty();
    }

    @Test
    void ourAnnotationsHaveToBeRight() {
        assertThat(differencesOfWhole(
                        tier("t", 5),
                        object -> object.withObject("/metadata/annotations").put(Ownership.DISPLAY_NAME, "mine now")))
                .containsExactly("~metadata.annotations." + Ownership.DISPLAY_NAME);
        assertThat(differencesOfWhole(
                        tier("t", 5), object -> object.withObject("/metadata").remove("annotations")))
                .containsExactly("-metadata.annotations." + Ownership.DISPLAY_NAME);
    }

    private static List<String> differences(AntreaObject<?> object, Consumer<ObjectNode> edit) {
        return differencesOfWhole(object, whole -> edit.accept(whole.withObject("/spec")));
    }

    private static List<String> differencesOfWhole(AntreaObject<?> object, Consumer<ObjectNode> edit) {
        DesiredObject should = desired(9, object).all().iterator().next();
        ObjectNode is = overTheWire(should.body(8));
        edit.accept(is);
        return Comparison.of(should, LiveObject.of(should.key().kind(), is, Instant.EPOCH)).stream()
                .map(Difference::toString)
                .toList();
    }

    /** Numbers change their Java types on the way. */
    private static ObjectNode overTheWire(JsonNode body) {
        try {
            return JSON.readTree(body.toString()).deepCopy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode rule(ObjectNode spec) {
        return spec.withObject("/ingress/0");
    }

    private static ObjectNode appliedTo(ObjectNode spec) {
        return spec.withObject("/ingress/0/appliedTo/0");
    }

    private static ObjectNode podSelector(ObjectNode spec) {
        return spec.withObject("/ingress/0/appliedTo/0/podSelector");
    }
}
