package io.tierwall.lab.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tierwall.lab.objects.ResourceTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaTest {

    private final Schema policy =
            Schemas.of(ResourceTypes.CLUSTER_NETWORK_POLICIES).orElseThrow();
    private final Schema tier = Schemas.of(ResourceTypes.TIERS).orElseThrow();
    private final Schema group = Schemas.of(ResourceTypes.CLUSTER_GROUPS).orElseThrow();

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (JsonProcessingException mistake) {
            throw new AssertionError(mistake);
        }
    }

    @Test
    void unknownFieldsArePrunedAndKnownOnesStay() {
        ObjectNode sent = yaml("""
                metadata: {name: p, labels: {a: b}}
                nonsense: 1
                spec:
                  priority: 1.5
                  nonsense: {a: 1}
                  appliedTo:
                  - podSelector: {matchLabels: {anything: goes}, nonsense: 1}
                  ingress:
                  - action: Drop
                    appliedTo: [{nodeSelector: {}, group: g}]
                """);

        assertThat(policy.complete(sent)).isEqualTo(yaml("""
                metadata: {name: p, labels: {a: b}}
                spec:
                  priority: 1.5
                  appliedTo:
                  - podSelector: {matchLabels: {anything: goes}}
                  ingress:
                  - action: Drop
                    appliedTo: [{group: g}]
                """));
        assertThat(policy.unknown(sent))
                .containsExactly(
                        "nonsense",
                        "spec.nonsense",
                        "spec.appliedTo[0].podSelector.nonsense",
                        "spec.ingress[0].appliedTo[0].nodeSelector");
    }

    @Test
    void aPortWithoutProtocolIsOneOfTcp() {
        assertThat(policy.complete(yaml("spec: {priority: 1, ingress: [{action: Allow, ports: [{port: 80}]}]}"))
                        .at("/spec/ingress/0/ports/0/protocol")
                        .asText())
                .isEqualTo("TCP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                    | spec              | Required value",
                "{spec: {}}                            | spec.priority     | Required value",
                "{spec: {priority: 0.9}}               | spec.priority     | Invalid value: 0.9: spec.priority in body should be greater than or equal to 1",
                "{spec: {priority: 10000.5}}           | spec.priority     | Invalid value: 10000.5: spec.priority in body should be less than or equal to 10000",
                "{spec: {priority: '5'}}               | spec.priority     | Invalid value: \"string\": spec.priority in body must be of type number: \"string\"",
                "{spec: {priority: 5, ingress: {}}}    | spec.ingress      | Invalid value: \"object\": spec.ingress in body must be of type array: \"object\"",
                "{spec: {priority: 5, egress: [{}]}}   | spec.egress[0].action | Required value",
                "{spec: {priority: 5, egress: [{action: allow}]}} | spec.egress[0].action | Unsupported value: \"allow\": supported values: \"Allow\", \"Drop\", \"Reject\", \"Pass\"",
                "{spec: {priority: 5, egress: [{action: Allow, enableLogging: 'yes'}]}} | spec.egress[0].enableLogging | Invalid value: \"string\": spec.egress[0].enableLogging in body must be of type boolean: \"string\"",
                "{spec: {priority: 5, egress: [{action: Allow, ports: [{protocol: ICMP}]}]}} | spec.egress[0].ports[0].protocol | Unsupported value: \"ICMP\": supported values: \"TCP\", \"UDP\", \"SCTP\"",
                "{spec: {priority: 5, egress: [{action: Allow, ports: [{port: 1.5}]}]}} | spec.egress[0].ports[0].port | Invalid value: \"number\": spec.egress[0].ports[0].port in body must be of type integer,string: \"number\"",
                "{spec: {priority: 5, egress: [{action: Allow, protocols: [{icmp: {icmpType: 256}}]}]}} | spec.egress[0].protocols[0].icmp.icmpType | Invalid value: 256: spec.egress[0].protocols[0].icmp.icmpType in body should be less than or equal to 255",
                "{spec: {priority: 5, egress: [{action: Allow, protocols: [{}]}]}} | spec.egress[0].protocols[0] | Invalid value: \"\": \"spec.egress[0].protocols[0]\" must validate one and only one schema (oneOf). Found none valid",
                "{spec: {priority: 5, egress: [{action: Allow, toServices: [{name: a}]}]}} | spec.egress[0].toServices[0].namespace | Required value",
                "{spec: {priority: 5, appliedTo: [{podSelector: {matchLabels: {a: 1}}}]}} | spec.appliedTo[0].podSelector.matchLabels.a | Invalid value: \"integer\": spec.appliedTo[0].podSelector.matchLabels.a in body must be of type string: \"integer\"",
                "{spec: {priority: 5, appliedTo: [{podSelector: {matchExpressions: [{key: a, operator: Is}]}}]}} | spec.appliedTo[0].podSelector.matchExpressions[0].operator | Unsupported value: \"Is\": supported values: \"In\", \"NotIn\", \"Exists\", \"DoesNotExist\"",
            })
    void aPolicyThatBreaksTheSchemaIsRefusedByField(String sent, String field, String message) {
        assertThat(policy.problems(yaml(sent))).singleElement().satisfies(cause -> {
            assertThat(cause.field()).isEqualTo(field);
            assertThat(cause.message()).isEqualTo(message);
        });
    }

    @Test
    void aLogLabelIsShapedLikeALabelsValue() {
        String rule = "spec: {priority: 5, ingress: [{action: Allow, logLabel: '%s'}]}";

        assertThat(policy.problems(yaml(rule.formatted("web-1.a_B")))).isEmpty();
        assertThat(policy.problems(yaml(rule.formatted("")))).isEmpty();
        assertThat(policy.problems(yaml(rule.formatted("a b")))).hasSize(1);
        assertThat(policy.problems(yaml(rule.formatted("a".repeat(64)))))
                .singleElement()
                .satisfies(cause -> assertThat(cause.reason()).isEqualTo("FieldValueTooLong"));
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,0", "255,0", "256,1", "1.5,1"})
    void aTiersPriorityIsAWholeNumberUpTo255(String priority, int problems) {
        assertThat(tier.problems(yaml("spec: {priority: " + priority + "}"))).hasSize(problems);
    }

    @Test
    void aGroupMaySayNothing() {
        assertThat(group.problems(yaml("spec: {}"))).isEmpty();
        assertThat(group.problems(yaml("spec: {ipBlocks: [{cidr: 10.0.0.0/8, except: [5]}]}")))
                .hasSize(1);
    }

    @Test
    void severalProblemsAreSaidAtOnce() {
        assertThat(policy.problems(yaml("spec: {priority: 0, ingress: [{}], egress: [{action: Drop, name: 1}]}")))
                .hasSize(3);
    }

    @Test
    void everyKindThatIsKeptHasOneUnlessAntreaWritesItItself() {
        assertThat(ResourceTypes.all())
                .filteredOn(type -> Schemas.of(type).isEmpty())
                .containsExactly(ResourceTypes.AGENT_INFOS, ResourceTypes.CONTROLLER_INFOS);
    }
}
