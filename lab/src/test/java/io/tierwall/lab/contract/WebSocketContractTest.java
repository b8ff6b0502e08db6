package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tierwall.lab.testing.SocketEvents;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches on web sockets, as client libraries and browsers open them. */
final class WebSocketContractTest extends ContractTest {

    WebSocketContractTest(ContractCluster cluster) {
        super(cluster);
    }

    @BeforeEach
    void oneObject() {
        workspace.create(CONFIG_MAPS, "a", "{}");
    }

    private String url(String more) {
        return workspace.collection(CONFIG_MAPS) + "?watch=true&" + workspace.selector() + more;
    }

    @Test
    void eachEventIsAMessage() {
        try (SocketEvents events = client.socket(url(""))) {
            assertThat(events.said()).isEqualTo("ADDED " + workspace.name("a"));
            workspace.create(CONFIG_MAPS, "b", "{}");
            assertThat(events.said()).isEqualTo("ADDED " + workspace.name("b"));
        }
    }

    @Test
    void aWatchWhoseTimeIsOverClosesItsSocket() {
        try (SocketEvents events = client.socket(url("&timeoutSeconds=1"))) {
            assertThat(events.said()).isEqualTo("ADDED " + workspace.name("a"));
            assertThat(events.end()).startsWith("closed");
        }
    }

    @Test
    @LabOnly("users of other clusters may have certificates instead of tokens")
    void theTokenMayComeAmongTheSubProtocolsAndIsNeverChosen() {
        try (SocketEvents events = client.socketWithTokenAsProtocol(url(""), "base64.binary.k8s.io")) {
            assertThat(events.said()).isEqualTo("ADDED " + workspace.name("a"));
            assertThat(events.subProtocol()).isEqualTo("base64.binary.k8s.io");
        }
    }

    @Test
    @LabOnly("other clusters may let anonymous users in, and refuse them with 403 later")
    void whoSaysNoTokenIsRefusedBeforeTheSocketOpens() {
        refused(401, () -> client.anonymousSocket(url("")).close());
    }

    @Test
    void aKindThatIsNotServedIsRefusedBeforeTheSocketOpens() {
        refused(404, () -> client.socket("/api/v1/nothings?watch=true").close());
    }

    private static void refused(int code, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .asInstanceOf(type(SocketEvents.Refused.class))
                .extracting(SocketEvents.Refused::code)
                .isEqualTo(code);
    }
}
