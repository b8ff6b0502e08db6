package io.tierwall.wire;

import static io.tierwall.model.group.Expression.Conjunction.AND;
import static io.tierwall.model.group.Expression.Conjunction.OR;
import static io.tierwall.model.testing.Statements.addresses;
import static io.tierwall.model.testing.Statements.all;
import static io.tierwall.model.testing.Statements.group;
import static io.tierwall.model.testing.Statements.namespace;
import static io.tierwall.model.testing.Statements.podTag;
import static io.tierwall.model.testing.Statements.service;
import static io.tierwall.model.testing.Statements.serviceName;
import static io.tierwall.model.testing.Statements.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Change;
import io.tierwall.model.policy.RuleAction;
import io.tierwall.model.service.PortRange;
import io.tierwall.model.service.PredefinedServices;
import io.tierwall.model.testing.GuideExamples;
import io.tierwall.model.testing.Publisher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored reads back as what was said, with everything that was assigned to it. */
final class StoredObjectsTest {

    static Stream<List<IntentObject>> statements() {
        return Stream.of(
                List.of(GuideExamples.example1(RuleAction.REJECT)),
                List.of(GuideExamples.example2()),
                List.of(GuideExamples.example3()),
                List.of(
                        group(
                                "cache",
                                all(namespace("production"), AND, serviceName("cache")),
                                OR,
                                podTag("app|web"),
                                OR,
                                addresses("192.168.100.0/24", "10.1.1.1-10.1.1.9")),
                        service("web", tcp("web", new PortRange(80, 80), new PortRange(8000, 8080)))));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyPublishedObjectReadsBackEqual(List<IntentObject> statements) {
        Publisher publisher = new Publisher();
        List<Change> changes = publisher.publish(statements.toArray(IntentObject[]::new));

        assertThat(changes).hasSameSizeAs(statements);
        for (Change change : changes) {
            IntentObject object = ((Change.Stored) change).object();
            assertThat(StoredObjects.read(object.path(), StoredObjects.write(object)))
                    .isEqualTo(object);
        }
    }

    @Test
    void everyPredefinedServiceReadsBackEqual() {
        PredefinedServices.all()
                .forEach(
                        predefined -> assertThat(StoredObjects.read(predefined.path(), StoredObjects.write(predefined)))
                                .isEqualTo(predefined));
    }

    @Test
    void damagedDocumentsAreRefusedByPath() {
        IntentPath path = IntentPath.service("web");

        assertThatThrownBy(() -> StoredObjects.read(path, "{\"resource_type\":"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/infra/services/web");
    }
}
